/**
 * The content security policy: in a meta tag of every built page, and as the header that hosts are asked to send
 * (`npm run preview` sends it). The IGN host is reached only when the visitor asks for its plan.
 */
const ignTiles = 'https://data.geopf.fr';

const directives: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:', ignTiles],
  'connect-src': ["'self'", ignTiles],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'object-src': ["'none'"],
};

/** Directives that browsers only obey in a header. */
const headerOnly: Readonly<Record<string, readonly string[]>> = { 'frame-ancestors': ["'self'"] };

const serialise = (policy: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(policy)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');

export const cspMeta = serialise(directives);
export const cspHeader = serialise({ ...directives, ...headerOnly });

/** The finder and `carte.html` are made to be shown in the pages of others; they show nothing that a click could be stolen for. */
export const embeddableHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': serialise({ ...directives, 'frame-ancestors': ['*'] }),
};

/** Headers documented in docs/hosting.md. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': cspHeader,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'geolocation=(self), camera=(), microphone=()',
};
