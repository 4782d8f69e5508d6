import { maxClasses, minClasses } from './class-codes';
import { naturalBreaks } from './natural-breaks';

/** How classes are cut: same words as the shared link. */
export type BreakMethod = 'quantiles' | 'ckmeans' | 'egales' | 'seuils' | 'manuel';

export interface BreaksRequest {
  readonly methode: BreakMethod;
  /** Classes asked for, 3 to 9; anything else is brought back in. */
  readonly nombre: number;
  /** Inner breaks for `manuel`. */
  readonly bornes: readonly number[];
  /** The indicator's own threshold: always one of the breaks, whatever the method. */
  readonly seuil: number | null;
  /** Breaks for `seuils`; null: round numbers spaced around the threshold. */
  readonly seuils: readonly number[] | null;
}

/** Inner breaks. Class `i` holds the values ≥ `bornes[i - 1]` and < `bornes[i]`; there is one class more than breaks. */
export interface Breaks {
  readonly bornes: readonly number[];
  /** Classes asked for and not made, because values are tied or too few. */
  readonly fusionnees: number;
  /** Least and greatest value of those cut; null when there is none. */
  readonly etendue: { readonly min: number; readonly max: number } | null;
}

/** Values of some ranks (null: all), ascending, without NaN. */
export function sortedValues(values: Float64Array, ranks: Int32Array | null): Float64Array<ArrayBuffer> {
  const kept = new Float64Array(ranks === null ? values.length : ranks.length);
  let count = 0;
  const keep = (value: number | undefined): void => {
    if (value === undefined || !Number.isFinite(value)) return;
    kept[count] = value;
    count += 1;
  };
  if (ranks === null) for (const value of values) keep(value);
  else for (const rank of ranks) keep(values[rank]);
  return kept.slice(0, count).sort();
}

/** @param sorted ascending, without NaN, as `sortedValues` makes them. */
export function computeBreaks(sorted: Float64Array, request: BreaksRequest): Breaks {
  const nombre = clampClasses(request.nombre);
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  const etendue = min === undefined || max === undefined ? null : { min, max };
  const free = request.methode === 'manuel' || (request.methode === 'seuils' && request.seuils !== null);
  const proposed = clean(rawBreaks(sorted, nombre, request));
  // A break at or under the least value would open a class that no value can enter; a stated break is kept as stated.
  const useful = free || etendue === null ? proposed : proposed.filter((borne) => borne > etendue.min && borne <= etendue.max);
  const limited = useful.slice(0, maxClasses - 1);
  const bornes = withThreshold(limited, request.seuil, free ? maxClasses - 1 : nombre - 1);
  return { bornes, fusionnees: free ? 0 : Math.max(0, nombre - 1 - bornes.length), etendue };
}

const clampClasses = (nombre: number): number =>
  Number.isFinite(nombre) ? Math.min(maxClasses, Math.max(minClasses, Math.round(nombre))) : minClasses;

function rawBreaks(sorted: Float64Array, nombre: number, request: BreaksRequest): number[] {
  switch (request.methode) {
    case 'quantiles':
      return quantileBreaks(sorted, nombre);
    case 'ckmeans':
      return naturalBreaks(sorted, nombre);
    case 'egales':
      return equalBreaks(sorted, nombre);
    case 'seuils':
      return request.seuils === null ? roundBreaks(sorted, nombre, request.seuil) : [...request.seuils];
    case 'manuel':
      return [...request.bornes];
  }
}

const clean = (bornes: readonly number[]): number[] =>
  [...new Set(bornes.filter(Number.isFinite))].sort((a, b) => a - b);

/**
 * The value at each k-th part of the communes. Where it is tied, the break goes to the nearer end of the tie: the many communes
 * without any doctor make a class of their own instead of sharing one with those that have a few.
 */
function quantileBreaks(sorted: Float64Array, nombre: number): number[] {
  const breaks: number[] = [];
  for (let k = 1; k < nombre; k += 1) {
    const place = Math.ceil((k * sorted.length) / nombre);
    const value = sorted[place];
    if (value === undefined) continue;
    const first = sorted.indexOf(value);
    const next = sorted.lastIndexOf(value) + 1;
    const nearer = place - first <= next - place ? value : sorted[next];
    if (nearer !== undefined) breaks.push(nearer);
  }
  return breaks;
}

function equalBreaks(sorted: Float64Array, nombre: number): number[] {
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  if (min === undefined || max === undefined || min === max) return [];
  return Array.from({ length: nombre - 1 }, (_, k) => roundAway(min + ((max - min) * (k + 1)) / nombre));
}

/** Cuts floating-point dust (0.30000000000000004), nothing that a reader could see. */
const roundAway = (value: number): number => Number(value.toPrecision(12));

/**
 * Round numbers (1, 2 or 5 × 10^k apart) over the middle of the distribution, aligned on the threshold when there is one.
 * The ends of the distribution (2 % on each side) do not stretch the steps.
 */
function roundBreaks(sorted: Float64Array, nombre: number, seuil: number | null): number[] {
  const low = sorted[Math.floor((sorted.length - 1) * 0.02)];
  const high = sorted[Math.ceil((sorted.length - 1) * 0.98)];
  if (low === undefined || high === undefined || low === high) return [];
  const step = roundStep((high - low) / nombre);
  const anchor = seuil ?? 0;
  const first = Math.floor((low - anchor) / step) + 1;
  return Array.from({ length: nombre - 1 }, (_, k) => roundAway(anchor + (first + k) * step));
}

function roundStep(step: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * magnitude >= step) ?? 10;
  return factor * magnitude;
}

/** Puts the threshold among the breaks: beside them while there is room, else in place of the nearest. */
function withThreshold(bornes: readonly number[], seuil: number | null, room: number): number[] {
  if (seuil === null || !Number.isFinite(seuil) || bornes.includes(seuil)) return [...bornes];
  if (bornes.length < room) return [...bornes, seuil].sort((a, b) => a - b);
  let nearest = 0;
  bornes.forEach((borne, i) => {
    if (Math.abs(borne - seuil) < Math.abs((bornes[nearest] ?? Number.POSITIVE_INFINITY) - seuil)) nearest = i;
  });
  return clean(bornes.map((borne, i) => (i === nearest ? seuil : borne)));
}
