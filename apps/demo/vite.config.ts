import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

// The packages come from their sources, here as in the tests: a change in any of them shows at once.
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // Optimised before the first page, not while someone's card is being read, because that would reload the page.
  optimizeDeps: { include: ['@ktp-ocr/react > lean-qr'] },
  // `--mode static`: a page for any folder on any host, with the engine on the device and no server.
  base: mode === 'static' ? './' : '/',
  build: {
    sourcemap: true,
    outDir: mode === 'static' ? 'dist-static' : 'dist',
    // The notices of the regions and the weights go with every copy; Vite drops them unless told.
    rolldownOptions: { output: { comments: { legal: true } } },
  },
}));
