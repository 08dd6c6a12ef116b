import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const RELAY = 'http://localhost:8110';

/**
 * Parts of the page that load together are one file each, since on a slow machine each further file costs the page
 * some milliseconds. What belongs to one protocol or one language stays apart. Earlier ones take what they need first.
 */
const PARTS = [
  { name: 'core', tags: ['$initial' as const] },
  { name: 'wire', test: /relay.wire/, minShareCount: 3 },
  { name: 'tokens', test: /web.panes.(unit-item|tokens|note-line|explainer)/ },
  { name: 'console', test: /@xterm|web.(console|panes|link)./ },
  {
    name: 'course',
    test: /web.lesson.(course-problems|use-course|course-data|progress.ts|prose|texts|lesson.css)/,
  },
  { name: 'player', test: /web.lesson.(?!course|carry|progress|record|draft|presenter|notes|film-mail)/ },
];

/**
 * Has Chromium compile the scripts whole while they load, off the page's thread, rather than each function when it is
 * first called: https://v8.dev/blog/explicit-compile-hints
 */
const compileHints: Plugin = {
  name: 'compile-hints',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      }
    },
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compileHints],
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: PARTS } } },
  },
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
