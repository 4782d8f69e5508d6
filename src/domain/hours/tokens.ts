/** Words of a text of opening hours, each with what it can mean there. */

export type Token =
  /** Minutes from midnight, 0 to 1440. */
  | { readonly kind: 'heure'; readonly minute: number }
  /** A bare number, `ordinal` when written 1er, 2e, 3ème. */
  | { readonly kind: 'nombre'; readonly valeur: number; readonly ordinal: boolean }
  /** Monday is 0. */
  | { readonly kind: 'jour'; readonly jour: number; readonly pluriel: boolean }
  | { readonly kind: 'partie'; readonly partie: 'matin' | 'apres_midi' | 'journee' }
  | { readonly kind: 'rendez_vous' | 'libre' | 'ferme' | 'ouvert' | 'uniquement' | 'mois' | 'semaine' | 'sauf' | 'tous' | 'continu' }
  | { readonly kind: 'parite'; readonly parite: 'paires' | 'impaires' }
  /** A dash, a slash, « à », « au », « jusqu’à »: between two hours or two days, a range. */
  | { readonly kind: 'jusque' | 'tiret' | 'barre' }
  /** « du », « de »: before a range. */
  | { readonly kind: 'depuis' }
  | { readonly kind: 'sur' }
  | { readonly kind: 'et' }
  /** End of a sentence. */
  | { readonly kind: 'fin' }
  | { readonly kind: 'mot'; readonly mot: string };

export interface ReadToken {
  readonly token: Token;
  /** Where it stands in the text. */
  readonly debut: number;
  readonly fin: number;
}

/** Characters that an earlier export left escaped (`\x20`, `\u2019`). */
export const unescape = (text: string): string =>
  text.replaceAll(/\\(?:x([\dA-F]{2})|u([\dA-F]{4}))/giu, (_, short: string | undefined, long: string | undefined) =>
    String.fromCharCode(Number.parseInt(short ?? long ?? '20', 16)),
  );

/** Without accents or capitals, one character for one: positions stay those of the text. */
const fold = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => {
    const folded = text.charAt(i).normalize('NFD').charAt(0).toLowerCase();
    return folded.length === 1 ? folded : text.charAt(i);
  }).join('');

const days: readonly (readonly [RegExp, number])[] = [
  [/^(?:lundis?|lun|lu|mo)$/u, 0],
  [/^(?:mardis?|mar|tu)$/u, 1],
  [/^(?:mercredis?|mer|we)$/u, 2],
  [/^(?:jeudis?|jeu|th)$/u, 3],
  [/^(?:vendredis?|ven|fr)$/u, 4],
  [/^(?:samedis?|sam|sa)$/u, 5],
  [/^(?:dimanches?|dim|su)$/u, 6],
];

const ordinals: readonly (readonly [RegExp, number])[] = [
  [/^(?:premiere?s?)$/u, 1],
  [/^(?:deuxiemes?|seconde?s?)$/u, 2],
  [/^troisiemes?$/u, 3],
  [/^quatriemes?$/u, 4],
  [/^cinquiemes?$/u, 5],
  [/^(?:derniere?s?)$/u, -1],
];

const cardinals: Readonly<Record<string, number>> = { un: 1, une: 1, deux: 2, trois: 3, quatre: 4 };

/** Words and what they are, in order: the first that holds decides. */
const meanings: readonly (readonly [RegExp, Token])[] = [
  [/^(?:matins?|matinees?|am)$/u, { kind: 'partie', partie: 'matin' }],
  [/^(?:aprem|apresmidis?|pm)$/u, { kind: 'partie', partie: 'apres_midi' }],
  [/^journees?$/u, { kind: 'partie', partie: 'journee' }],
  [/^(?:rdvs?|rv)$/u, { kind: 'rendez_vous' }],
  [/^(?:fermee?s?|fermetures?|closed|off)$/u, { kind: 'ferme' }],
  [/^(?:ouverte?s?|ouvertures?|accueil|open|horaires?)$/u, { kind: 'ouvert' }],
  [/^(?:uniquement|seulement|exclusivement)$/u, { kind: 'uniquement' }],
  [/^paires?$|^paries$/u, { kind: 'parite', parite: 'paires' }],
  [/^impaires?$/u, { kind: 'parite', parite: 'impaires' }],
  [/^mois$/u, { kind: 'mois' }],
  [/^semaines?$/u, { kind: 'semaine' }],
  [/^(?:sauf|hors|excepte)$/u, { kind: 'sauf' }],
  [/^(?:tous|toutes|toute|tout|chaque|les|quotidien|quotidienne)$/u, { kind: 'tous' }],
  [/^continue?s?$/u, { kind: 'continu' }],
  [/^(?:a|au|aux|jusque?|jusqu)$/u, { kind: 'jusque' }],
  [/^(?:de|du|d|des|entre|par|en)$/u, { kind: 'depuis' }],
  [/^sur$/u, { kind: 'sur' }],
  [/^(?:et|puis|ou)$/u, { kind: 'et' }],
];

