import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const RELAY = 'http://localhost:8110';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: '../dist/page', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 600 },
  worker: { format: 'es' },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/relay': { target: RELAY, ws: true },
      '/sandbox': { target: RELAY, ws: true },
      '/course': { target: RELAY },
    },
  },
});
