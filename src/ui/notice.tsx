import type { ReactNode } from 'react';

interface NoticeProps {
  readonly tone?: 'info' | 'warn' | 'error';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Tries again what failed: a button says so. */
  readonly onRetry?: (() => void) | undefined;
  /** Announced when it appears: for what happens after the page has settled. */
  readonly live?: boolean;
}

/** A sentence in place: what happened, what still works, what to do. */
export function Notice({ tone = 'info', children, actions, onRetry, live = false }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice--${tone}`} role={live ? 'status' : undefined}>
      <div>{children}</div>
      {actions === undefined && onRetry === undefined ? null : (
        <div className="notice__actions">
          {onRetry === undefined ? null : (
            <button type="button" className="button button--small" onClick={onRetry}>
              Réessayer
            </button>
          )}
          {actions}
        </div>
      )}
    </div>
  );
}
