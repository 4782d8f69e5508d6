import { type Profession, professions } from '../../contract/access-file';
import type { SeriesPoint } from '../../domain/series';
import { measureReach, type Reach } from '../../domain/portrait/reach';
import { ratioOf } from '../../domain/portrait/shares';
import { meansOf } from './means';
import type { PortraitColumns } from './columns';
import { curveMinutes, minutesSource } from './reach-source';

/** What is said of France beside every territory: worked out once for all portraits. */
export interface Country {
  readonly access: ReadonlyMap<Profession, readonly SeriesPoint[]>;
  /** By indicator of minutes; null where too few people have some. */
  readonly reach: ReadonlyMap<string, Reach | null>;
  /** Standardised people for one inhabitant. */
  readonly need: number | null;
}

/** Standardised people for one inhabitant of some communes (null: all); null where unknown. */
export function needOf(columns: PortraitColumns, ranks: Int32Array | null): number | null {
  const [standardised, people] = [columns.latest('pop_standardisee_mg'), columns.latest('population_apl_mg')];
  return standardised === null || people === null ? null : ratioOf(standardised.values, people.values, ranks);
}

export function countryOf(columns: PortraitColumns): Country {
  return {
    access: new Map(professions.map((profession) => [profession, meansOf(columns, profession, null)] as const)),
    reach: new Map(
      columns.minutes().flatMap((id) => {
        const source = minutesSource(columns, id);
        return source === null ? [] : [[id, measureReach(source, curveMinutes, null)] as const];
      }),
    ),
    need: needOf(columns, null),
  };
}
