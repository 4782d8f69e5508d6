import { type ReactNode, useRef } from 'react';

interface PickFileProps {
  readonly children: ReactNode;
  /** What the system’s dialog offers first: `.json`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A button that asks for a file of the visitor’s. The same file may be asked for again. */
export function PickFile({ children, accept, onFile }: PickFileProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button button--small" onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
