import { useMemo } from 'react';
import { actionSelection } from '../db/queries';
import { joinValues } from '../db/query';
import type { ActionFilters } from '../state/actions';
import { type Resource, valueOf, waiting } from '../ui/use-resource';
import { wordsOf } from '../view-models/actions/lines';
import { readSelection, type Selection } from '../view-models/actions/selection';
import { today } from '../view-models/today';
import { useQuery } from './use-query';

/** What the question of the selection binds. */
export const selectionParams = (filters: Omit<ActionFilters, 'visible'>) => {
  const mots = wordsOf(filters.texte);
  return {
    contrats: joinValues(filters.contrats),
    axes: joinValues(filters.axes),
    themes: joinValues(filters.themes),
    pilotes: joinValues(filters.pilotes),
    portees: joinValues(filters.portees),
    statuts: joinValues(filters.statuts),
    natures: joinValues(filters.natures),
    etats: joinValues(filters.etats),
    commune: filters.commune,
    mots: mots.length === 0 ? null : mots.join(' '),
    jour: today(),
  };
};

/** Actions that the filters keep, with the counts of every facet; null: nothing to ask yet. @param keepPrevious the answer before stays while the next is on its way. */
export function useSelection(filters: ActionFilters | null, keepPrevious: boolean): Resource<Selection> {
  const rows = useQuery(actionSelection, filters === null ? null : selectionParams(filters), keepPrevious);
  const known = valueOf(rows);
  return useMemo((): Resource<Selection> => {
    if (rows.status === 'echec') return rows;
    return known === null ? waiting : { status: 'pret', value: readSelection(known) };
  }, [rows, known]);
}
