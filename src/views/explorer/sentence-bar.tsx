import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';
import type { WithoutPeople } from '../../view-models/people';
import type { Sentence } from '../../view-models/sentence';

interface SentenceBarProps {
  /** Null while values or people are on their way, or when they cannot be read. */
  readonly sentence: Sentence | null;
  /** The values cannot be read. */
  readonly failed: boolean;
  /** Why the sentence counts nobody; null where it counts people. */
  readonly uncounted: WithoutPeople | null;
  /** Asks again for the people that could not be read; null where that is no use. */
  readonly onRetry: (() => void) | null;
  readonly tableOpen: boolean;
  readonly onTable: () => void;
  /** Null while there is no picture to make. */
  readonly onPicture: (() => void) | null;
}

/** What the map says, in one computed sentence, with its source; the way to the table. */
export function SentenceBar({ sentence, failed, uncounted, onRetry, tableOpen, onTable, onPicture }: SentenceBarProps): ReactNode {
  return (
    <div className="sentence card">
      <div className="sentence__text">
        <p aria-live="polite">{sentence?.text ?? (failed ? 'Les valeurs de cet indicateur n’ont pas pu être lues\u00a0: la légende dit pourquoi.' : 'Calcul en cours…')}</p>
        {sentence === null || uncounted === null ? null : (
          <output className="sentence__caution">
            {uncounted.text} {uncounted.reason}
          </output>
        )}
        {sentence === null ? null : (
          <p className="sentence__source">
            {sentence.caution === null ? '' : `${sentence.caution} `}
            {sentence.source}
          </p>
        )}
      </div>
      {onRetry === null ? null : (
        <button type="button" className="button" onClick={onRetry}>
          Réessayer
        </button>
      )}
      <button type="button" className="button" aria-expanded={tableOpen} onClick={onTable}>
        <Icon name="tableau" />
        Tableau
      </button>
      <button type="button" className="button" disabled={onPicture === null} aria-haspopup="dialog" onClick={() => onPicture?.()}>
        <Icon name="telecharger" />
        Image…
      </button>
    </div>
  );
}
