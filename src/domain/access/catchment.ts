import { type Decay, weightOf } from './decay';
import type { Pairs } from './pairs';

/**
 * Two-step floating catchment (E2SFCA), as the APL: each commune's supply is shared among the standardised people within
 * its reach, `R_j = S_j / D_j` with `D_j = Σ_i w_ij P_i`; each commune's access adds the shares that it reaches, `A_i = Σ_j w_ij R_j`.
 */
export interface Catchment {
  readonly offset: Int32Array<ArrayBuffer>;
  readonly neighbour: Int32Array<ArrayBuffer>;
  /** Weight of each pair, 0 to 1; the same there and back. */
  readonly weight: Float32Array<ArrayBuffer>;
  /** Standardised people that a supply in each commune is shared among; 0 where nobody is within reach. */
  readonly demand: Float64Array<ArrayBuffer>;
  /** People that the unit of access speaks of: 1 or 100 000. */
  readonly per: number;
}

/**
 * @param standardised standardised population by rank; unknown (NaN) counts for nobody.
 * @param per people that the unit speaks of.
 */
export function openCatchment({ offset, neighbour, centiminutes }: Pairs, decay: Decay, standardised: Float64Array, per: number): Catchment {
  const table = new Float32Array(0x10000);
  for (let time = 0; time <= 60_000; time += 1) table[time] = weightOf(decay, time / 100);
  // Two million pairs: `Float32Array.from` takes thirty times as long.
  const weight = new Float32Array(centiminutes.length);
  for (let k = 0; k < weight.length; k += 1) weight[k] = table[centiminutes[k] ?? 0] ?? 0;
  const n = offset.length - 1;
  const demand = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const people = standardised[i] ?? 0;
    if (!(people > 0)) continue;
    const end = offset[i + 1] ?? 0;
    for (let k = offset[i] ?? 0; k < end; k += 1) {
      const j = neighbour[k] ?? 0;
      demand[j] = (demand[j] ?? 0) + (weight[k] ?? 0) * people;
    }
  }
  return { offset, neighbour, weight, demand, per };
}

/**
 * Access that a supply gives, by rank: all of France at once. Negative supply takes access away.
 * @param supply by rank, in consultations or full-time posts; what nobody reaches gives nothing.
 */
export function accessFrom(catchment: Catchment, supply: Float64Array): Float64Array<ArrayBuffer> {
  const access = new Float64Array(catchment.demand.length);
  supply.forEach((amount, site) => {
    if (amount !== 0 && !Number.isNaN(amount)) addSite(catchment, site, amount, access);
  });
  return access;
}

/** Adds to `access` what a supply at one site changes: ΔA_i = w_ij · S / D_j. Others' shares do not move. */
export function addSite({ offset, neighbour, weight, demand, per }: Catchment, site: number, supply: number, access: Float64Array): void {
  const shared = demand[site] ?? 0;
  if (shared <= 0) return;
  const share = (supply * per) / shared;
  const end = offset[site + 1] ?? 0;
  for (let k = offset[site] ?? 0; k < end; k += 1) {
    const i = neighbour[k] ?? 0;
    access[i] = (access[i] ?? 0) + (weight[k] ?? 0) * share;
  }
}

/** What one more supply at each commune would do. */
export interface SiteScan {
  /** People lifted from under the threshold to it or above, by rank of the site. */
  readonly lifted: Float64Array<ArrayBuffer>;
  /** Consultations (or full-time posts) that the deficit under the threshold loses, by rank of the site. */
  readonly deficitCut: Float64Array<ArrayBuffer>;
}

/**
 * Tries the same supply at every commune, each by itself.
 * @param access what is shown now, by rank (NaN where unknown: never lifted).
 * @param people to count; `standardised` weighs the deficit.
 */
export function scanSites(
  { offset, neighbour, weight, demand, per }: Catchment,
  supply: number,
  { access, people, standardised, threshold }: { access: Float64Array; people: Float64Array; standardised: Float64Array; threshold: number },
): SiteScan {
  const n = demand.length;
  const lifted = new Float64Array(n);
  const deficitCut = new Float64Array(n);
  // What each commune lacks, 0 where it lacks nothing or nothing is known of it.
  const lack = Float64Array.from(access, (value) => (value < threshold ? threshold - value : 0));
  const counted = Float64Array.from(people, (value) => (value > 0 ? value : 0));
  const weighed = Float64Array.from(standardised, (value) => (value > 0 ? value / per : 0));
  for (let site = 0; site < n; site += 1) {
    const shared = demand[site] ?? 0;
    if (shared <= 0) continue;
    const share = (supply * per) / shared;
    const end = offset[site + 1] ?? 0;
    let up = 0;
    let cut = 0;
    for (let k = offset[site] ?? 0; k < end; k += 1) {
      const i = neighbour[k] ?? 0;
      const missing = lack[i] ?? 0;
      if (missing === 0) continue;
      const gain = (weight[k] ?? 0) * share;
      if (gain >= missing) {
        up += counted[i] ?? 0;
        cut += missing * (weighed[i] ?? 0);
      } else cut += gain * (weighed[i] ?? 0);
    }
    lifted[site] = up;
    deficitCut[site] = cut;
  }
  return { lifted, deficitCut };
}
