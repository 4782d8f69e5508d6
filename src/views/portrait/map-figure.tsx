import type { ReactNode } from 'react';
import { nbsp } from '../../domain/format';
import type { ScaleBar } from '../../domain/scale-bar';
import { MapPicture, scaleWords } from '../paper/map-picture';

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
        <MapPicture picture={picture} alt={title} scale={scale} />
      )}
      <figcaption>
        {title}{' '}
        {picture === null ? '' : `Plus c’est foncé, moins il y a d’accès.${alone ? '' : ' Hors du territoire, rien n’est colorié.'} Trait épais${nbsp}: périmètre d’un contrat renseigné. `}
        {scaleWords(scale)}
        {attribution}
      </figcaption>
    </figure>
  );
}
