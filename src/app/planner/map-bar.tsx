import type { ReactNode } from 'react';
import { Segmented } from '../../ui/segmented';

interface MapBarProps<T extends string> {
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Whether figures are published, estimated, or missing. */
  readonly badge: string;
}

/** Above the map of a part: what it shows, and what its figures are worth. */
export function MapBar<T extends string>({ options, value, onChange, badge }: MapBarProps<T>): ReactNode {
  return (
    <>
      <Segmented legend="Ce que montre la carte" hideLegend options={options} value={value} onChange={onChange} />
      <span className="plan-badge">{badge}</span>
    </>
  );
}
