import * as v from 'valibot';
import { type CodeCommune, codeCommuneSchema, splitTerritoireId, type TerritoireId } from '../contract/codes';

/** The table `communes`, column by column: index = rank. Numbers unknown are NaN, texts unknown are null. */
export interface CommunesTable {
  readonly count: number;
  /** Ascending: the order of every value file. */
  readonly code: readonly string[];
  readonly nom: readonly string[];
  readonly departement: readonly string[];
  readonly region: readonly (string | null)[];
  readonly epci: readonly (string | null)[];
  readonly bassinVie: readonly (string | null)[];
  readonly population: Float64Array<ArrayBuffer>;
  readonly superficieKm2: Float64Array<ArrayBuffer>;
  readonly lon: Float64Array<ArrayBuffer>;
  readonly lat: Float64Array<ArrayBuffer>;
  readonly pointReference: readonly (string | null)[];
  readonly densite: readonly (string | null)[];
  readonly frr: readonly (string | null)[];
  /** Postal codes separated by a space. */
  readonly codesPostaux: readonly string[];
  /** xmin, ymin, xmax, ymax of commune r at 4 r … 4 r + 3, in degrees. */
  readonly bbox: Float64Array<ArrayBuffer>;
}

/** Rank of a commune, or null when its code is not of the COG of the tables. */
export function rankOfCode(communes: CommunesTable, code: string): number | null {
  let low = 0;
  let high = communes.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const own = communes.code[middle];
    if (own === undefined) return null;
    if (own === code) return middle;
    if (own < code) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** Code of a commune; null for a rank that is none. */
export function codeOfRank(communes: CommunesTable, rank: number): CodeCommune | null {
  const code = v.safeParse(codeCommuneSchema, communes.code[rank]);
  return code.success ? code.output : null;
}

export type BBox = readonly [number, number, number, number];

/** Smallest box around the outlines of some communes (null: all); null when none of them has an outline. */
export function bboxOfRanks(communes: CommunesTable, ranks: Int32Array | null): BBox | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const count = ranks === null ? communes.count : ranks.length;
  for (let i = 0; i < count; i += 1) {
    const start = 4 * (ranks === null ? i : (ranks[i] ?? -1));
    const [xmin = Number.NaN, ymin = Number.NaN, xmax = Number.NaN, ymax = Number.NaN] = communes.bbox.subarray(start, start + 4);
    if (Number.isNaN(xmin)) continue;
    box[0] = Math.min(box[0], xmin);
    box[1] = Math.min(box[1], ymin);
    box[2] = Math.max(box[2], xmax);
    box[3] = Math.max(box[3], ymax);
  }
  return Number.isFinite(box[0]) ? box : null;
}

/**
 * Ranks of the communes of an EPCI, a bassin de vie, a département or a région, from the columns of `communes`.
 * Null for France (every commune). A `cls` has no column: its communes come with the start-up file.
 */
export function ranksFromColumns(communes: CommunesTable, id: TerritoireId): Int32Array<ArrayBuffer> | null {
  const { type, code } = splitTerritoireId(id);
  if (type === 'france') return null;
  if (type === 'cls') return new Int32Array(0);
  const columns = { epci: communes.epci, bassin_vie: communes.bassinVie, departement: communes.departement, region: communes.region };
  const column = columns[type];
  const ranks: number[] = [];
  column.forEach((own, rank) => {
    if (own === code) ranks.push(rank);
  });
  return Int32Array.from(ranks);
}

/** The first commune of each bassin de vie that has one among `ranks` (null: all): stands for it where bassins are counted. */
export function oneOfEachBassin(bassinVie: CommunesTable['bassinVie'], ranks: Int32Array | null): Int32Array<ArrayBuffer> {
  const first = new Map<string, number>();
  const count = ranks === null ? bassinVie.length : ranks.length;
  for (let i = 0; i < count; i += 1) {
    const rank = ranks === null ? i : (ranks[i] ?? -1);
    const bassin = bassinVie[rank];
    if (bassin !== undefined && bassin !== null && !first.has(bassin)) first.set(bassin, rank);
  }
  return Int32Array.from(first.values());
}
