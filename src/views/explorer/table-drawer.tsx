import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';

export const tableKinds = ['communes', 'lieux'] as const;
export type TableKind = (typeof tableKinds)[number];

interface TableDrawerProps {
  readonly kind: TableKind;
  readonly onKind: (kind: TableKind) => void;
  /** Absent where the table stands in for the map: it cannot be closed. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

const labels: Readonly<Record<TableKind, string>> = { communes: 'Communes', lieux: 'Lieux' };

/** The table twin of the map: its communes, or the places that it shows. */
export function TableDrawer({ kind, onKind, onClose, children }: TableDrawerProps): ReactNode {
  return (
    <section className="table-drawer card" aria-label={kind === 'communes' ? 'Tableau des communes' : 'Tableau des lieux'}>
      <div className="table-drawer__head">
        <div className="table-drawer__kinds">
          {tableKinds.map((candidate) => (
            <button key={candidate} type="button" className="button button--small" aria-pressed={candidate === kind} onClick={() => onKind(candidate)}>
              {labels[candidate]}
            </button>
          ))}
        </div>
        {onClose === undefined ? null : (
          <button type="button" className="button button--quiet button--icon" aria-label="Fermer le tableau" onClick={onClose}>
            <Icon name="fermer" />
          </button>
        )}
      </div>
      {children}
    </section>
  );
}
