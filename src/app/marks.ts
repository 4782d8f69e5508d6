import { useEffect } from 'react';

/** Moments of the page's life, as User Timing marks: seen in the browser's tools, read by the bench. */
export type Moment =
  /** The communes and their values are on screen for the first time. */
  | 'cls:carte'
  /** A choropleth just asked for is on screen. */
  | 'cls:peinte'
  /** The map has nothing more to draw or to fetch. */
  | 'cls:repos'
  /** The engine is asked for; it answers, its tables loaded. */
  | 'cls:duckdb-demande'
  | 'cls:duckdb-pret'
  /** A commune's figures beside its territory's are on screen; its nearest places are. */
  | 'cls:fiche'
  | 'cls:fiche-acces'
  /** The planner can simulate; the best places of its scenario are known. */
  | 'cls:paires'
  | 'cls:lieux'
  /** How far the planner's figures hang on the model's conventions is known. */
  | 'cls:variantes'
  /** The figures of a portrait are on screen. */
  | 'cls:portrait';

/** Marks are dropped past this number: a page left open for days must not gather them. */
const kept = 500;

export function markMoment(moment: Moment): void {
  if (performance.getEntriesByName(moment).length >= kept) performance.clearMarks(moment);
  performance.mark(moment);
}

/** Marks the moment each time `what` becomes something else than null and is on screen. */
export function useMoment(moment: Moment, what: string | null): void {
  useEffect(() => {
    if (what !== null) markMoment(moment);
  }, [moment, what]);
}
