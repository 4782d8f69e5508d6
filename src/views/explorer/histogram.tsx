import type { ReactNode } from 'react';
import type { Legend } from '../../view-models/legend';

interface HistogramProps {
  readonly bins: Legend['bins'];
  readonly classes: Legend['classes'];
  readonly threshold: Legend['threshold'];
  readonly lit: number | null;
}

const width = 280;
const height = 56;

/** How communes, or bassins de vie, spread over the values, bars in the colours of their class; the lines below say the same in words. */
export function Histogram({ bins, classes, threshold, lit }: HistogramProps): ReactNode {
  const first = bins[0];
  const last = bins.at(-1);
  if (first === undefined || last === undefined || bins.length < 2) return null;
  const highest = Math.max(...bins.map((bin) => bin.units));
  const barWidth = width / bins.length;
  const range = last.to - first.from;
  const at = threshold === null ? null : ((threshold.value - first.from) / range) * width;
  return (
    <svg className="histogram" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {bins.map((bin, i) => {
        const barHeight = bin.units === 0 ? 0 : Math.max(1.5, (bin.units / highest) * (height - 4));
        return (
          <rect
            key={bin.from}
            x={i * barWidth + 0.4}
            y={height - barHeight}
            width={barWidth - 0.8}
            height={barHeight}
            fill={classes[bin.classIndex]?.colour}
            className={lit !== null && lit !== bin.classIndex ? 'histogram__bar histogram__bar--faded' : 'histogram__bar'}
          />
        );
      })}
      {at === null || at < 0 || at > width ? null : <line x1={at} x2={at} y1={0} y2={height} className="histogram__threshold" />}
    </svg>
  );
}
