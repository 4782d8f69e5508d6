import type { ReactNode } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';
import type { CompletenessTable } from '../../view-models/actions/completeness';

/** Fields that the documents give and leave out: no total in per cent, no colour, no rank. */
export function CompletenessView({ table }: { readonly table: CompletenessTable }): ReactNode {
  return (
    <>
      <h2>Champs que les documents ne donnent pas</h2>
      <p>
        Lecture des documents transcrits ici, champ par champ. Ce n’est pas une note du contrat : une plaquette de quatre pages en dit moins qu’un contrat entier, et un champ absent ici peut
        exister dans un autre document.
      </p>
      <ScrollRegion label="Champs donnés par les documents" className="volet-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Champ</th>
              {table.contracts.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.fields.map(({ champ, label, cells }) => (
              <tr key={champ}>
                <th scope="row">{label}</th>
                {cells.map(({ contrat, text, given }) => (
                  <td key={contrat} className={given ? undefined : 'muted'}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">En tout</th>
              {table.contracts.map(({ id, summary }) => (
                <td key={id}>{summary}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
      <p className="field__hint">« sans objet » : le document ne nomme aucune action. Un périmètre déduit compte comme non donné.</p>
    </>
  );
}
