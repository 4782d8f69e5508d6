import './map-picture.css';
import type { ReactNode } from 'react';
import { formatBound, nbsp } from '../../domain/format';
import type { ScaleBar } from '../../domain/scale-bar';

/** Width of a printed map between the margins of an A4 page, and its longest scale bar, mm. */
export const printedMap = { width: 182, longestBar: 40 } as const;

interface MapPictureProps {
  readonly picture: string;
  readonly alt: string;
  readonly scale: ScaleBar | null;
}

/** The picture of a map as it is printed, `printedMap.width` across, with its scale bar and its north. */
export function MapPicture({ picture, alt, scale }: MapPictureProps): ReactNode {
  return (
    <div className="paper-map">
      <img src={picture} alt={alt} />
      {scale === null ? null : (
        <svg className="paper-map__scale" viewBox={`0 0 ${scale.mm + 2} 6`} style={{ width: `${scale.mm + 2}mm` }} aria-hidden="true" focusable="false">
          <path d={`M1 3.4V5H${scale.mm + 1}V3.4`} fill="none" stroke="#000" strokeWidth="0.35" />
          <text x={scale.mm / 2 + 1} y="3" textAnchor="middle" fontSize="2.7">
            {formatBound(scale.km, 2)}
            {nbsp}km
          </text>
        </svg>
      )}
      <svg className="paper-map__north" viewBox="0 0 8 12" aria-hidden="true" focusable="false">
        <path d="M4 0.5 7 7 4 5.5 1 7Z" fill="#000" />
        <text x="4" y="11.4" textAnchor="middle" fontSize="4">
          N
        </text>
      </svg>
    </div>
  );
}

/** What the bar and the arrow say, in words; empty where there is no bar. */
export const scaleWords = (scale: ScaleBar | null): string => (scale === null ? '' : `La barre vaut ${formatBound(scale.km, 2)}${nbsp}km au milieu de la carte${nbsp}; le nord est en haut. `);
