import type { ReactNode } from 'react';
import type { Resource } from '../../ui/use-resource';
import { Notice } from '../../ui/notice';

interface PendingProps {
  readonly resource: Resource<unknown>;
  /** What is on its way or missing, as the visitor knows it. */
  readonly what: string;
}

/** A word while something is on its way; a sentence and a way to try again when it failed; nothing once it is there. */
export function Pending({ resource, what }: PendingProps): ReactNode {
  if (resource.status === 'pret') return null;
  if (resource.status === 'attente') return <p className="muted small pending">{what} : lecture en cours…</p>;
  return (
    <Notice tone="warn" onRetry={resource.retry}>
      {what} : {resource.error.message}
    </Notice>
  );
}
