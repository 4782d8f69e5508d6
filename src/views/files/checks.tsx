import type { ReactNode } from 'react';

interface ChecksProps {
  readonly summary: string;
  readonly options: readonly { readonly id: string; readonly label: string; readonly detail?: string; readonly group: string }[];
  readonly checked: ReadonlySet<string>;
  readonly onChecked: (checked: ReadonlySet<string>) => void;
}

/** Boxes to tick, folded; all of them or none in one gesture. */
export function Checks({ summary, options, checked, onChecked }: ChecksProps): ReactNode {
  const toggle = (id: string): void => onChecked(checked.has(id) ? new Set([...checked].filter((other) => other !== id)) : new Set([...checked, id]));
  return (
    <details className="disclosure">
      <summary>{summary}</summary>
      <div className="download__all">
        <button type="button" className="button button--small" onClick={() => onChecked(new Set(options.map(({ id }) => id)))}>
          Tout cocher
        </button>
        <button type="button" className="button button--small" onClick={() => onChecked(new Set())}>
          Tout décocher
        </button>
      </div>
      <ul className="plain-list download__checks">
        {options.map(({ id, label, detail }) => (
          <li key={id}>
            <label className="check">
              <input type="checkbox" checked={checked.has(id)} onChange={() => toggle(id)} />
              <span>
                {label}
                {detail === undefined ? null : <span className="field__hint">{detail}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