/** Words that change nothing. */
const empty = /^(?:le|la|l|jours?|ouvrables?|non|stop|egalement|aussi|attention|public|structure|france|services?|sont|est|ouvre|tres|vous|se|fait|heures?)$/u;

interface Pattern {
  readonly at: RegExp;
  /** Null: nothing is said. */
  readonly read: (match: RegExpExecArray) => Token | null;
}

const clock = (hours: number, minutes: number): Token =>
  minutes < 60 && hours * 60 + minutes <= 1440 ? { kind: 'heure', minute: hours * 60 + minutes } : { kind: 'mot', mot: `${hours}:${minutes}` };

const patterns: readonly Pattern[] = [
  { at: /[\s,:'’"«»&]*[\s,'’"«»&]/uy, read: (match) => (/[,&]/u.test(match[0]) ? { kind: 'et' } : null) },
  { at: /[\s:]+/uy, read: () => null },
  // Phone numbers, addresses of the web and of mail say nothing of the hours.
  { at: /(?:\+33\s?|0)[1-9](?:[\s.-]?\d{2}){4}\b/uy, read: () => null },
  { at: /0\s?8\d{2}(?:[\s.]?\d{3}){2}\b/uy, read: () => null },
  { at: /https?:\/\/[^\s)]+|www\.[^\s)]+|[\w.-]+@[\w.-]+/uy, read: () => null },
  { at: /(\d{1,2})\s?(?:h(?:eures?|rs?)?|:)\s?(\d{2})(?:\s?(?:h|min|mn)\b|:00)?(?!\d)/uy, read: (match) => clock(Number(match[1]), Number(match[2])) },
  { at: /(\d{1,2})\s?h(?:eures?|rs?)?(?![a-z\d])/uy, read: (match) => clock(Number(match[1]), 0) },
  { at: /(\d{1,2})\s?(?:ere?s?|(?:i?[eè])?[eè]mes?|nde?s?|e|è|e?me)(?![a-z])/uy, read: (match) => ({ kind: 'nombre', valeur: Number(match[1]), ordinal: true }) },
  { at: /\d+/uy, read: (match) => ({ kind: 'nombre', valeur: Number(match[0]), ordinal: false }) },
  { at: /apres[\s-]*midis?(?![a-z])/uy, read: () => ({ kind: 'partie', partie: 'apres_midi' }) },
  { at: /midi(?![a-z])/uy, read: () => clock(12, 0) },
  { at: /minuit(?![a-z])/uy, read: () => clock(24, 0) },
  { at: /(?:avec\s(?:ou|et)\s)?sans\s(?:prise\sde\s)?(?:rendez[\s-]*vous|rdv|rv)(?![a-z])/uy, read: () => ({ kind: 'libre' }) },
  { at: /(?:acces|accueil|entree|ouverture)\slibre(?![a-z])/uy, read: () => ({ kind: 'libre' }) },
  { at: /rendez[\s-]*vous(?![a-z])/uy, read: () => ({ kind: 'rendez_vous' }) },
  { at: /[()[\]]/uy, read: () => ({ kind: 'et' }) },
  { at: /\/(?!\/)/uy, read: () => ({ kind: 'barre' }) },
  { at: /[-\u2010-\u2015\u2212→>]+/uy, read: () => ({ kind: 'tiret' }) },
  { at: /[.;!?|_*•]|\/\//uy, read: () => ({ kind: 'fin' }) },
  { at: /[\p{L}\p{M}\p{N}]+/uy, read: (match) => word(match[0]) },
  { at: /[\s\S]/uy, read: (match) => ({ kind: 'mot', mot: match[0] }) },
];

function word(text: string): Token | null {
  if (empty.test(text)) return null;
  const day = days.find(([pattern]) => pattern.test(text));
  if (day !== undefined) return { kind: 'jour', jour: day[1], pluriel: text.length > 5 && text.endsWith('s') };
  const ordinal = ordinals.find(([pattern]) => pattern.test(text));
  if (ordinal !== undefined) return { kind: 'nombre', valeur: ordinal[1], ordinal: true };
  const cardinal = Object.hasOwn(cardinals, text) ? cardinals[text] : undefined;
  if (cardinal !== undefined) return { kind: 'nombre', valeur: cardinal, ordinal: false };
  return meanings.find(([pattern]) => pattern.test(text))?.[1] ?? { kind: 'mot', mot: text };
}

/** Every word and sign of a text, in order; what is not understood is a `mot`. Never throws. */
export function tokenize(text: string): ReadToken[] {
  const folded = fold(text);
  const read: ReadToken[] = [];
  for (let at = 0; at < folded.length; ) {
    const start = at;
    for (const pattern of patterns) {
      pattern.at.lastIndex = start;
      const match = pattern.at.exec(folded);
      if (match === null || match[0] === '') continue;
      at = start + match[0].length;
      const token = pattern.read(match);
      if (token !== null) read.push({ token, debut: start, fin: at });
      break;
    }
    if (at === start) at += 1;
  }
  return read;
}
