import type { ReactNode } from 'react';
import type { LieuCategorie } from '../../contract/vocabulary';
import type { NearestItem } from '../../view-models/nearest';
import { PointSymbol } from './point-symbol';

interface NearestListProps {
  readonly items: readonly NearestItem[];
  readonly scheme: 'light' | 'dark';
  readonly onPoint: (id: string, categorie: LieuCategorie) => void;
}

/** Nearest point of each category; every estimated minute says how it is estimated. */
export function NearestList({ items, scheme, onPoint }: NearestListProps): ReactNode {
  return (
    <ul className="nearest">
      {items.map((item) => (
        <li key={item.id} className="nearest__item">
          <PointSymbol categorie={item.categorie} scheme={scheme} />
          <div>
            <p className="nearest__what">
              <span className="muted">{item.category}</span>
              <span className="nearest__minutes figures">{item.minutes}</span>
            </p>
            <p className="nearest__who">
              <button type="button" className="link-button" onClick={() => onPoint(item.id, item.categorie)}>
                {item.nom}
              </button>
              <span className="muted">
                {' '}
                {item.place} · {item.distance}
              </span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
