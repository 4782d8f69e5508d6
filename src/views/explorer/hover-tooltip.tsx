import type { ReactNode } from 'react';
import type { Tooltip } from '../../view-models/tooltip';

interface HoverTooltipProps {
  readonly tooltip: Tooltip;
  /** Place of the pointer in the map, CSS pixels. */
  readonly x: number;
  readonly y: number;
}

/** Follows the pointer; the keyboard and screen readers have the sheet and the table. */
export function HoverTooltip({ tooltip, x, y }: HoverTooltipProps): ReactNode {
  return (
    <div className="tooltip" aria-hidden="true" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <div className="tooltip__box">
        <strong>{tooltip.nom}</strong>
        <span>{tooltip.indicator}</span>
        <span className="tooltip__value figures">
          {tooltip.value}
          {tooltip.estimation ? ' (estimation)' : ''}
        </span>
        {tooltip.actions === null ? null : <span>{tooltip.actions}</span>}
      </div>
    </div>
  );
}
