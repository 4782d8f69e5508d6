import { type ReactNode, useId } from 'react';
import type { NoClassReason } from '../../domain/class-codes';

/** Square of a class colour. */
export function Swatch({ colour }: { readonly colour: string }): ReactNode {
  return (
    <svg className="swatch" viewBox="0 0 20 14" aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width="19" height="13" rx="2.5" fill={colour} className="swatch__edge" />
    </svg>
  );
}

/** A class colour and what the map makes of it where it is greyed. */
export function FadedSwatch({ colour }: { readonly colour: string }): ReactNode {
  return (
    <svg className="swatch" viewBox="0 0 20 14" aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width="19" height="13" rx="2.5" fill={colour} className="swatch__edge swatch__faded" />
    </svg>
  );
}

/** Hatching of the communes without a value: the same three drawings as on the map. */
export function HatchSwatch({ reason }: { readonly reason: NoClassReason }): ReactNode {
  const id = useId();
  return (
    <svg className="swatch" viewBox="0 0 20 14" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform={reason === 'horsChamp' ? undefined : 'rotate(45)'}>
          {reason === 'secret' ? <path d="M0 0H5M0 0V5" className="swatch__hatch" /> : null}
          {reason === 'absent' ? <path d="M0 0V5" className="swatch__hatch" /> : null}
          {reason === 'horsChamp' ? <circle cx="2.5" cy="2.5" r="0.9" className="swatch__dot" /> : null}
        </pattern>
      </defs>
      <rect x="0.5" y="0.5" width="19" height="13" rx="2.5" fill={`url(#${id})`} className="swatch__edge" />
    </svg>
  );
}
