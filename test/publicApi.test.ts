import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// What an entry exports is a promise. Changing it changes the public interface, and needs a changeset.
const ENTRIES = {
  '@ktp-ocr/core': () => import('@ktp-ocr/core'),
  '@ktp-ocr/core/kit': () => import('@ktp-ocr/core/kit'),
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
  '@ktp-ocr/testing/playwright': () => import('@ktp-ocr/testing/playwright'),
} as const;

// Every entry imports in plain Node, without a window, as a server does when it renders a page.
test.each(Object.entries(ENTRIES))('the public names of %s', async (_, load) => {
  const names = Object.keys(await load()).toSorted();
  expect(names).not.toContain('default');
  expect(names).toMatchSnapshot();
});

test('every entry of every package is tested here', () => {
  const packages = join(import.meta.dirname, '../packages');
  const entries = readdirSync(packages).flatMap((folder) => {
    const { name, exports } = JSON.parse(readFileSync(join(packages, folder, 'package.json'), 'utf8')) as {
      readonly name: string;
      readonly exports: Readonly<Record<string, unknown>>;
    };
    const code = Object.keys(exports).filter((path) => !/\.(css|json)$/.test(path));
    return code.map((path) => name + path.slice(1));
  });
  expect(Object.keys(ENTRIES).toSorted()).toEqual(entries.toSorted());
});
