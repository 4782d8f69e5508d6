import type { ReactNode } from 'react';
import { categoryWords } from '../../view-models/points';
import type { MapPoint } from '../../view-models/map-model';
import { Icon } from '../../ui/icons';

interface PointChoiceProps {
  readonly points: readonly MapPoint[];
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** Several points at one place: which one? */
export function PointChoice({ points, onPick, onClose }: PointChoiceProps): ReactNode {
  return (
    <section className="fiche card" aria-label="Lieux au même endroit">
      <header className="fiche__head">
        <h2>{points.length} lieux au même endroit</h2>
        <button type="button" className="button button--quiet button--icon" aria-label="Fermer la liste des lieux" onClick={onClose}>
          <Icon name="fermer" />
        </button>
      </header>
      <ul className="fiche__body bullets">
        {points.map((point) => (
          <li key={point.id}>
            <button type="button" className="link-button" onClick={() => onPick(point.id)}>
              {point.nom}
            </button>{' '}
            <span className="muted small">{categoryWords[point.categorie].label}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
