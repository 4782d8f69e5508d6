import { type ReactNode, useDeferredValue } from 'react';

interface LaterProps {
  /** What the children show: they are drawn again, late, each time it changes. */
  readonly of: unknown;
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Draws its children once the rest of the page is on screen; never those of what was shown before. */
export function Later({ of, fallback, children }: LaterProps): ReactNode {
  return useDeferredValue(of, null) === of ? children : fallback;
}
