import type { ReactNode } from 'react';
import type { ActionLine } from '../../view-models/actions/lines';
import { MarkedText } from './marked-text';

interface ActionTitleProps extends Pick<ActionLine, 'id' | 'number' | 'operation' | 'title'> {
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}

/** The number of an action, or that it is an operation without one, and the title that opens it. */
export function ActionTitle({ id, number, operation, title, open, onOpen }: ActionTitleProps): ReactNode {
  return (
    <span className="action-title" data-action={id}>
      {number === null ? null : <span className={operation ? 'tag' : 'tag tag--accent'}>{number}</span>}
      <button type="button" className="link-button" aria-pressed={open} onClick={() => onOpen(id)}>
        <MarkedText pieces={title} />
      </button>
    </span>
  );
}
