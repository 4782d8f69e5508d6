import type { TerritoireType } from '../contract/vocabulary';

/** Names of territories inside French sentences: articles, contractions, prepositions. */

export interface NamedTerritory {
  /** `ensemble`: communes put together by hand; its name then follows « dans ». */
  readonly type: TerritoireType | 'ensemble';
  readonly code: string;
  readonly nom: string;
}

/** `de Bourges`, `d’Aigurande`, `du Blanc`, `des Herbiers`, `de La Châtre`. */
export function ofPlace(name: string): string {
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`;
  return /^[aeiouyàâäéèêëîïôöùûüœæ]/iu.test(name) ? `d’${name}` : `de ${name}`;
}

const withEn = new Set(['28', '35', '37', '41', '47', '49', '54', '71', '77', '82', '2A', '2B', '93', '971', '972', '973']);
const withA = new Set(['75', '974', '975', '976', '977', '978', '986']);
const pluralDepartements = new Set(['04', '05', '06', '08', '13', '22', '40', '64', '65', '66', '78', '79', '88', '92', '984']);
const elidedDepartements = new Set(['01', '02', '03', '07', '09', '10', '11', '12', '27', '34', '36', '38', '60', '61', '89', '91']);
const masculineDepartements = new Set(
  ['14', '15', '18', '25', '29', '30', '32', '39', '45', '46', '56', '59', '62', '63', '67', '68', '69', '81', '83', '84', '90', '94', '95'],
);

function inDepartement(code: string, name: string): string {
  if (withEn.has(code)) return `en ${name}`;
  if (withA.has(code)) return `à ${name}`;
  if (pluralDepartements.has(code)) return `dans les ${name}`;
  if (masculineDepartements.has(code)) return `dans le ${name}`;
  return elidedDepartements.has(code) ? `dans l’${name}` : `dans la ${name}`;
}

/** Mayotte, La Réunion and the communities of one island or two. */
const regionsWithA = new Set(['04', '06', '975', '977', '978', '986']);

function inRegion(code: string, name: string): string {
  if (code === '44') return `dans le ${name}`;
  if (code === '32' || code === '52') return `dans les ${name}`;
  return regionsWithA.has(code) ? `à ${name}` : `en ${name}`;
}

const epciKinds: readonly (readonly [prefix: string, words: string])[] = [
  ['CC ', 'la communauté de communes '],
  ['CA ', 'la communauté d’agglomération '],
  ['CU ', 'la communauté urbaine '],
];

/** Name as a reader expects it: `''Agglopolys''` becomes « Agglopolys », straight apostrophes become curly. */
export function readableName(name: string): string {
  return name
    .replaceAll(/''(.+?)''/gu, '«\u00a0$1\u00a0»')
    .replaceAll(/"(.+?)"/gu, '«\u00a0$1\u00a0»')
    .replaceAll("'", '’');
}

function inEpci(name: string): string {
  for (const [prefix, words] of epciKinds) {
    if (name.startsWith(prefix)) return `dans ${words}${name.slice(prefix.length)}`;
  }
  return /^(?:métropole|eurométropole|communauté)/iu.test(name) ? `dans la ${name}` : `sur le territoire ${ofPlace(name)}`;
}

function inContract(name: string): string {
  if (/^(?:PNR|PETR|Parc|Pays|Syndicat|Pôle)\b/u.test(name)) return `dans le ${name}`;
  if (/^(?:CC|CA|CU) /u.test(name)) return inEpci(name);
  return `sur le territoire ${ofPlace(name)}`;
}

/** Where, in lower case: `dans le PNR de la Brenne`, `dans l’Indre`, `en France`, `dans le bassin de vie du Blanc`. */
export function inTerritory({ type, code, nom }: NamedTerritory): string {
  const name = readableName(nom);
  switch (type) {
    case 'france':
      return 'en France';
    case 'region':
      return inRegion(code, name);
    case 'departement':
      return inDepartement(code, name);
    case 'bassin_vie':
      return `dans le bassin de vie ${ofPlace(name)}`;
    case 'epci':
      return inEpci(name);
    case 'cls':
      return inContract(name);
    case 'ensemble':
      return `dans ${name}`;
  }
}

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** For a label inside a sentence; an acronym keeps its capitals. */
export const uncapitalised = (text: string): string =>
  /^\p{Lu}[\p{Lu}\d]/u.test(text) ? text : text.charAt(0).toLocaleLowerCase('fr') + text.slice(1);

/** Kinds of territories, as the title of a group or of a choice. */
export const territoryKinds: Readonly<Record<TerritoireType, string>> = {
  cls: 'Contrats locaux de santé',
  epci: 'Intercommunalités',
  bassin_vie: 'Bassins de vie',
  departement: 'Départements',
  region: 'Régions',
  france: 'France entière',
};

/** What kind of territory it is, for a label beside its name. */
export const territoryKind: Readonly<Record<TerritoireType, string>> = {
  cls: 'contrat local de santé',
  epci: 'intercommunalité',
  bassin_vie: 'bassin de vie',
  departement: 'département',
  region: 'région',
  france: 'France entière',
};
