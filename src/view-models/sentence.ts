import type { StartupIndicator } from '../contract/startup';
import type { CommuneValues } from '../contract/value-file';
import { formatBound, formatNumber, nbsp, withUnit } from '../domain/format';
import { shownDecimals } from './figures';
import { capitalised, inTerritory, type NamedTerritory, uncapitalised } from './french';
import { peopleWords } from './people';
import { sourceOfYear, vintageText, yearText } from './year';

/** Calls `visit` with each rank counted; null: all. */
function forEachRank(ranks: Int32Array | null, communes: number, visit: (rank: number) => void): void {
  if (ranks === null) for (let rank = 0; rank < communes; rank += 1) visit(rank);
  else for (const rank of ranks) visit(rank);
}

/** The sentence under the map: computed, with its year, and its source apart. */
export interface Sentence {
  readonly text: string;
  /** Said where people of communes without a value are left out. */
  readonly caution: string | null;
  /** `Source : … · Unité : … · Millésime …`. */
  readonly source: string;
}

export interface SentenceInput {
  readonly territory: NamedTerritory;
  readonly indicator: StartupIndicator;
  readonly annee: number;
  readonly data: CommuneValues;
  readonly ranks: Int32Array | null;
  readonly people: ArrayLike<number> | null;
}

interface Counted {
  readonly communes: number;
  readonly communesWithValue: number;
  readonly people: number;
  readonly peopleWithValue: number;
}

const personAt = (people: ArrayLike<number> | null, rank: number): number => {
  const known = people?.[rank];
  return known === undefined || Number.isNaN(known) ? 0 : known;
};

function count({ data, ranks, people }: SentenceInput): Counted {
  let communes = 0;
  let communesWithValue = 0;
  let all = 0;
  let withValue = 0;
  forEachRank(ranks, data.values.length, (rank) => {
    const here = personAt(people, rank);
    communes += 1;
    all += here;
    if (Number.isNaN(data.values[rank] ?? Number.NaN)) return;
    communesWithValue += 1;
    withValue += here;
  });
  return { communes, communesWithValue, people: all, peopleWithValue: withValue };
}

/** People living where `test` holds for the commune's value. */
function peopleWhere({ data, ranks, people }: SentenceInput, test: (value: number) => boolean): number {
  let sum = 0;
  forEachRank(ranks, data.values.length, (rank) => {
    const value = data.values[rank];
    if (value !== undefined && !Number.isNaN(value) && test(value)) sum += personAt(people, rank);
  });
  return sum;
}

const buckets = 2048;

/**
 * Smallest value v such that half the people counted live in a commune at v or under; null without people.
 * People are first summed by bucket of values: only one bucket is then sorted.
 */
export function valueForHalf(values: ArrayLike<number>, ranks: Int32Array | null, people: ArrayLike<number>): number | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let total = 0;
  const visit = (each: (value: number, here: number) => void): void =>
    forEachRank(ranks, values.length, (rank) => {
      const value = values[rank] ?? Number.NaN;
      const here = personAt(people, rank);
      if (!Number.isNaN(value) && here > 0) each(value, here);
    });
  visit((value, here) => {
    low = Math.min(low, value);
    high = Math.max(high, value);
    total += here;
  });
  if (total === 0) return null;
  const bucketOf = (value: number): number => (high === low ? 0 : Math.min(buckets - 1, Math.floor(((value - low) / (high - low)) * buckets)));
  const sums = new Float64Array(buckets);
  visit((value, here) => {
    const bucket = bucketOf(value);
    sums[bucket] = (sums[bucket] ?? 0) + here;
  });
  let before = 0;
  let half = 0;
  while (half < buckets - 1 && (before + (sums[half] ?? 0)) * 2 < total) {
    before += sums[half] ?? 0;
    half += 1;
  }
  const inside: { readonly value: number; readonly here: number }[] = [];
  visit((value, here) => {
    if (bucketOf(value) === half) inside.push({ value, here });
  });
  inside.sort((one, other) => one.value - other.value);
  for (const { value, here } of inside) {
    before += here;
    if (before * 2 >= total) return value;
  }
  return high;
}

/** `l’accès aux médecins généralistes`: subject of the sentence, for the indicators whose label reads badly inside one. */
const subjects: readonly (readonly [pattern: RegExp, subject: string, unit: string])[] = [
  [/^apl_(?:mg|medecins)(?!.*part)/u, 'l’accès aux médecins généralistes', 'consultations par an et par habitant'],
];

function subjectOf(indicator: StartupIndicator): { subject: string; unit: string } {
  const known = subjects.find(([pattern]) => pattern.test(indicator.id));
  if (known !== undefined) {
    const under65 = /65/u.test(indicator.id) ? ' de moins de 65 ans' : '';
    return { subject: `${known[1]}${under65}`, unit: known[2] };
  }
  return { subject: `l’indicateur «${nbsp}${indicator.libelle_court}${nbsp}»`, unit: indicator.unite };
}

/** An indicator of the bassins de vie says nothing of one commune. */
const placeOf = ({ maille }: StartupIndicator): string => (maille === 'bassin_vie' ? 'dans un bassin de vie' : 'dans une commune');

