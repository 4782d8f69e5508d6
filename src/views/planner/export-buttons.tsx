import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';

interface ExportButtonsProps {
  readonly busy: boolean;
  readonly said: string | null;
  readonly onXlsx: () => void;
  readonly onGeojson: () => void;
  readonly onNote: () => void;
}

/** The results for other tools, and on paper. */
export function ExportButtons({ busy, said, onXlsx, onGeojson, onNote }: ExportButtonsProps): ReactNode {
  return (
    <section className="plan-section" aria-label="Emporter les résultats">
      <h2>Emporter les résultats</h2>
      <div className="plan-steps">
        <button type="button" className="button button--small" aria-disabled={busy} onClick={() => !busy && onXlsx()}>
          <Icon name="telecharger" />
          Tableur (XLSX)
        </button>
        <button type="button" className="button button--small" aria-disabled={busy} onClick={() => !busy && onGeojson()}>
          <Icon name="telecharger" />
          Carte (GeoJSON)
        </button>
        <button type="button" className="button button--small" onClick={onNote}>
          Note de deux pages
        </button>
      </div>
      <p className="field__hint">Les communes du territoire, les mesures, le scénario, les sources et les définitions. Le CSV est au-dessus du tableau.</p>
      <output className="plan-said">{said}</output>
    </section>
  );
}
