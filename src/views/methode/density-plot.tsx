import { type ReactNode, useMemo } from 'react';
import { classOfValue } from '../../domain/class-of-value';
import { formatNumber } from '../../domain/format';
import { axisEnd, cellSize, type Density, type DensityBy, densityBreaks } from '../../view-models/methode/comparison';
import { paletteFor } from '../../view-models/palette';
import { Swatch } from '../explorer/swatch';

type Scheme = 'light' | 'dark';

const coloursOf = (by: DensityBy, scheme: Scheme): readonly string[] => {
  const breaks = densityBreaks[by];
  return paletteFor({ nature: 'continu', sens: 'neutre', ordonne: null, seuil: null, breaks, count: breaks.length + 1, scheme });
};

/** Units of the drawing. */
const [width, height] = [400, 384];
const [left, top, span] = [44, 8, 336];
const x = (value: number): number => left + (value / axisEnd) * span;
const y = (value: number): number => top + span - (value / axisEnd) * span;
const ticks = Array.from({ length: axisEnd + 1 }, (_, i) => i);

interface DensityPlotProps {
  readonly density: Density;
  readonly line: readonly { readonly x: number; readonly y: number }[];
  readonly by: DensityBy;
  readonly threshold: number | null;
  readonly scheme: Scheme;
}

/** 35 000 communes as cells coloured by how many of them, or of their people, they hold; the sentences and the table beside say the same. */
export function DensityPlot({ density, line, by, threshold, scheme }: DensityPlotProps): ReactNode {
  const colours = coloursOf(by, scheme);
  const cells = useMemo(() => {
    const paths = colours.map(() => '');
    const size = (cellSize / axisEnd) * span;
    for (const cell of density.cells) {
      const at = classOfValue(densityBreaks[by], cell[by]);
      paths[at] = `${paths[at] ?? ''}M${x(cell.x)} ${y(cell.y + cellSize)}h${size}v${size}h${-size}z`;
    }
    return paths;
  }, [density, by, colours]);
  return (
    <svg className="methode__plot" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {ticks.map((tick) => (
        <g key={tick}>
          <path className="methode__grid" d={`M${x(tick)} ${y(0)}V${y(axisEnd)}M${x(0)} ${y(tick)}H${x(axisEnd)}`} />
          <text x={x(tick)} y={y(0) + 17} textAnchor="middle">
            {tick}
          </text>
          <text x={x(0) - 7} y={y(tick) + 5} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {cells.map((path, i) => (
        <path key={colours[i]} d={path} fill={colours[i]} />
      ))}
      {threshold === null ? null : <path className="methode__threshold" d={`M${x(threshold)} ${y(0)}V${y(axisEnd)}M${x(0)} ${y(threshold)}H${x(axisEnd)}`} />}
      <path className="methode__diagonal" d={`M${x(0)} ${y(0)}L${x(axisEnd)} ${y(axisEnd)}`} />
      <path className="methode__mean-edge" d={pathOf(line)} />
      <path className="methode__mean" d={pathOf(line)} />
      <text x={x(axisEnd / 2)} y={height - 6} textAnchor="middle">
        APL officielle (consultations par an)
      </text>
      <text transform={`translate(13 ${y(axisEnd / 2)}) rotate(-90)`} textAnchor="middle">
        APL du modèle
      </text>
    </svg>
  );
}

const pathOf = (line: DensityPlotProps['line']): string => line.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.x)} ${y(point.y)}`).join('');

/** What the colours of the cells and the lines stand for. */
export function DensityKey({ by, scheme }: { readonly by: DensityBy; readonly scheme: Scheme }): ReactNode {
  const breaks = densityBreaks[by];
  const unit = by === 'people' ? 'habitants' : 'communes';
  return (
    <ul className="methode__key" aria-label={`Couleur des cases, en ${unit}`}>
      {coloursOf(by, scheme).map((colour, i) => (
        <li key={colour}>
          <Swatch colour={colour} />
          {i === 0 ? `moins de ${formatNumber(breaks[0] ?? 0)}` : `${formatNumber(breaks[i - 1] ?? 0)}${i === breaks.length ? ` ${unit} et plus` : ' et plus'}`}
        </li>
      ))}
      <li>
        <svg className="methode__stroke" viewBox="0 0 24 10" aria-hidden="true" focusable="false">
          <path className="methode__mean" d="M1 5H23" />
        </svg>
        moyenne du modèle
      </li>
      <li>
        <svg className="methode__stroke" viewBox="0 0 24 10" aria-hidden="true" focusable="false">
          <path className="methode__diagonal" d="M1 5H23" />
        </svg>
        égalité
      </li>
      <li>
        <svg className="methode__stroke" viewBox="0 0 24 10" aria-hidden="true" focusable="false">
          <path className="methode__threshold" d="M1 5H23" />
        </svg>
        seuil
      </li>
    </ul>
  );
}
