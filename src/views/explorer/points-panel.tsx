import type { ReactNode } from 'react';
import type { LieuCategorie } from '../../contract/vocabulary';
import type { CategoryLine } from '../../view-models/points';
import { PointSymbol } from './point-symbol';

interface PointsPanelProps {
  readonly lines: readonly CategoryLine[];
  readonly shown: readonly LieuCategorie[];
  readonly scheme: 'light' | 'dark';
  readonly onToggle: (categorie: LieuCategorie) => void;
}

/** Layers of points: symbol, how many in the territory, from which source, and an honest « aucun ». */
export function PointsPanel({ lines, shown, scheme, onToggle }: PointsPanelProps): ReactNode {
  return (
    <ul className="points">
      {lines.map((line) => (
        <li key={line.categorie} className="points__item">
          <label className="check points__check">
            <input type="checkbox" checked={shown.includes(line.categorie)} onChange={() => onToggle(line.categorie)} />
            <PointSymbol categorie={line.categorie} scheme={scheme} />
            <span className="points__label">{line.label}</span>
            <span className={`points__count figures${line.count === 0 || line.count === null ? ' muted' : ''}`}>{line.count === 0 ? '0' : line.text}</span>
          </label>
          <p className="points__note">
            {line.count === 0 ? `${line.text.charAt(0).toUpperCase()}${line.text.slice(1)}. ` : ''}
            {line.note === null ? '' : `${line.note} `}
            {line.source}
          </p>
        </li>
      ))}
    </ul>
  );
}
