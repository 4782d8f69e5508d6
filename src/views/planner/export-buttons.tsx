import type { ReactNode } from 'react';
import type { TableFile } from '../../view-models/files/table-file';
import { DownloadButton } from '../files/download-button';

interface ExportButtonsProps {
  /** The whole scenario. */
  readonly file: () => Promise<TableFile>;
  readonly onNote: () => void;
}

/** The results for other tools, and on paper. */
export function ExportButtons({ file, onNote }: ExportButtonsProps): ReactNode {
  return (
    <section className="plan-section" aria-label="Emporter les résultats">
      <h2>Emporter les résultats</h2>
      <div className="plan-steps">
        <DownloadButton small label="Tout le scénario" offer={{ titre: 'tout le scénario', make: file }} />
        <button type="button" className="button button--small" onClick={onNote}>
          Note de deux pages
        </button>
      </div>
      <p className="field__hint">Les communes du territoire, les mesures, le scénario, les sources et les définitions.</p>
    </section>
  );
}
