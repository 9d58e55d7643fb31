import { expect, test } from 'vitest';

// What an entry exports is a promise. A change here is a change of the public interface: it needs a changeset.
const ENTRIES = {
  '@ktp-ocr/core': () => import('@ktp-ocr/core'),
  '@ktp-ocr/core/frame': () => import('@ktp-ocr/core/frame'),
  '@ktp-ocr/react': () => import('@ktp-ocr/react'),
  '@ktp-ocr/react/camera': () => import('@ktp-ocr/react/camera'),
  '@ktp-ocr/react/handover': () => import('@ktp-ocr/react/handover'),
  '@ktp-ocr/signer': () => import('@ktp-ocr/signer'),
  '@ktp-ocr/signer/node': () => import('@ktp-ocr/signer/node'),
  '@ktp-ocr/engine/browser': () => import('@ktp-ocr/engine/browser'),
  '@ktp-ocr/engine/node': () => import('@ktp-ocr/engine/node'),
  '@ktp-ocr/testing': () => import('@ktp-ocr/testing'),
  '@ktp-ocr/testing/node': () => import('@ktp-ocr/testing/node'),
  '@ktp-ocr/testing/handlers': () => import('@ktp-ocr/testing/handlers'),
} as const;

// Every entry imports in plain Node, without a window: that is what a server does when it renders a page.
test.each(Object.entries(ENTRIES))('the public names of %s', async (_, load) => {
  const names = Object.keys(await load()).toSorted();
  expect(names).not.toContain('default');
  expect(names).toMatchSnapshot();
});
