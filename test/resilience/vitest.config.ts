import { fileURLToPath } from 'node:url';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// npm run test:resilience
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  test: { include: ['test/resilience/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});
