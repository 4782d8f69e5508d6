import type { CommunesTable } from '../../domain/communes';
import type { Ensemble } from '../../domain/portrait/ensemble';
import { formatCount, formatList, nbsp } from '../../domain/format';
import type { PortraitSubject } from './subject';

const mostNames = 12;

/** Communes put together by hand as the subject of a portrait; null where none of them is in the tables. */
export function ensembleSubject({ ranks }: Ensemble, communes: Pick<CommunesTable, 'nom' | 'departement'>): PortraitSubject | null {
  const count = ranks.length;
  if (count === 0) return null;
  const name = count === 1 ? 'l’ensemble d’une commune choisie' : `l’ensemble de ${formatCount(count, 'commune choisie', 'communes choisies')}`;
  const names = Array.from(ranks.subarray(0, mostNames), (rank) => `${communes.nom[rank] ?? ''} (${communes.departement[rank] ?? ''})`);
  const left = count - names.length;
  return {
    id: 'ensemble',
    type: 'ensemble',
    code: '',
    nom: name,
    titre: `Ensemble de ${formatCount(count, 'commune')}`,
    ranks,
    communes: count,
    detail: `Communes${nbsp}: ${left === 0 ? formatList(names) : `${names.join(', ')} et ${formatCount(left, 'autre')}`}.`,
  };
}
