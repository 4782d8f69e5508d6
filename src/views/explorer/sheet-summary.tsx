import type { ReactNode } from 'react';
import type { StartupIndicator } from '../../contract/startup';
import type { Legend } from '../../view-models/legend';
import { yearText } from '../../view-models/year';

interface SheetSummaryProps {
  readonly indicator: StartupIndicator;
  readonly annee: number | null;
  readonly territory: string;
  readonly legend: Legend | null;
}

/** What a phone shows when the sheet is low: what, when, where, and the ramp. */
export function SheetSummary({ indicator, annee, territory, legend }: SheetSummaryProps): ReactNode {
  const classes = legend?.classes ?? [];
  return (
    <div className="summary">
      <p className="summary__title">
        {indicator.libelle_court}
        {annee === null ? '' : `, ${yearText(indicator, annee)}`}
      </p>
      <p className="summary__where">{territory}</p>
      {classes.length === 0 ? null : (
        <svg className="summary__ramp" viewBox={`0 0 ${classes.length} 1`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {classes.map((item, i) => (
            <rect key={item.code} x={i} width="1" height="1" fill={item.colour} />
          ))}
        </svg>
      )}
      {classes.length < 2 ? null : (
        <p className="summary__ends figures" aria-hidden="true">
          <span>{classes[0]?.label}</span>
          <span>{classes.at(-1)?.label}</span>
        </p>
      )}
    </div>
  );
}
