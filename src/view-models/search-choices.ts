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

type ListStatus = 'attente' | 'pret' | 'echec';

export interface SearchState {
  readonly communes: ListStatus;
  /** The list of all territories; those of the contracts are known without it. */
  readonly territories: ListStatus;
  /** Why the search itself failed, for a person; null while it works. */
  readonly failure: string | null;
  /** Results for what is typed; null while they are on their way. */
  readonly found: number | null;
}

const missingLists = ({ communes, territories }: SearchState): string | null => {
  if (communes === 'echec' && territories === 'echec') {
    return 'Les listes des communes et des territoires n’ont pas pu être lues\u00a0: seuls les territoires des contrats sont cherchés. Rechargez la page pour réessayer.';
  }
  if (communes === 'echec') return 'La liste des communes n’a pas pu être lue\u00a0: seuls les territoires sont cherchés. Rechargez la page pour réessayer.';
  if (territories === 'echec') {
    return 'La liste des territoires n’a pas pu être lue\u00a0: seuls les communes et les territoires des contrats sont cherchés. Rechargez la page pour réessayer.';
  }
  return null;
};

/** What is said under the results: what is missing from the search, or that nothing answers; null when all is well. */
export function searchNote(state: SearchState): string | null {
  if (state.failure !== null) return state.failure;
  const missing = missingLists(state);
  if (state.found === null) return missing ?? 'La recherche se prépare…';
  if (missing !== null) return state.found === 0 ? `Aucun résultat. ${missing}` : missing;
  if (state.communes === 'attente') return 'La liste des communes est en cours de lecture…';
  if (state.territories === 'attente') return 'La liste des territoires est en cours de lecture…';
  return state.found === 0 ? 'Aucune commune, aucun code postal, aucun territoire ne correspond.' : null;
}
