import { type ReactNode, useRef } from 'react';
import type { CodeCommune } from '../../contract/codes';
import { Icon } from '../../ui/icons';

interface NamedCommunesProps {
  readonly field: ReactNode;
  readonly picked: CodeCommune | null;
  readonly fixed: readonly CodeCommune[];
  readonly forbidden: readonly CodeCommune[];
  /** A list holds as many at most. */
  readonly most: number;
  readonly nameOf: (code: string) => string;
  readonly onFixed: (codes: readonly CodeCommune[]) => void;
  readonly onForbidden: (codes: readonly CodeCommune[]) => void;
  readonly onDone: () => void;
}

/** Communes that every answer must hold, and those that none may. */
export function NamedCommunes({ field, picked, fixed, forbidden, most, nameOf, onFixed, onForbidden, onDone }: NamedCommunesProps): ReactNode {
  const title = useRef<HTMLHeadingElement>(null);
  const list = (label: string, codes: readonly CodeCommune[], onChange: (codes: readonly CodeCommune[]) => void): ReactNode =>
    codes.length === 0 ? null : (
      <div>
        <p className="field__label">{label}</p>
        <ul className="siting-named">
          {codes.map((code) => (
            <li key={code} className="siting-named__item">
              {nameOf(code)}
              <button
                type="button"
                className="button button--quiet button--icon"
                aria-label={`Retirer ${nameOf(code)} (${label.toLowerCase()})`}
                onClick={() => {
                  // The button goes with its commune: the focus stays near.
                  title.current?.focus();
                  onChange(codes.filter((own) => own !== code));
                }}
              >
                <Icon name="fermer" />
              </button>
            </li>
          ))}
        </ul>
      </div>
    );
  const add = (codes: readonly CodeCommune[], onChange: (codes: readonly CodeCommune[]) => void): void => {
    if (picked === null) return;
    onChange([...new Set([...codes, picked])]);
    onDone();
  };
  return (
    <div className="plan-form">
      <h3 ref={title} tabIndex={-1} className="field__label">
        Communes imposées ou interdites
      </h3>
      {field}
      <div className="siting-buttons">
        <button type="button" className="button button--small" disabled={picked === null || fixed.length >= most} onClick={() => add(fixed, onFixed)}>
          Imposer
        </button>
        <button type="button" className="button button--small" disabled={picked === null || forbidden.length >= most} onClick={() => add(forbidden, onForbidden)}>
          Interdire
        </button>
      </div>
      {list('Imposées', fixed, onFixed)}
      {list('Interdites', forbidden, onForbidden)}
    </div>
  );
}
