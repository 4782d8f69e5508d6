import * as v from 'valibot';

/** Two cut-offs of access, ascending. */
type Cutoffs = readonly [number, number];

/** What the map of the zoning shows. */
export const zoningViews = ['apres', 'changement', 'avant'] as const;
export type ZoningView = (typeof zoningViews)[number];

export interface Zonage {
  /** Null: the cut-offs offered for the profession. */
  readonly avant: Cutoffs | null;
  /** Null: the same as before. */
  readonly apres: Cutoffs | null;
  /** `moins_65`: supply kept to the GPs of 65 or less; other professions have no such figure. */
  readonly offre: 'tous' | 'moins_65';
  readonly carte: ZoningView;
}

export const defaultZonage: Zonage = { avant: null, apres: null, offre: 'tous', carte: 'apres' };
/** Largest cut-off that a link carries. */
export const largestCutoff = 10_000;

const cutoff = v.pipe(v.string(), v.regex(/^\d{1,5}(?:\.\d{1,3})?$/u), v.transform(Number), v.gtValue(0), v.maxValue(largestCutoff));
const pair = v.pipe(v.strictTuple([cutoff, cutoff]), v.check(([low, high]) => low < high));
const supply = { tous: 't', moins_65: 'm' } as const satisfies Record<Zonage['offre'], string>;
const views = { apres: 'p', changement: 'c', avant: 'v' } as const satisfies Record<ZoningView, string>;

const plain = (value: number): string => String(Number(value.toFixed(3)));
const textOf = (cutoffs: Cutoffs | null): string => (cutoffs === null ? '' : cutoffs.map(plain).join('-'));

/** `1.tp.2.5-4_3-4.5`: supply and map, cut-offs before and after. */
export function encodeZonage({ avant, apres, offre, carte }: Zonage): string {
  return `1.${supply[offre]}${views[carte]}.${textOf(avant)}_${textOf(apres)}`;
}

/** @returns undefined for a text that is no zoning of this version. */
export function decodeZonage(text: string): Zonage | undefined {
  const match = /^1\.([tm])([pcv])\.([\d.-]*)_([\d.-]*)$/u.exec(text);
  if (match === null) return undefined;
  const avant = pairOf(match[3] ?? '');
  const apres = pairOf(match[4] ?? '');
  const carte = zoningViews.find((view) => views[view] === match[2]);
  if (avant === undefined || apres === undefined || carte === undefined) return undefined;
  return { avant, apres, offre: match[1] === supply.tous ? 'tous' : 'moins_65', carte };
}

function pairOf(text: string): Cutoffs | null | undefined {
  if (text === '') return null;
  const result = v.safeParse(pair, text.split('-'));
  return result.success ? result.output : undefined;
}
