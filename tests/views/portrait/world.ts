import type { YearValues } from '../../../src/files/published-files';
import { countryOf } from '../../../src/view-models/portrait/country';
import { PortraitColumns } from '../../../src/view-models/portrait/columns';
import type { PortraitInput, PortraitSubject } from '../../../src/view-models/portrait/subject';
import type { TerritoireType } from '../../../src/contract/vocabulary';
import { indicatorOf, valuesOf } from '../support';

type Cells = Parameters<typeof valuesOf>[0];

const column = (indicateur: string, annee: number, cells: Cells): YearValues => ({ ...valuesOf(cells, annee), indicateur });

/** Four communes: two in the territory, one without any value, one elsewhere. */
const base: Readonly<Record<string, readonly [annee: number, cells: Cells][]>> = {
  population: [[2023, [1000, 3000, 'absent', 16_000]]],
  superficie: [[2026, [50, 50, 'absent', 100]]],
  apl_mg: [[2021, [2, 3, 'absent', 4]], [2022, [2, 3, 'absent', 4]], [2023, [2, 4, 'absent', 4]]],
  pop_standardisee_mg: [[2022, [1100, 3300, 'absent', 15_600]], [2023, [1100, 3300, 'absent', 15_600]]],
  population_apl_mg: [[2022, [1000, 3000, 'absent', 16_000]], [2023, [1000, 3000, 'absent', 16_000]]],
  apl_mg_moins_65: [[2023, [1.5, 2.4, 'absent', 4]]],
  minutes_urgences: [[2019, [12, 35.5, 'absent', 5]]],
};

const indicators = [
  indicatorOf(),
  indicatorOf({ id: 'apl_mg_moins_65', libelle_court: 'APL généralistes < 65 ans', seuil: null }),
  indicatorOf({ id: 'population', libelle_court: 'Population', unite: 'habitants' }),
  indicatorOf({ id: 'superficie', libelle_court: 'Superficie', unite: 'km²' }),
  indicatorOf({ id: 'pop_standardisee_mg', libelle_court: 'Population standardisée', unite: 'habitants standardisés' }),
];

export const urgences = indicatorOf({ id: 'minutes_urgences', libelle: 'Temps d’accès aux urgences', libelle_court: 'Minutes aux urgences', unite: 'minutes', sens: 'bas_favorable', decimales: 1, population_ref: 'population' });

/** @param changes columns in the place of those of the world; an empty list takes one away. */
export function portraitOf(ranks: readonly number[] | null, changes: typeof base = {}, subject: Partial<PortraitSubject> = {}): PortraitInput {
  const columns = Object.entries({ ...base, ...changes }).flatMap(([id, years]) => years.map(([annee, cells]) => column(id, annee, cells)));
  const read = new PortraitColumns(columns);
  const type: TerritoireType = ranks === null ? 'france' : 'cls';
  return {
    subject: { id: 'cls:essai', type, code: 'essai', nom: ranks === null ? 'France' : 'PNR d’essai', titre: 'PNR d’essai', ranks: ranks === null ? null : Int32Array.from(ranks), communes: ranks?.length ?? 4, ...subject },
    columns: read,
    country: countryOf(read),
    indicators,
  };
}
