import type { ReactNode } from 'react';
import type { CategoryLine } from '../../view-models/points';

/** Relay and mobility points of the territory, category by category. */
export function PlacesTable({ lines }: { readonly lines: readonly CategoryLine[] }): ReactNode {
  return (
    <ul className="portrait__places">
      {lines.map(({ categorie, label, text, note, source }) => (
        <li key={categorie}>
          <strong>{label}</strong> : {text}.{note === null ? null : <span className="small"> {note}</span>} <span className="muted small">{source}</span>
        </li>
      ))}
    </ul>
  );
}
