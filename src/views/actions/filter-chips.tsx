import './chips.css';
import type { ReactNode } from 'react';
import type { ActionFilters } from '../../state/actions';
import { Icon } from '../../ui/icons';
import type { Chip } from '../../view-models/actions/facets';

interface FilterChipsProps {
  readonly chips: readonly Chip[];
  readonly onFilters: (filters: ActionFilters) => void;
}

/** Filters in force, each a button that takes it away. */
export function FilterChips({ chips, onFilters }: FilterChipsProps): ReactNode {
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label="Filtres en cours">
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <button type="button" className="chip" aria-label={`Retirer le filtre ${label}`} onClick={() => onFilters(without)}>
            {label}
            <Icon name="fermer" />
          </button>
        </li>
      ))}
    </ul>
  );
}
