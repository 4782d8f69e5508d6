import { type ReactNode, useRef } from 'react';
import { PickFile } from '../../ui/pick-file';
import { useFileDrop } from '../../ui/use-file-drop';

/** What was just done, or why it was not. */
export interface Said {
  readonly tone: 'ok' | 'refus';
  readonly text: string;
  /** A link that could not be copied: shown, to be copied by hand. */
  readonly link?: string;
}

interface ScenarioToolsProps {
  readonly name: ReactNode;
  readonly said: Said | null;
  readonly onKeep: () => void;
  readonly onCopyLink: () => void;
  readonly onSaveFile: () => void;
  readonly onFile: (file: File) => void;
  readonly onCompare: () => void;
}

/** What becomes of the scenario: named, kept, sent, saved, opened from a file (by the button or by drag), compared. */
export function ScenarioTools({ name, said, onKeep, onCopyLink, onSaveFile, onFile, onCompare }: ScenarioToolsProps): ReactNode {
  const section = useRef<HTMLElement>(null);
  const over = useFileDrop(section, onFile);
  return (
    <section ref={section} className={over ? 'plan-section plan-drop plan-drop--over' : 'plan-section plan-drop'} aria-label="Garder et partager">
      <h2>Garder et partager</h2>
      {name}
      <div className="plan-steps">
        <button type="button" className="button button--small" onClick={onKeep}>
          Garder sur cet appareil
        </button>
        <button type="button" className="button button--small" onClick={onCopyLink}>
          Copier le lien
        </button>
        <button type="button" className="button button--small" onClick={onSaveFile}>
          Enregistrer en fichier
        </button>
        <PickFile accept=".json,application/json" onFile={onFile}>
          Ouvrir un fichier…
        </PickFile>
        <button type="button" className="button button--small" onClick={onCompare}>
          Comparer deux scénarios
        </button>
      </div>
      <p className="field__hint">Un fichier de scénario peut aussi être glissé ici.</p>
      <output className={said?.tone === 'refus' ? 'plan-said plan-said--refus' : 'plan-said'}>{said?.text}</output>
      {said?.link === undefined ? null : (
        <input className="input" aria-label="Lien du scénario, à copier" readOnly value={said.link} onFocus={(event) => event.target.select()} />
      )}
    </section>
  );
}
