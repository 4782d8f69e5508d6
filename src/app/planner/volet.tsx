import { type ReactNode, useLayoutEffect } from 'react';
import { type PlannerMapParts, useMapSlot } from './map-slot';

interface VoletProps {
  readonly map: PlannerMapParts;
  /** What a person sets. */
  readonly panel: ReactNode;
  /** Beside the map: what its colours mean. */
  readonly legend: ReactNode;
  /** Figures and tables. */
  readonly results: ReactNode;
}

/** A part of the planner: what it puts on the shared map, and around it. */
export function Volet({ map, panel, legend, results }: VoletProps): ReactNode {
  const slot = useMapSlot();
  // Before the page is painted: the map changes with what stands around it.
  useLayoutEffect(() => slot.set(map));
  return (
    <>
      <div className="planner__legend">{legend}</div>
      <div className="planner__panel">{panel}</div>
      <div className="planner__results">{results}</div>
    </>
  );
}
