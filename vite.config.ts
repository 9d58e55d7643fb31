import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/browser.ts';

/** Tests run from the sources: packages are found by their `source` export condition, so nothing has to be built. */
const fromSource = {
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
};

/** Tests that take every core, or count what happens in a second: they run one after another and by themselves. */
const alone = [
  ...['accuracy', 'node', 'cli', 'otherPictures'].map((name) => `packages/engine/src/${name}.test.ts`),
  ...['signer/abuse', 'api/readsCards', 'quota/sharedQuota'].map((name) => `packages/signer/src/${name}.test.ts`),
];

// A function: Vitest writes into the object, so two projects may not share one.
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
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.browser.test.{ts,tsx}', '**/*.dist.test.ts', '**/*.walk.test.ts', ...alone],
          testTimeout: 60_000,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'engine',
          environment: 'node',
          include: alone,
          testTimeout: 180_000,
          hookTimeout: 120_000,
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
            '@tanstack/react-query',
            'msw',
            'msw/browser',
            '@testing-library/react',
            'vitest-browser-react',
          ],
        },
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.{ts,tsx}', 'apps/*/src/**/*.browser.test.tsx'],
          exclude: ['packages/engine/**'],
          testTimeout: 30_000,
          browser: inChromium(),
        },
      },
      {
        ...fromSource,
        optimizeDeps: { include: ['@ktp-ocr/engine > onnxruntime-web/wasm'] },
        test: {
          name: 'device',
          include: ['packages/engine/src/**/*.browser.test.ts'],
          testTimeout: 120_000,
          browser: inChromium(),
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: false,
        plugins: [storybookTest({ configDir: fileURLToPath(new URL('.storybook', import.meta.url)) })],
        test: { name: 'stories', testTimeout: 30_000, browser: inChromium() },
      },
      {
        test: {
          name: 'dist',
          environment: 'node',
          include: ['test/*.dist.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        ...fromSource,
        test: {
          name: 'walk',
          environment: 'node',
          include: ['test/*.walk.test.ts'],
          globalSetup: 'test/demo.setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
