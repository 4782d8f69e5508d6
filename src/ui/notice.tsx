import type { ReactNode } from 'react';

interface NoticeProps {
  readonly tone?: 'info' | 'warn' | 'error';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Announced when it appears: for what happens after the page has settled. */
  readonly live?: boolean;
}

/** A sentence in place: what happened, what still works, what to do. */
export function Notice({ tone = 'info', children, actions, live = false }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice--${tone}`} role={live ? 'status' : undefined}>
      <div>{children}</div>
      {actions === undefined ? null : <div className="notice__actions">{actions}</div>}
    </div>
  );
}
