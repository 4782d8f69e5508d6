import { useMemo } from 'react';
import { actionSelection } from '../db/queries';
import { joinValues } from '../db/query';
import type { ActionFilters } from '../state/actions';
import { type Resource, valueOf, waiting } from '../ui/use-resource';
import { wordsOf } from '../view-models/actions/lines';
import { readSelection, type Selection } from '../view-models/actions/selection';
import { today } from '../view-models/today';
import { useAnswer, useQuery } from './use-query';

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

/** Actions that the filters keep, with the counts of every facet; null: nothing to ask yet. */
export function useSelection(filters: ActionFilters | null): Resource<Selection> {
  const rows = useQuery(actionSelection, filters === null ? null : selectionParams(filters));
  const known = valueOf(rows);
  return useMemo((): Resource<Selection> => {
    if (rows.status === 'echec') return rows;
    return known === null ? waiting : { status: 'pret', value: readSelection(known) };
  }, [rows, known]);
}

/** A selection with the filters that it answers. */
interface AnsweredSelection {
  readonly selection: Selection;
  readonly filters: ActionFilters;
}

/** As `useSelection`; while the next answer is on its way, the one before stays, with its own filters. */
export function useAnsweredSelection(filters: ActionFilters): Resource<AnsweredSelection> {
  const answer = useAnswer(actionSelection, selectionParams(filters), filters);
  const known = valueOf(answer);
  // The same object while the next answer is on its way: nothing is drawn twice.
  const value = useMemo((): AnsweredSelection | null => (known === null ? null : { selection: readSelection(known.rows), filters: known.to }), [known]);
  return useMemo((): Resource<AnsweredSelection> => {
    if (answer.status === 'echec') return answer;
    return value === null ? waiting : { status: 'pret', value };
  }, [answer, value]);
}
