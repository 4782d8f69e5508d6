import { type CompletenessRow, completenessSummary, fieldNames } from '../contract-card';
import { capitalised } from '../french';
import { type Catalogue, contractName } from './catalogue';

export interface CompletenessTable {
  readonly contracts: readonly { readonly id: string; readonly name: string; readonly summary: string }[];
  readonly fields: readonly { readonly champ: string; readonly label: string; readonly cells: readonly { readonly contrat: string; readonly text: string; readonly given: boolean }[] }[];
}

/** What each document gives and leaves out, field by field: it tells of the document that was transcribed, not of the contract's worth. */
export function completenessTable(catalogue: Catalogue, rows: readonly CompletenessRow[], wanted: readonly string[]): CompletenessTable {
  const contracts = catalogue.contracts.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const found = new Map(rows.map((row) => [`${row.contrat} ${row.champ}`, row]));
  const fields = Object.entries(fieldNames);
  return {
    contracts: contracts.map(({ id }) => ({ id, name: contractName(catalogue, id), summary: completenessSummary(rows.filter(({ contrat }) => contrat === id)) })),
    fields: fields.map(([champ, label]) => ({
      champ,
      label: capitalised(label),
      cells: contracts.map(({ id }) => {
        const row = found.get(`${id} ${champ}`);
        if (row === undefined || row.total === 0) return { contrat: id, text: 'sans objet', given: false };
        if (row.renseignes === 0) return { contrat: id, text: 'non donné', given: false };
        return { contrat: id, text: row.renseignes === row.total ? 'donné' : `${row.renseignes} sur ${row.total}`, given: true };
      }),
    })),
  };
}
