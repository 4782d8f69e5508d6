import { formatNumber } from '../../domain/format';
import { type Piece, pieces } from '../../domain/matches';
import type { ActionFilters } from '../../state/actions';
import { actionNumber } from '../actions';
import { resultText, type ResultRow } from '../contract-card';
import { type Catalogue, contractName } from './catalogue';

export interface ResultLine {
  readonly key: string;
  readonly title: readonly Piece[];
  /** `3 700`; that the document gives no figure. */
  readonly figure: string;
  readonly known: boolean;
  readonly unit: string;
  readonly period: string;
  readonly contract: string;
  /** The action that the document attaches it to. */
  readonly action: { readonly id: string; readonly title: string } | null;
  readonly source: string;
}

/** Results of the contracts that the filters on contracts keep; what other filters choose are actions, to which documents rarely attach results. */
export function resultLines(catalogue: Catalogue, results: readonly ResultRow[], { contrats, etats }: ActionFilters, words: readonly string[]): ResultLine[] {
  return results
    .filter(({ contrat }) => (contrats.length === 0 || contrats.includes(contrat)) && (etats.length === 0 || etats.includes(catalogue.etatOf(contrat))))
    .map((row, place) => {
      const action = catalogue.actions.find(({ id }) => id === row.action);
      return {
        key: `${row.contrat} ${place}`,
        title: pieces(row.libelle, words),
        figure: row.valeur === null ? 'sans chiffre' : formatNumber(row.valeur),
        known: row.valeur !== null,
        unit: row.unite ?? '',
        period: resultText(row).period,
        contract: contractName(catalogue, row.contrat),
        action: action === undefined ? null : { id: action.id, title: [actionNumber(action), action.intitule].filter((part) => part !== null).join(' : ') },
        source: row.source,
      };
    });
}

/** Contracts among those kept whose document gives no result. */
export const withoutResults = (catalogue: Catalogue, results: readonly ResultRow[], { contrats, etats }: ActionFilters): string[] =>
  catalogue.contracts
    .filter(({ id }) => (contrats.length === 0 || contrats.includes(id)) && (etats.length === 0 || etats.includes(catalogue.etatOf(id))) && !results.some(({ contrat }) => contrat === id))
    .map(({ id }) => contractName(catalogue, id));
