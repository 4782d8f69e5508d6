import type { Profession } from '../../contract/access-file';
import type { ValeurStatut } from '../../contract/vocabulary';
import { type GapsSource, measureGaps } from '../../domain/access/gaps';
import type { SeriesPoint } from '../../domain/series';
import { accessIds, type PortraitColumns } from './columns';

/** People that the unit of access speaks of: one, or 100 000. */
const per = (profession: Profession): number => (profession === 'medecin_generaliste' ? 1 : 100_000);

/** Access of a year, its weights and its people: those of the latest year where it has none. Null where a file is missing. */
export function accessSource(columns: PortraitColumns, profession: Profession, annee: number): GapsSource | null {
  const { apl, standardised, people } = accessIds[profession];
  const access = columns.all(apl).find((column) => column.annee === annee);
  const [weights, counted, population] = [columns.ofYear(standardised, annee), columns.ofYear(people, annee), columns.latest('population')];
  if (access === undefined || weights === null || counted === null || population === null) return null;
  return { access: access.values, standardised: weights.values, people: counted.values, population: population.values, per: per(profession) };
}

/** Mean of each year for some communes (null: all). A year weighed by another year's people is an estimate, as the published table says. */
export function meansOf(columns: PortraitColumns, profession: Profession, ranks: Int32Array | null): SeriesPoint[] {
  const { apl, standardised } = accessIds[profession];
  const weighed = new Set(columns.all(standardised).map(({ annee }) => annee));
  return columns.all(apl).map(({ annee }) => {
    const source = accessSource(columns, profession, annee);
    const valeur = source === null ? null : measureGaps(source, Number.NEGATIVE_INFINITY, ranks).mean;
    const statut: ValeurStatut = valeur === null ? 'absent' : weighed.has(annee) ? 'observe' : 'estime';
    return { annee, valeur, statut };
  });
}
