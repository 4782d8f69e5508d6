import { meanCoverage } from '../coverage';
import { eachRank, ratioOf, totalOf } from './shares';
import type { Coordinates } from './similar';

/** Columns that place a territory, by rank; NaN where unknown. */
export interface CoordinateColumns {
  readonly population: Float64Array;
  /** Level of the density grid, 1 to 7. */
  readonly densite: Float64Array;
  /** Standardised and total population of the GPs’ APL. */
  readonly standardised: Float64Array;
  readonly people: Float64Array;
  /** Median standard of living of the commune. */
  readonly revenu: Float64Array;
}

/**
 * Values under which a third, then two thirds, of the people live. Whole communes: to the nearest one.
 * A median is never averaged: a territory is told by how many live in communes under each.
 */
export function thirdsOf(values: Float64Array, people: Float64Array): readonly [number, number] {
  const ranks = Int32Array.from(values, (_, rank) => rank)
    .filter((rank) => !Number.isNaN(values[rank] ?? Number.NaN) && (people[rank] ?? 0) > 0)
    .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const total = ranks.reduce((sum, rank) => sum + (people[rank] ?? 0), 0);
  let before = 0;
  const cuts: number[] = [];
  for (const rank of ranks) {
    before += people[rank] ?? 0;
    while (cuts.length < 2 && before >= (total * (cuts.length + 1)) / 3) cuts.push(values[rank] ?? Number.NaN);
  }
  return [cuts[0] ?? Number.NaN, cuts[1] ?? Number.NaN];
}

/** Share of the people whose commune has a value under each cut; null where it is known for fewer than 80 % of them. */
function sharesUnder(values: Float64Array, cuts: readonly number[], people: Float64Array, ranks: Int32Array | null): number[] | null {
  const under = cuts.map(() => 0);
  let [known, all] = [0, 0];
  eachRank(ranks, values.length, (rank) => {
    const here = people[rank] ?? Number.NaN;
    if (!(here > 0)) return;
    all += here;
    const value = values[rank] ?? Number.NaN;
    if (Number.isNaN(value)) return;
    known += here;
    cuts.forEach((cut, i) => {
      if (value <= cut) under[i] = (under[i] ?? 0) + here;
    });
  });
  return all === 0 || known / all < meanCoverage ? null : under.map((sum) => sum / known);
}

const levels = [1, 2, 3, 4, 5, 6];

/** Where a set of communes stands. @param thirds of the country, from `thirdsOf`. @param ranks null: all communes. */
export function coordinatesOf({ population, densite, standardised, people, revenu }: CoordinateColumns, thirds: readonly number[], ranks: Int32Array | null): Coordinates {
  const total = totalOf(population, ranks).sum;
  const besoin = ratioOf(standardised, people, ranks);
  return {
    // Cumulated shares: a level apart is nearer than three.
    densite: sharesUnder(densite, levels, population, ranks),
    besoin: besoin === null ? null : [besoin],
    revenu: sharesUnder(revenu, thirds, population, ranks),
    taille: total === null || total <= 0 ? null : [Math.log(total)],
  };
}
