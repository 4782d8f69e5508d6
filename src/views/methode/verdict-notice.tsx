import type { ReactNode } from 'react';
import type { Verdict } from '../../view-models/methode/validation';

/** What to remember of the validation, worked out from the figures. */
export function VerdictNotice({ verdict }: { readonly verdict: Verdict }): ReactNode {
  return (
    <div className={`notice notice--${verdict.tone} methode__verdict`}>
      {verdict.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
