import type { ReactNode } from 'react';
import type { SharedLink } from '../../view-models/share';
import { PickFile } from '../../ui/pick-file';
import { QrCode } from '../planner/qr-code';

interface SharePanelProps {
  readonly shared: SharedLink;
  /** HTML for the page of another site. */
  readonly snippet: string;
  /** What the snippet shows. */
  readonly shows: string;
  readonly said: string;
  readonly onCopy: (text: string, what: 'Lien' | 'Code') => void;
  readonly onSave: () => void;
  readonly onFile: (file: File) => void;
}

/** The present view as a link, as a QR code, as a frame in another site. */
export function SharePanel({ shared, snippet, shows, said, onCopy, onSave, onFile }: SharePanelProps): ReactNode {
  return (
    <div className="stack share">
      <section className="stack stack--tight" aria-label="Lien">
        <h3>Lien</h3>
        <p className="field__hint">Il rouvre la vue telle qu’elle est : territoire, indicateur, filtres, scénario. Il compte {shared.size}.</p>
        <div className="share__link">
          <input className="input" aria-label="Lien de la vue" readOnly value={shared.link} onFocus={(event) => event.target.select()} />
          <button type="button" className="button button--primary" onClick={() => onCopy(shared.link, 'Lien')}>
            Copier le lien
          </button>
        </div>
        {shared.tooLong === null ? null : <p className="notice notice--warn">{shared.tooLong}</p>}
      </section>
      <section className="stack stack--tight" aria-label="Fichier">
        <h3>Fichier</h3>
        <p className="field__hint">Il rouvre la même vue ici, par « Ouvrir une vue », si long que soit le lien.</p>
        <div className="share__link">
          <button type="button" className="button button--small" onClick={onSave}>
            Enregistrer la vue en fichier
          </button>
          <PickFile accept=".json" onFile={onFile}>
            Ouvrir une vue
          </PickFile>
        </div>
      </section>
      <section className="stack stack--tight" aria-label="Code QR">
        <h3>Code QR</h3>
        {shared.withoutQr === null ? (
          <>
            <QrCode text={shared.link} className="share__qr" />
            <p className="field__hint">Il porte le lien ci-dessus.</p>
          </>
        ) : (
          <p className="small">{shared.withoutQr}</p>
        )}
      </section>
      <section className="stack stack--tight" aria-label="Sur le site d’une commune">
        <h3>Sur le site d’une commune</h3>
        <p className="field__hint">Ce code montre la carte de l’explorateur ({shows}) dans une page d’un autre site.</p>
        <textarea className="input share__code" aria-label="Code à coller dans la page" readOnly value={snippet} onFocus={(event) => event.target.select()} />
        <div>
          <button type="button" className="button" onClick={() => onCopy(snippet, 'Code')}>
            Copier le code
          </button>
        </div>
      </section>
      <output>{said}</output>
    </div>
  );
}
