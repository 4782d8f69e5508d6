import type { ReactNode } from 'react';
import type { CommuneHead } from '../../view-models/commune-head';
import { Icon } from '../../ui/icons';
import { useEscape } from '../../ui/use-escape';

interface CommuneSheetProps {
  readonly head: CommuneHead;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Frame of a commune’s sheet: who it is, then its sections, each with its own waiting and its own failure. */
export function CommuneSheet({ head, onClose, children }: CommuneSheetProps): ReactNode {
  const element = useEscape(onClose);
  return (
    <section ref={element} className="fiche card" aria-label={`Fiche de la commune ${head.nom}`}>
      <header className="fiche__head">
        <div>
          <p className="fiche__kind">Commune {head.code}</p>
          <h2>{head.nom}</h2>
          <p className="small muted">{head.places}</p>
        </div>
        <button type="button" className="button button--quiet button--icon" aria-label="Fermer la fiche de la commune" onClick={onClose}>
          <Icon name="fermer" />
        </button>
      </header>
      <div className="fiche__body">
        <p className="fiche__facts small">{head.facts}</p>
        {children}
      </div>
    </section>
  );
}

interface SheetSectionProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

export function SheetSection({ title, note, children }: SheetSectionProps): ReactNode {
  return (
    <section className="fiche__section">
      <h3>{title}</h3>
      {note === undefined ? null : <p className="field__hint">{note}</p>}
      {children}
    </section>
  );
}
