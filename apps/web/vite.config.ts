import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API serves the result at /app under a policy that allows no inline script. */
export default defineConfig({
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
