import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';
import type { Sentence } from '../../view-models/sentence';

interface SentenceBarProps {
  /** Null while values or people are on their way. */
  readonly sentence: Sentence | null;
  readonly tableOpen: boolean;
  readonly onTable: () => void;
}

/** What the map says, in one computed sentence, with its source; the way to the table. */
export function SentenceBar({ sentence, tableOpen, onTable }: SentenceBarProps): ReactNode {
  return (
    <div className="sentence card">
      <div className="sentence__text">
        <p aria-live="polite">{sentence === null ? 'Calcul en cours…' : sentence.text}</p>
        {sentence === null ? null : (
          <p className="sentence__source">
            {sentence.caution === null ? '' : `${sentence.caution} `}
            {sentence.source}
          </p>
        )}
      </div>
      <button type="button" className="button" aria-expanded={tableOpen} onClick={onTable}>
        <Icon name="tableau" />
        Tableau
      </button>
    </div>
  );
}
