import type { ReactNode } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';
import { isolatedFrom, type IsolatedRow } from '../../view-models/portrait/isolated';

/** Communes far from each kind of service, by name. */
export function IsolatedTable({ rows }: { readonly rows: readonly IsolatedRow[] }): ReactNode {
  return (
    <ScrollRegion className="portrait__scroll" label="Communes isolées de chaque service">
      <table className="plain-table portrait__isolated">
        <caption className="sr-only">Communes à {isolatedFrom} minutes ou plus de chaque service</caption>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Communes</th>
            <th scope="col">Habitants</th>
            <th scope="col">Lesquelles, les plus loin d’abord</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, estimated, communes, people, names }) => (
            <tr key={id}>
              <th scope="row">
                {label}
                {estimated ? <span className="muted"> (estimation)</span> : null}
              </th>
              <td>{communes}</td>
              <td>{people}</td>
              <td className="portrait__names">{names}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
