import { fileURLToPath } from 'node:url';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// npm run test:consumers
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  test: {
    include: ['test/consumers/*.test.ts'],
    globalSetup: 'test/consumers/pack.setup.ts',
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
