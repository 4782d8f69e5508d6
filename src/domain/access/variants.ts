import { type Decay, timeDoubt, weightOf } from './decay';
import type { NetSupply } from './scenario';

/**
 * The same question put under other conventions than the reference ones. Each variant changes the decay (or the radius), the
 * speed of the trips and the count of the supply; what it says of a commune is
 *
 * official + (model under the variant − model under the reference) + (what the scenario changes under the variant)
 *
 * both models bringing France as many consultations as the official figures. Variants are no probability: they say how far a finding hangs on a convention.
 */

/** How the weight of a trip falls with time. */
export const laws = ['paliers_adoucis', 'paliers', 'lineaire', 'rayon_court', 'rayon_long', 'rayon_variable'] as const;
export type Law = (typeof laws)[number];
/** What estimated times are multiplied by. */
export const timeFactors = [1, 0.9, 1.1] as const;
/** Posts as counted, or a quarter of them drawn to the rate of the département (`smoothedPosts`). */
export const supplyCounts = ['effectifs', 'lissee'] as const;

export interface Variant {
  readonly law: Law;
  readonly factor: (typeof timeFactors)[number];
  /** Null where no file gives the posts in place: only what the scenario changes can vary. */
  readonly supply: (typeof supplyCounts)[number] | null;
}

/** Every combination, the reference first. @param withSupply false where no file gives the posts in place. */
export function variantsOf(withSupply: boolean): Variant[] {
  const supplies = withSupply ? supplyCounts : [null];
  return supplies.flatMap((supply) => laws.flatMap((law) => timeFactors.map((factor) => ({ law, factor, supply }))));
}

const shortRadius = 0.8;
const longRadius = 1.25;
/** Levels of the density grid served within a short radius, then those within the official one; beyond, a long one. */
const lastDense = 1;
const lastBetween = 3;

/** Weight of a trip of so many minutes under the law. @param level density level of the commune of the supply. */
export function variantWeight(law: Law, decay: Decay, minutes: number, level: number): number {
  switch (law) {
    case 'paliers_adoucis':
      return weightOf(decay, minutes);
    case 'paliers':
      return decay.find(({ moins_de }) => minutes < moins_de)?.poids ?? 0;
    case 'lineaire': {
      const [from, to] = slope(decay);
      return Math.min(1, Math.max(0, (to - minutes) / (to - from)));
    }
    case 'rayon_court':
      return weightOf(scaled(decay, shortRadius), minutes);
    case 'rayon_long':
      return weightOf(scaled(decay, longRadius), minutes);
    case 'rayon_variable':
      return weightOf(scaled(decay, level <= lastDense ? shortRadius : level <= lastBetween ? 1 : longRadius), minutes);
  }
}

const scaled = (decay: Decay, scale: number): Decay => decay.map(({ moins_de, poids }) => ({ moins_de: moins_de * scale, poids }));

/** Minutes between which the straight line falls: half of the first official limit on either side of the whole. */
const slope = (decay: Decay): readonly [number, number] => {
  const half = (decay[0]?.moins_de ?? 0) / 2;
  return [half, (decay.at(-1)?.moins_de ?? 0) + half];
};

/** Minutes beyond which no variant gives a trip any weight. */
export const variantReach = (decay: Decay): number =>
  Math.max(slope(decay)[1], (decay.at(-1)?.moins_de ?? 0) * longRadius + timeDoubt) / Math.min(...timeFactors);

/** Communes that a supply reaches, itself included. */
export interface Trips {
  readonly neighbour: Int32Array;
  /** Hundredths of a minute. */
  readonly centiminutes: Uint16Array;
}

export interface VariantsBase {
  /** Within `variantReach`. */
  readonly tripsOf: (site: number) => Trips;
  /** Density level of each commune, 0 to 6, -1 where unknown. */
  readonly levels: Int32Array;
  readonly decay: Decay;
  /** People that the unit of access speaks of. */
  readonly per: number;
  readonly standardised: Float64Array;
  /** Official access, NaN where unknown. */
  readonly official: Float64Array;
  /** Posts by rank under each count; null where no file gives them. */
  readonly posts: Readonly<Record<(typeof supplyCounts)[number], Float64Array>> | null;
}

/** What the model gives under each variant, from the posts in place: it does not depend on any scenario. */
export interface OpenVariants {
  readonly variants: readonly Variant[];
  /** For each variant, by rank: model under the variant less model under the reference. Empty where no file gives the posts. */
  readonly shifts: readonly Float32Array[];
}

