import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cspMeta, securityHeaders } from './config/csp.ts';

/** The policy stands first in the head, so that nothing loads before it; the development server needs inline scripts and goes without. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: cspMeta }, injectTo: 'head-prepend' },
  ],
};

/** What the dashboard fetches as soon as it runs: asked for with it, and not a round trip later. */
const fetchedAtOnce = new Set(['page', 'carte-view']);
const preloadedModules: Plugin = {
  name: 'preloaded-modules',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { path, bundle }) => {
      if (path !== '/index.html' || bundle === undefined) return [];
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk' && fetchedAtOnce.has(file.name));
      return chunks.map(({ fileName }) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` }, injectTo: 'head' as const }));
    },
  },
};

export default defineConfig({
  // Relative addresses: the site works from any sub-path of any static host.
  base: './',
  // Several pages, no fallback: a missing file is a 404, not a page.
  appType: 'mpa',
  plugins: [react(), contentSecurityPolicy, preloadedModules],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  preview: { headers: { ...securityHeaders } },
});
