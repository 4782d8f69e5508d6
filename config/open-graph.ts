import type { HtmlTagDescriptor, Plugin } from 'vite';

/** Pages that are sent to people, and the picture of each: a real one of the product, 1200 × 630, in `public/`. */
const pages: Readonly<Record<string, { readonly title: string; readonly file: string; readonly alt: string }>> = {
  'index.html': { title: 'Carto CLS : les contrats locaux de santé sur la carte', file: 'partage.jpg', alt: 'Carte de l’accès aux médecins généralistes dans le Parc naturel régional de la Brenne' },
  'relais.html': { title: 'Trouver un relais près de chez moi', file: 'partage-relais.jpg', alt: 'Page « Trouver un relais près de chez moi »' },
};

/** Tags by which messages and networks show a link. @param site absolute address of the site. @throws TypeError if it is none. */
export function openGraphTags(site: string, page: string, html: string): HtmlTagDescriptor[] {
  const picture = pages[page];
  if (picture === undefined) return [];
  const base = new URL(site.endsWith('/') ? site : `${site}/`);
  const properties: Readonly<Record<string, string | undefined>> = {
    'og:type': 'website',
    'og:site_name': 'Carto CLS',
    'og:locale': 'fr_FR',
    'og:title': picture.title,
    'og:description': /<meta name="description" content="([^"]*)"/u.exec(html)?.[1],
    'og:url': new URL(page === 'index.html' ? './' : page, base).href,
    'og:image': new URL(picture.file, base).href,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': picture.alt,
  };
  return Object.entries(properties).flatMap(([property, content]) => (content === undefined ? [] : [{ tag: 'meta', attrs: { property, content }, injectTo: 'head' as const }]));
}

/** Only an absolute address makes these tags true: none without `SITE_URL`. */
export const openGraph = (site: string | undefined): Plugin => ({
  name: 'open-graph',
  apply: 'build',
  transformIndexHtml: (html, { path }) => (site === undefined || site === '' ? [] : openGraphTags(site, path.replace(/^\//u, ''), html)),
});