/** Weight by hundredth of a minute, for each density level. */
function weightTables({ law, factor }: Variant, decay: Decay, reach: number): readonly Float32Array[] {
  const length = Math.ceil(reach * 100) + 1;
  const table = (level: number): Float32Array => Float32Array.from({ length }, (_, time) => variantWeight(law, decay, (time / 100) * factor, level));
  const own = [lastDense, lastBetween, lastBetween + 1].map(table);
  const [dense = new Float32Array(0), between = dense, sparse = dense] = law === 'rayon_variable' ? own : own.slice(0, 1);
  return Array.from({ length: 7 }, (_, level) => (level <= lastDense ? dense : level <= lastBetween ? between : sparse));
}

/** Adds what a supply gives each commune within reach under the weights. */
function spread({ tripsOf, levels, standardised, per }: VariantsBase, weights: readonly Float32Array[], site: number, supply: number, access: Float64Array): void {
  const table = weights[levels[site] ?? -1];
  if (table === undefined) return;
  const { neighbour, centiminutes } = tripsOf(site);
  let demand = 0;
  for (let k = 0; k < neighbour.length; k += 1) {
    const people = standardised[neighbour[k] ?? 0] ?? 0;
    if (people > 0) demand += people * (table[centiminutes[k] ?? 0] ?? 0);
  }
  if (demand <= 0) return;
  const share = (supply * per) / demand;
  for (let k = 0; k < neighbour.length; k += 1) {
    const i = neighbour[k] ?? 0;
    access[i] = (access[i] ?? 0) + share * (table[centiminutes[k] ?? 0] ?? 0);
  }
}

/** Access under a variant, brought to the official total of the communes whose figure is known. */
function calibratedAccess(base: VariantsBase, variant: Variant, posts: Float64Array, reach: number): Float64Array {
  const { official, standardised } = base;
  const weights = weightTables(variant, base.decay, reach);
  const access = new Float64Array(official.length);
  posts.forEach((count, site) => {
    if (count > 0) spread(base, weights, site, count, access);
  });
  let [officially, modelled] = [0, 0];
  official.forEach((value, rank) => {
    const people = standardised[rank] ?? 0;
    if (Number.isNaN(value) || !(people > 0)) return;
    officially += people * value;
    modelled += people * (access[rank] ?? 0);
  });
  const volume = modelled > 0 ? officially / modelled : 0;
  return access.map((value) => value * volume);
}

export function openVariants(base: VariantsBase): OpenVariants {
  const variants = variantsOf(base.posts !== null);
  const { posts } = base;
  if (posts === null) return { variants, shifts: [] };
  const reach = variantReach(base.decay);
  let reference: Float64Array | null = null;
  const shifts = variants.map((variant): Float32Array => {
    const access = calibratedAccess(base, variant, posts[variant.supply ?? 'effectifs'], reach);
    reference ??= access;
    const from = reference;
    return Float32Array.from(access, (value, rank) => value - (from[rank] ?? 0));
  });
  return { variants, shifts };
}

/** How each commune fares over all variants. */
export interface VariantCounts {
  readonly variants: number;
  /** Variants in which the commune is under the threshold, by rank; `unknownCount` where the official figure is unknown. */
  readonly under: Uint8Array<ArrayBuffer>;
  /** Least and most access over the variants, by rank; NaN where unknown. */
  readonly lowest: Float32Array<ArrayBuffer>;
  readonly highest: Float32Array<ArrayBuffer>;
}

export const unknownCount = 255;

/** @param supplies what the scenario changes; none: the official situation under the variants. */
export function countVariants(base: VariantsBase, { variants, shifts }: OpenVariants, supplies: readonly NetSupply[], threshold: number): VariantCounts {
  const n = base.official.length;
  const under = new Uint8Array(n);
  const lowest = new Float32Array(n).fill(Infinity);
  const highest = new Float32Array(n).fill(-Infinity);
  const reach = variantReach(base.decay);
  const change = new Float64Array(n);
  variants.forEach((variant, place) => {
    change.fill(0);
    if (supplies.length > 0) {
      const weights = weightTables(variant, base.decay, reach);
      for (const { commune, supply } of supplies) spread(base, weights, commune, supply, change);
    }
    const shift = shifts[place];
    for (let rank = 0; rank < n; rank += 1) {
      const value = Math.max(0, (base.official[rank] ?? Number.NaN) + (shift === undefined ? 0 : (shift[rank] ?? 0)) + (change[rank] ?? 0));
      if (value < threshold) under[rank] = (under[rank] ?? 0) + 1;
      if (value < (lowest[rank] ?? 0)) lowest[rank] = value;
      if (value > (highest[rank] ?? 0)) highest[rank] = value;
    }
  });
  base.official.forEach((value, rank) => {
    if (!Number.isNaN(value)) return;
    under[rank] = unknownCount;
    lowest[rank] = Number.NaN;
    highest[rank] = Number.NaN;
  });
  return { variants: variants.length, under, lowest, highest };
}