const yearOf = (indicator: StartupIndicator, annee: number): string => `(${yearText(indicator, annee)}${indicator.estimation ? ', estimation' : ''})`;

function thresholdText(input: SentenceInput, counted: Counted, threshold: number): string {
  const { indicator, annee } = input;
  const { subject, unit } = subjectOf(indicator);
  const bound = withUnit(formatBound(threshold, indicator.decimales), unit);
  const low = indicator.sens !== 'bas_favorable';
  const concerned = peopleWhere(input, (value) => (low ? value < threshold : value >= threshold));
  const where = low ? `est inférieur à ${bound}` : `atteint ou dépasse ${bound}`;
  const place = `${placeOf(indicator)} où ${subject} ${where} ${yearOf(indicator, annee)}.`;
  const words = peopleWords(indicator);
  if (concerned === 0) return `${words.none} ne vit ${place}`;
  return `${formatNumber(concerned)}${nbsp}${words.plural} sur ${formatNumber(counted.peopleWithValue)} vivent ${place}`;
}

function categoryText(input: SentenceInput, counted: Counted): string | null {
  const { indicator, annee } = input;
  const groups = (indicator.modalites ?? [])
    .map((modality) => ({ libelle: modality.libelle, people: peopleWhere(input, (value) => value === modality.code) }))
    .toSorted((a, b) => b.people - a.people);
  const first = groups[0];
  if (first === undefined || first.people === 0) return null;
  return `${formatNumber(first.people)}${nbsp}${peopleWords(indicator).plural} sur ${formatNumber(counted.peopleWithValue)} vivent dans une commune classée «${nbsp}${first.libelle}${nbsp}» pour ${subjectOf(indicator).subject} ${yearOf(indicator, annee)}.`;
}

function continuousText(input: SentenceInput, counted: Counted): string | null {
  const { indicator, annee, data, ranks, people } = input;
  if (indicator.agregation === 'somme') {
    let total = 0;
    forEachRank(ranks, data.values.length, (rank) => {
      const value = data.values[rank];
      if (value !== undefined && !Number.isNaN(value)) total += value;
    });
    const amount = withUnit(formatNumber(total), indicator.unite);
    return `on compte ${amount} dans ${formatNumber(counted.communesWithValue)}${nbsp}communes ${yearOf(indicator, annee)}.`;
  }
  const half = people === null ? null : valueForHalf(data.values, ranks, people);
  if (half === null) return null;
  const { subject, unit } = subjectOf(indicator);
  return `${peopleWords(indicator).oneInTwo} vit ${placeOf(indicator)} où ${subject} ne dépasse pas ${withUnit(formatBound(half, shownDecimals(indicator, half)), unit)} ${yearOf(indicator, annee)}.`;
}

function cautionOf(counted: Counted): string | null {
  const left = counted.communes - counted.communesWithValue;
  if (left === 0) return null;
  const communes = left === 1 ? 'Une commune sans valeur n’est pas comptée' : `${formatNumber(left)}${nbsp}communes sans valeur ne sont pas comptées`;
  const share = counted.people === 0 ? 0 : (counted.people - counted.peopleWithValue) / counted.people;
  return share >= 0.005 ? `${communes} (${formatNumber(share * 100)}\u202f% de la population).` : `${communes}.`;
}

/** `Source : DREES, … · Unité : … · Millésime 2023`. */
export function sourceLine(indicator: StartupIndicator, annee: number): string {
  const parts = [`Source${nbsp}: ${sourceOfYear(indicator, annee)}`];
  if (indicator.nature === 'continu' && indicator.unite !== '') parts.push(`unité${nbsp}: ${indicator.unite}`);
  parts.push(`millésime ${vintageText(indicator, annee)}`);
  if (indicator.estimation) parts.push('estimation, non une mesure publiée');
  return `${parts.join(' · ')}.`;
}

/** What the map shows, in one sentence; null while people are not loaded or when nothing can be counted. */
export function mapSentence(input: SentenceInput): Sentence {
  const { indicator, territory, annee } = input;
  const source = sourceLine(indicator, annee);
  const where = capitalised(inTerritory(territory));
  const counted = count(input);
  if (counted.communesWithValue === 0) {
    return {
      text: `${where}, aucune commune n’a de valeur pour ${uncapitalised(subjectOf(indicator).subject)}${indicator.millesime === null ? '' : ` en ${annee}`}.`,
      caution: null,
      source,
    };
  }
  const needsPeople = !(indicator.agregation === 'somme' && indicator.nature === 'continu');
  if (needsPeople && counted.peopleWithValue === 0) return { text: `${where}${nbsp}: ${indicator.libelle} ${yearOf(indicator, annee)}.`, caution: null, source };
  const text =
    indicator.nature === 'categoriel'
      ? categoryText(input, counted)
      : indicator.seuil === null
        ? continuousText(input, counted)
        : thresholdText(input, counted, indicator.seuil);
  return { text: `${where}, ${text ?? `${uncapitalised(indicator.libelle)} ${yearOf(indicator, annee)}.`}`, caution: cautionOf(counted), source };
}
