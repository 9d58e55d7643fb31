import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

// The packages come from their sources, here as in the tests: a change in any of them shows at once.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: { sourcemap: true },
});
