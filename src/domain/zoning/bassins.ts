import { meanCoverage } from '../coverage';

/** Official figures by rank; NaN where unknown. */
export interface BassinSource {
  /** Bassin de vie of each commune; null where none is known. */
  readonly bassinVie: readonly (string | null)[];
  readonly access: Float64Array;
  /** Standardised population, that the mean is weighed by. */
  readonly standardised: Float64Array;
  /** People counted. */
  readonly people: Float64Array;
  /** Everyone, whether the source of the access knows the commune or not: what the coverage is a share of. */
  readonly population: Float64Array;
}

/** A bassin de vie, whole, whatever départements it stands across. */
export interface Bassin {
  readonly code: string;
  /** Its communes, ascending. */
  readonly ranks: Int32Array<ArrayBuffer>;
  /** Mean access of its communes weighed by the standardised population; null where it is known for too few people. */
  readonly access: number | null;
  /** People of its communes where they are known; null where they are for none of them. */
  readonly people: number | null;
  /** Share (0 to 1) of its population whose access is known; 0 when nobody is known to live there. */
  readonly coverage: number;
}

const knownOr0 = (values: Float64Array, rank: number): number => {
  const value = values[rank] ?? Number.NaN;
  return Number.isNaN(value) ? 0 : value;
};

/** Every bassin de vie, in the order of the codes. Communes of no known bassin are in none. */
export function accessOfBassins(source: BassinSource): Bassin[] {
  const members = new Map<string, number[]>();
  source.bassinVie.forEach((code, rank) => {
    if (code === null) return;
    const own = members.get(code);
    if (own === undefined) members.set(code, [rank]);
    else own.push(rank);
  });
  return [...members].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, ranks]) => bassin(source, code, Int32Array.from(ranks)));
}

function bassin({ access, standardised, people, population }: BassinSource, code: string, ranks: Int32Array<ArrayBuffer>): Bassin {
  let sum = 0;
  let weights = 0;
  let counted: number | null = null;
  let known = 0;
  let everyone = 0;
  for (const rank of ranks) {
    const value = access[rank] ?? Number.NaN;
    const weight = standardised[rank] ?? Number.NaN;
    if (!Number.isNaN(people[rank] ?? Number.NaN)) counted = (counted ?? 0) + knownOr0(people, rank);
    everyone += knownOr0(population, rank);
    if (Number.isNaN(value) || Number.isNaN(weight)) continue;
    known += knownOr0(population, rank);
    sum += weight * value;
    weights += weight;
  }
  const coverage = everyone > 0 ? known / everyone : 0;
  return { code, ranks, access: weights > 0 && coverage >= meanCoverage ? sum / weights : null, people: counted, coverage };
}
