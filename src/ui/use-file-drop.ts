import { type RefObject, useEffect, useRef, useState } from 'react';

/** Lets a file be dropped on an element. @returns whether one is held over it. */
export function useFileDrop(element: RefObject<HTMLElement | null>, onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const ended = new AbortController();
    const { signal } = ended;
    target.addEventListener(
      'dragover',
      (event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    target.addEventListener('dragleave', () => setOver(false), { signal });
    target.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file === undefined) return;
        event.preventDefault();
        latest.current(file);
      },
      { signal },
    );
    return () => ended.abort();
  }, [element]);
  return over;
}
