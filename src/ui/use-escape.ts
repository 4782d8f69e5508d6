import { type RefObject, useEffect, useRef } from 'react';

/** Calls `onEscape` when Escape is pressed inside the element, unless something inside has made use of it. */
export function useEscape(onEscape: () => void): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) latest.current();
    };
    target.addEventListener('keydown', listen);
    return () => target.removeEventListener('keydown', listen);
  }, []);
  return element;
}
