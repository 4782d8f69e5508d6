import { formatNumber, nbsp } from '../domain/format';

/** Characters that mail programs and forms leave whole. */
export const longestLink = 2000;
/** Beyond, a QR code has points too small to be read from paper. */
export const longestQr = 300;

export interface SharedLink {
  readonly link: string;
  readonly size: string;
  /** What to do with a link that some programs would cut; null where it passes everywhere. */
  readonly tooLong: string | null;
  /** Why there is no QR code; null where there is one. */
  readonly withoutQr: string | null;
}

/** What is said of a link before it is sent. */
export function sharedLink(link: string): SharedLink {
  const size = `${formatNumber(link.length)}${nbsp}caractères`;
  return {
    link,
    size,
    tooLong:
      link.length <= longestLink
        ? null
        : `Ce lien compte ${size}${nbsp}: certains logiciels le couperont. Envoyez plutôt la vue en fichier.`,
    withoutQr: link.length <= longestQr ? null : `Ce lien compte ${size}${nbsp}: au-delà de ${longestQr}, un code QR ne se lit plus bien. Transmettez le lien.`,
  };
}

const inAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The map in the page of another site.
 * @param page address of `carte.html`. @param fragment what the map shows. @param title of the frame, for screen readers.
 */
export const embedSnippet = (page: string, fragment: string, title: string): string =>
  `<iframe src="${inAttribute(`${page}#${fragment}`)}" title="${inAttribute(title)}" loading="lazy" style="width: 100%; height: 40rem; border: 0"></iframe>`;
