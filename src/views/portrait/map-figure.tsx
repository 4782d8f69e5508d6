import type { ReactNode } from 'react';
import { formatBound, nbsp } from '../../domain/format';
import type { ScaleBar } from '../../domain/scale-bar';

interface MapFigureProps {
  readonly picture: string | null;
  /** Why there is none. */
  readonly missing: string;
  readonly scale: ScaleBar | null;
  readonly title: string;
  readonly attribution: string;
  /** The territory is France. */
  readonly alone: boolean;
}

/** The printed map with its scale bar and its north. */
export function MapFigure({ picture, missing, scale, title, attribution, alone }: MapFigureProps): ReactNode {
  return (
    <figure className="sheet__map">
      {picture === null ? (
        <p>{missing} La légende et les tableaux disent la même chose.</p>
      ) : (
        <div className="sheet__picture">
          <img src={picture} alt={title} />
          {scale === null ? null : (
            <svg className="sheet__scale" viewBox={`0 0 ${scale.mm + 2} 6`} style={{ width: `${scale.mm + 2}mm` }} aria-hidden="true" focusable="false">
              <path d={`M1 3.4V5H${scale.mm + 1}V3.4`} fill="none" stroke="#000" strokeWidth="0.35" />
              <text x={scale.mm / 2 + 1} y="3" textAnchor="middle" fontSize="2.7">
                {formatBound(scale.km, 2)}
                {nbsp}km
              </text>
            </svg>
          )}
          <svg className="sheet__north" viewBox="0 0 8 12" aria-hidden="true" focusable="false">
            <path d="M4 0.5 7 7 4 5.5 1 7Z" fill="#000" />
            <text x="4" y="11.4" textAnchor="middle" fontSize="4">
              N
            </text>
          </svg>
        </div>
      )}
      <figcaption>
        {title}{' '}
        {picture === null ? '' : `Plus c’est foncé, moins il y a d’accès.${alone ? '' : ' Hors du territoire, rien n’est colorié.'} Trait épais${nbsp}: périmètre d’un contrat renseigné. `}
        {scale === null ? '' : `La barre vaut ${formatBound(scale.km, 2)}${nbsp}km au milieu de la carte${nbsp}; le nord est en haut. `}
        {attribution}
      </figcaption>
    </figure>
  );
}
