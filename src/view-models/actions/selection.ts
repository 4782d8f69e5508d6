import type { actionSelection } from '../../db/queries';
import type { RowOf } from '../../db/query';
import type { ActionFacet } from '../../domain/action-facets';
import { type NatureCounts, noCounts } from './counts';

export type SelectionRow = RowOf<typeof actionSelection>;

/** What the filters keep, and what each value of a facet would. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly counts: NatureCounts;
  readonly facets: Readonly<Record<ActionFacet, ReadonlyMap<string, NatureCounts>>>;
  /** Actions that name a commune, by its code, whatever the commune chosen. */
  readonly located: ReadonlyMap<string, NatureCounts>;
  /** Actions of the whole territory, by contract, whatever the commune chosen. */
  readonly whole: ReadonlyMap<string, NatureCounts>;
}

export function readSelection(rows: readonly SelectionRow[]): Selection {
  const byFacet = new Map<SelectionRow['facette'], Map<string, NatureCounts>>();
  for (const row of rows) {
    const values = byFacet.get(row.facette) ?? new Map<string, NatureCounts>();
    byFacet.set(row.facette, values.set(row.valeur, row));
  }
  const of = (facette: SelectionRow['facette']): ReadonlyMap<string, NatureCounts> => byFacet.get(facette) ?? new Map<string, NatureCounts>();
  const kept = rows.find(({ facette }) => facette === 'actions');
  return {
    ids: new Set(kept?.ids ?? []),
    counts: kept ?? noCounts,
    facets: {
      contrats: of('contrats'),
      axes: of('axes'),
      themes: of('themes'),
      pilotes: of('pilotes'),
      portees: of('portees'),
      statuts: of('statuts'),
      natures: of('natures'),
      etats: of('etats'),
    },
    located: of('communes'),
    whole: of('entiers'),
  };
}
