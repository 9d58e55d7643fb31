import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/browser.ts';
import { PATIENCE_MS, TEST_MS } from './test/patience.ts';

/** Tests run from the sources: packages are found by their `source` export condition, so nothing has to be built. */
const fromSource = {
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
};

/**
 * Tests that use every core, or count what happens in a second: they run one after another, with nothing beside them.
 */
const alone = [
  ...[
    'scan/accuracy',
    'node',
    'node/runtime',
    'cli',
    'scan/otherPictures',
    'scan/refusals',
    'scan/secondPass',
    'scan/smallCards',
  ].map((name) => `packages/engine/src/${name}.test.ts`),
  ...['signer/abuse', 'command/attacks', 'handover/slowReaders', 'api/readsCards', 'quota/sharedQuota'].map(
    (name) => `packages/signer/src/${name}.test.ts`,
  ),
];

const patient = { testTimeout: TEST_MS, hookTimeout: TEST_MS, expect: { poll: { timeout: PATIENCE_MS } } };

// A function, because Vitest writes into the object, so two projects may not share one.
const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: launchOptions() }),
  instances: [{ browser: 'chromium' as const }],
});

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: '.cache/vitest.json' }]],
    projects: [
      {
        ...fromSource,
        plugins: [react()],
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          exclude: ['**/*.browser.test.{ts,tsx}', '**/*.dist.test.ts', '**/*.walk.test.ts', ...alone],
          ...patient,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'engine',
          environment: 'node',
          include: alone,
          ...patient,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...fromSource,
        plugins: [react()],
        publicDir: '.storybook/public',
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            'react-dom/server',
            '@ktp-ocr/react > react-dropzone',
            '@ktp-ocr/react > lean-qr',
            'react-hook-form',
            '@tanstack/react-form',
            'formik',
            '@tanstack/react-query',
            'msw',
            'msw/browser',
            '@testing-library/react',
            'vitest-browser-react',
          ],
        },
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.{ts,tsx}', 'apps/*/src/**/*.browser.test.{ts,tsx}'],
          setupFiles: 'test/browsers/patience.ts',
          exclude: ['packages/engine/**'],
          ...patient,
          browser: inChromium(),
        },
      },
      {
        ...fromSource,
        test: {
          name: 'device',
          include: ['packages/engine/src/**/*.browser.test.ts'],
          ...patient,
          browser: inChromium(),
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: false,
        plugins: [storybookTest({ configDir: fileURLToPath(new URL('.storybook', import.meta.url)) })],
        test: { name: 'stories', ...patient, browser: inChromium() },
      },
      {
        test: {
          name: 'dist',
          environment: 'node',
          include: ['test/*.dist.test.ts'],
          ...patient,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'walk',
          environment: 'node',
          include: ['test/*.walk.test.ts'],
          globalSetup: 'test/demo.setup.ts',
          ...patient,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
