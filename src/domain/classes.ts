import { classOfValue } from './class-of-value';
import { noClass, noClassOfStatus, type NoClassReason, noClassReasons } from './class-codes';

/**
 * Class of every commune: index of the class, or a code of `noClass`.
 * @param values,statuses by rank, as a value file gives them.
 * @param bornes inner breaks, ascending; a value equal to a break belongs to the class above it.
 */
export function classify(values: Float64Array, statuses: Uint8Array, bornes: readonly number[]): Uint8Array<ArrayBuffer> {
  const classOfRank = new Uint8Array(values.length);
  for (let rank = 0; rank < values.length; rank += 1) {
    const value = values[rank];
    classOfRank[rank] =
      value === undefined || Number.isNaN(value) ? noClassOfStatus(statuses[rank]) : classOfValue(bornes, value);
  }
  return classOfRank;
}

/** A modality of a categorical indicator, as the catalogue lists it. */
export interface Modality {
  readonly code: number;
  readonly libelle: string;
  readonly ordre: number;
}

/** Modalities in the order of their classes. */
export const orderedModalities = (modalites: readonly Modality[]): readonly Modality[] =>
  [...modalites].sort((a, b) => a.ordre - b.ordre || a.code - b.code);

/** Class of every commune for a categorical indicator: the place of its modality; a code that no modality has is `absent`. */
export function classifyCategories(
  values: Float64Array,
  statuses: Uint8Array,
  modalites: readonly Modality[],
): Uint8Array<ArrayBuffer> {
  const classOfCode = new Map(orderedModalities(modalites).map((modality, i) => [modality.code, i]));
  const classOfRank = new Uint8Array(values.length);
  for (let rank = 0; rank < values.length; rank += 1) {
    const value = values[rank];
    classOfRank[rank] =
      value === undefined || Number.isNaN(value) ? noClassOfStatus(statuses[rank]) : (classOfCode.get(value) ?? noClass.absent);
  }
  return classOfRank;
}

export interface Headcount {
  readonly communes: number;
  /** Inhabitants of the communes whose population is known; null where it is known for none of them. */
  readonly habitants: number | null;
}

export interface ClassStats {
  /** One a class. */
  readonly classes: readonly Headcount[];
  readonly sansClasse: Readonly<Record<NoClassReason, Headcount>>;
  /** All communes counted, with a class or not. */
  readonly total: Headcount;
  /** Communes counted whose population is unknown: their inhabitants are in no figure above. */
  readonly sansPopulation: number;
}

/**
 * Communes and inhabitants by class.
 * @param ranks communes to count; null: all.
 * @param population inhabitants by rank, NaN where unknown.
 */
export function classStats(
  classOfRank: Uint8Array,
  ranks: Int32Array | null,
  population: Float64Array,
  classCount: number,
): ClassStats {
  const communes = new Float64Array(256);
  const habitants = new Float64Array(256);
  const peopled = new Float64Array(256);
  let sansPopulation = 0;
  const count = ranks === null ? classOfRank.length : ranks.length;
  for (let i = 0; i < count; i += 1) {
    const rank = ranks === null ? i : (ranks[i] ?? -1);
    const code = classOfRank[rank];
    if (code === undefined) continue;
    communes[code] = (communes[code] ?? 0) + 1;
    const people = population[rank] ?? Number.NaN;
    if (Number.isNaN(people)) sansPopulation += 1;
    else {
      habitants[code] = (habitants[code] ?? 0) + people;
      peopled[code] = (peopled[code] ?? 0) + 1;
    }
  }
  const headcount = (code: number): Headcount => ({
    communes: communes[code] ?? 0,
    habitants: (communes[code] ?? 0) > 0 && (peopled[code] ?? 0) === 0 ? null : (habitants[code] ?? 0),
  });
  const classes = Array.from({ length: classCount }, (_, code) => headcount(code));
  const sansClasse = {
    absent: headcount(noClass.absent),
    secret: headcount(noClass.secret),
    horsChamp: headcount(noClass.horsChamp),
  };
  const all = [...classes, ...noClassReasons.map((reason) => sansClasse[reason])];
  return {
    classes,
    sansClasse,
    total: {
      communes: all.reduce((sum, part) => sum + part.communes, 0),
      habitants: all.reduce((sum, part) => sum + (part.habitants ?? 0), 0),
    },
    sansPopulation,
  };
}

/** Ranks (among `ranks`, null: all) that have a class or a code of `noClass`: those that the legend lights. */
export function ranksOfClass(classOfRank: Uint8Array, ranks: Int32Array | null, code: number): Int32Array<ArrayBuffer> {
  const found: number[] = [];
  if (ranks === null) {
    classOfRank.forEach((own, rank) => {
      if (own === code) found.push(rank);
    });
  } else {
    for (const rank of ranks) if (classOfRank[rank] === code) found.push(rank);
  }
  return Int32Array.from(found);
}
