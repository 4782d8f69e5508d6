import { type ReactNode, useMemo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { SeriesView } from '../../view-models/series';

interface SeriesChartProps {
  readonly series: SeriesView;
  /** Pixels, for a page that is printed; else the chart fills its place. */
  readonly width?: number;
  readonly height?: number;
}

/** Small chart of a series, its line broken where the method breaks or a year is missing; the table beside says the same. */
export default function SeriesChart({ series, width, height = 150 }: SeriesChartProps): ReactNode {
  const rows = useMemo(() => series.years.map((year) => ({ year: year.annee, ...year.points })), [series]);
  return (
    <div className="series__chart" aria-hidden="true">
      <ResponsiveContainer width={width ?? '100%'} height={height}>
        <LineChart data={rows} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="year" type="number" domain={[series.first, series.last]} ticks={[...series.ticks]} tick={{ fill: 'var(--ink-soft)', fontSize: 12 }} stroke="var(--line-strong)" />
          <YAxis width={38} tick={{ fill: 'var(--ink-soft)', fontSize: 12 }} stroke="var(--line-strong)" domain={[0, 'auto']} tickCount={4} />
          {series.breakAt === null ? null : <ReferenceLine x={series.breakAt} stroke="var(--ink-soft)" strokeDasharray="4 3" />}
          {series.threshold === null ? null : <ReferenceLine y={series.threshold} stroke="var(--ink)" strokeDasharray="2 3" />}
          {series.lines.map((line) => (
            <Line
              key={line.key}
              dataKey={line.key}
              stroke={line.main ? 'var(--accent)' : 'var(--line-strong)'}
              strokeWidth={line.main ? 2.5 : 1.8}
              {...(line.main ? {} : { strokeDasharray: '5 3' })}
              dot={{ r: line.main ? 3 : 2, strokeDasharray: 'none' }}
              isAnimationActive={false}
              connectNulls={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
