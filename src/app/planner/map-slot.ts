import { createContext, type ReactNode, useContext } from 'react';
import type { MapModel } from '../../view-models/map-model';
import type { PlannerPicture } from '../../view-models/planner/picture';
import type { Tooltip } from '../../view-models/tooltip';

/** What a part of the planner has the shared map show. */
export interface PlannerMapParts {
  /** Null while it is being made: the map keeps the one before. */
  readonly model: MapModel | null;
  /** Above the map: what it shows, and the choices about it. */
  readonly bar: ReactNode;
  /** What its picture says; null while the map has no colours. */
  readonly picture: PlannerPicture | null;
  /** Below it: sources, what went wrong. */
  readonly under: ReactNode;
  readonly tooltipOf: (rank: number) => Tooltip | null;
  readonly onSelect: (rank: number) => void;
}

/** Where the part of the planner in sight leaves what its map shows: one map serves them all, so that changing part does not make another. */
export interface MapSlot {
  readonly get: () => PlannerMapParts | null;
  readonly set: (parts: PlannerMapParts) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createMapSlot(): MapSlot {
  let current: PlannerMapParts | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (parts) => {
      current = { ...parts, model: parts.model ?? current?.model ?? null };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const MapSlotContext = createContext<MapSlot | null>(null);
export const MapSlotProvider = MapSlotContext.Provider;

/** @throws Error outside the planner. */
export function useMapSlot(): MapSlot {
  const slot = useContext(MapSlotContext);
  if (slot === null) throw new Error('hors du planificateur');
  return slot;
}
