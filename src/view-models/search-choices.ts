import type { SearchResult } from '../domain/search';
import { capitalised, territoryKind } from './french';
import { type TerritoryEntry, territoryDetail, territoryName } from './territories';

export interface SearchChoice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly group: string;
}

/** Results as the list of the search shows them: communes under communes, territories under territories, each group best first. */
export function searchChoices(results: readonly SearchResult[], territories: ReadonlyMap<string, TerritoryEntry>): SearchChoice[] {
  const communes = results.flatMap((result): SearchChoice[] =>
    result.kind === 'commune'
      ? [{ id: result.code, label: result.nom, detail: [result.codesPostaux.split(' ').slice(0, 2).join(', '), result.departement === '' ? '' : `dép. ${result.departement}`].filter((part) => part !== '').join(' · '), group: 'Communes' }]
      : [],
  );
  const others = results.flatMap((result): SearchChoice[] => {
    if (result.kind !== 'territoire') return [];
    const entry = territories.get(result.id);
    return [
      {
        id: result.id,
        label: entry === undefined ? result.nom : territoryName(entry),
        detail: `${capitalised(territoryKind[result.type])}${entry === undefined ? '' : ` · ${territoryDetail(entry)}`}`,
        group: 'Territoires',
      },
    ];
  });
  // The group of the best answer comes first.
  return results[0]?.kind === 'territoire' ? [...others, ...communes] : [...communes, ...others];
}
