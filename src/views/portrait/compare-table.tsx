import type { ReactNode } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';
import type { CompareRow, CompareText } from '../../view-models/portrait/compare';

interface CompareTableProps {
  readonly territories: readonly { readonly id: string; readonly titre: string }[];
  readonly rows: readonly CompareRow[];
  readonly texts: readonly CompareText[];
}

/** The territories measure by measure, then the first against each other in words. */
export function CompareTable({ territories, rows, texts }: CompareTableProps): ReactNode {
  return (
    <>
      <ScrollRegion className="portrait__scroll" label="Comparaison des territoires">
        <table className="plain-table portrait__compare">
          <caption className="sr-only">Les mêmes mesures pour chaque territoire</caption>
          <thead>
            <tr>
              <th scope="col">Mesure</th>
              {territories.map(({ id, titre }) => (
                <th key={id} scope="col">
                  {titre}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, cells }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {cells.map((cell, place) => (
                  <td key={territories[place]?.id}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {texts.map(({ name, differences }) => (
        <p key={name}>
          <strong>Par rapport à {name}</strong> : {differences.length === 0 ? 'rien de connu des deux ne se compare' : differences.join(' ; ')}.
        </p>
      ))}
    </>
  );
}
