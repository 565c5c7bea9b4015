import { defineConfig, type Plugin } from 'vite';

/** With these a page has shared memory, and trains in workers. A host that cannot send them serves the same files; they run on one thread. */
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** What the page may do: its own scripts and WebAssembly, workers made from strings, no eval, nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The policy stands in the page, so that it holds on every host; Vite's server for development needs more. */
const strictPolicy: Plugin = {
  name: 'strict-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  base: './',
  plugins: [strictPolicy],
  resolve: { conditions: ['@firth/source', 'module', 'browser', 'development|production'] },
  build: { target: 'es2023', modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  server: { headers: isolation },
  preview: { headers: isolation },
});
