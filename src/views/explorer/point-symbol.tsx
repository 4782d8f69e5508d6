import type { ReactNode } from 'react';
import type { LieuCategorie } from '../../contract/vocabulary';
import { lieuSymbols, symbolRing } from '../../view-models/symbols';

interface PointSymbolProps {
  readonly categorie: LieuCategorie;
  readonly scheme: 'light' | 'dark';
}

/** The badge of a category, as the map draws it. */
export function PointSymbol({ categorie, scheme }: PointSymbolProps): ReactNode {
  const { shape, letter, colour } = lieuSymbols[categorie];
  return (
    <svg className="point-symbol" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shape} fill={colour[scheme]} stroke={symbolRing[scheme]} strokeWidth="1.5" strokeLinejoin="round" />
      <text x="12" y="16" textAnchor="middle" fontSize="11" fontWeight="700" fill={symbolRing[scheme]}>
        {letter}
      </text>
    </svg>
  );
}
