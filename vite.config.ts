import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cspMeta, embeddableHeaders, securityHeaders } from './config/csp.ts';
import { openGraph } from './config/open-graph.ts';
import { finderWorker, workerFile } from './config/finder-worker.ts';

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
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find((chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith('/index.html') === true);
      const asked = chunks.filter(({ name }) => fetchedAtOnce.has(name));
      const files = new Set(asked.flatMap(({ fileName, imports }) => [fileName, ...imports]));
      // Vite asks for the entry's own.
      for (const file of [entry?.fileName, ...(entry?.imports ?? [])]) if (file !== undefined) files.delete(file);
      return [...files].map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` }, injectTo: 'head' as const }));
    },
  },
};

/** The documented headers. Other sites may show the finder and the map in a frame, and no other page: what `preview.headers` says would be written over it. */
const documentedHeaders: Plugin = {
  name: 'documented-headers',
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      const framed = /^\/(?:relais|carte)\.html(?:$|\?)/u.test(request.url ?? '');
      for (const [name, value] of Object.entries({ ...securityHeaders, ...(framed ? embeddableHeaders : {}) })) response.setHeader(name, value);
      next();
    });
  },
};

export default defineConfig({
  // Relative addresses: the site works from any sub-path of any static host.
  base: './',
  // Several pages, no fallback: a missing file is a 404, not a page.
  appType: 'mpa',
  plugins: [react(), contentSecurityPolicy, preloadedModules, documentedHeaders, openGraph(process.env['SITE_URL']), finderWorker],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: {
        index: resolve('index.html'),
        carte: resolve('carte.html'),
        relais: resolve('relais.html'),
        accessibilite: resolve('accessibilite.html'),
        'relais-sw': resolve('src/finder/worker/worker.ts'),
      },
      output: {
        // A service worker is known by its address.
        entryFileNames: ({ name }) => (name === 'relais-sw' ? workerFile : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
});
