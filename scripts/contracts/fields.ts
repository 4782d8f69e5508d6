import * as v from 'valibot';
import { firstDay } from '../../src/domain/contracts';
import { dernier } from '../../src/domain/hours/schedule';
import { frenchTypography } from './french-typography';

/** Fields of the YAML files: every one is read as text and becomes what it means, or an issue with its reason in French. */

type Read<T> = (text: string) => T | undefined;

/** A text that must be there and must mean something. */
function field<T>(expected: string, read: Read<T>) {
  return v.pipe(
    v.string(expected),
    v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
      const value = read(dataset.value.trim());
      if (value !== undefined) return value;
      addIssue({ message: expected });
      return NEVER;
    }),
  );
}

/** The same, where nothing written (no key, or a key without value) is a null. */
const optionalField = <T>(expected: string, read: Read<T>) =>
  v.optional(
    field<T | null>(expected, (written) => (written === '' ? null : read(written))),
    '',
  );

const readText: Read<string> = (text) => (text === '' ? undefined : frenchTypography(text));
const matching =
  (pattern: RegExp): Read<string> =>
  (text) =>
    pattern.test(text) ? text : undefined;
const readInteger: Read<number> = (text) => (/^\d{1,9}$/u.test(text) ? Number(text) : undefined);
const readNumber: Read<number> = (text) => (/^-?\d{1,12}(?:\.\d{1,6})?$/u.test(text) ? Number(text) : undefined);

function readPartialDate(text: string): string | undefined {
  try {
    firstDay(text);
    return text;
  } catch {
    return undefined;
  }
}

const readYearOrDay: Read<string> = (text) =>
  /^\d{4}$|^\d{4}-\d{2}-\d{2}$/u.test(text) ? readPartialDate(text) : undefined;
const readDay: Read<string> = (text) => (/^\d{4}-\d{2}-\d{2}$/u.test(text) ? readPartialDate(text) : undefined);
const readDateOrInterval: Read<string> = (text) => {
  const parts = text.split('/');
  return parts.length <= 2 && parts.every((part) => readPartialDate(part) !== undefined) ? text : undefined;
};

export const text = field('texte attendu', readText);
export const optionalText = optionalField('texte attendu', readText);
export const slug = field(
  'identifiant attendu\u00a0: minuscules sans accent, chiffres, tirets',
  matching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
);
export const optionalSlug = optionalField(
  'identifiant attendu\u00a0: minuscules sans accent, chiffres, tirets',
  matching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
);
export const themeId = field('identifiant de thème attendu', matching(/^[a-z][a-z0-9_]*$/u));
export const territoireCls = field(
  'identifiant attendu, de la forme cls:brenne',
  matching(/^cls:[a-z0-9]+(?:-[a-z0-9]+)*$/u),
);
export const optionalInteger = optionalField('nombre entier attendu', readInteger);
export const requiredNumber = field('nombre attendu, avec un point pour les décimales', readNumber);
export const optionalNumber = optionalField('nombre attendu, avec un point pour les décimales', readNumber);
export const optionalYearOrDay = optionalField(
  'date attendue\u00a0: une année (2022) ou un jour (2022-03-25)',
  readYearOrDay,
);
export const optionalDay = optionalField('date attendue\u00a0: un jour (2022-03-25)', readDay);
export const optionalDateOrInterval = optionalField(
  'date attendue\u00a0: 2017, 2017-10, 2017-10-25 ou un intervalle (2017-10/2018-03)',
  readDateOrInterval,
);
export const codeCommune = field(
  'code de commune attendu\u00a0: cinq caractères, par exemple 36018',
  matching(/^(?:0[1-9]|[1-9]\d|2[AB])\d{3}$/u),
);
export const codeEpci = field('code d’intercommunalité attendu\u00a0: neuf chiffres', matching(/^\d{9}$/u));
export const optionalCodePostal = optionalField('code postal attendu\u00a0: cinq chiffres', matching(/^\d{5}$/u));
export const optionalHour = optionalField('heure attendue, de la forme 09:30', matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/u));
/** Ranks of a weekday in the month: `1 3`, `dernier`. */
export const optionalRanks = optionalField('rangs attendus, de 1 à 5 ou dernier, séparés par une espace', (written) => {
  const ranks = written.split(/\s+/u).map((rank) => (rank === 'dernier' ? dernier : /^[1-5]$/u.test(rank) ? Number(rank) : undefined));
  const known = ranks.filter((rank) => rank !== undefined);
  return known.length === ranks.length && new Set(known).size === known.length ? known.sort((a, b) => a - b) : undefined;
});
/** Codes of communes: `36018 36006`; each once, in the order written. */
export const optionalCommunes = optionalField('codes de communes attendus, séparés par une espace, par exemple 36018 36006', (written) => {
  const codes = written.split(/\s+/u);
  return codes.every((code) => /^(?:0[1-9]|[1-9]\d|2[AB])\d{3}$/u.test(code)) ? [...new Set(codes)] : undefined;
});
/** Degrees of longitude or latitude, between -limit and limit. */
export const optionalCoordinate = (limit: number) =>
  optionalField('degrés attendus, avec un point pour les décimales', (written) => {
    const degrees = readNumber(written);
    return degrees !== undefined && Math.abs(degrees) <= limit ? degrees : undefined;
  });
/** A switchboard, never a mobile: a mobile is a person's. */
export const optionalTelephone = optionalField(
  'numéro fixe attendu (0X XX XX XX XX)\u00a0: un portable désigne une personne',
  matching(/^0[1-589](?: \d{2}){4}$/u),
);
export const optionalCourriel = optionalField('adresse électronique attendue', matching(/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/u));
export const optionalSite = optionalField('adresse attendue, commençant par https://', matching(/^https:\/\/\S+$/u));
export const flag = v.optional(
  field('true ou false attendu', (written) =>
    written === 'true' ? true : written === 'false' || written === '' ? false : undefined,
  ),
  'false',
);

/** One word of a closed vocabulary. */
export const oneOf = <const T extends string>(words: readonly T[]) =>
  field(`valeur attendue parmi\u00a0: ${words.join(', ')}`, (written) => words.find((word) => word === written));
export const optionalOneOf = <const T extends string>(words: readonly T[]) =>
  optionalField(`valeur attendue parmi\u00a0: ${words.join(', ')}`, (written) =>
    words.find((word) => word === written),
  );

/** A list, empty where the key is not written. */
export const list = <S extends v.GenericSchema<unknown, unknown>>(item: S) =>
  v.optional(v.array(item, 'liste attendue, par exemple [a, b]'), []);

const isGroup = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Named fields, no other. */
export const group = <E extends v.ObjectEntries>(entries: E) =>
  v.pipe(v.custom<Record<string, unknown>>(isGroup, 'groupe de champs attendu'), v.strictObject(entries));
