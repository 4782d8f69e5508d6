import { useCallback, useMemo, useRef, useState } from 'react';
import type { MapProblem } from '../../view-models/map-model';

/** A question to the visitor before the whole tiles are fetched from a host without byte ranges. */
export interface WholeTilesQuestion {
  readonly bytes: number;
  readonly answer: (yes: boolean) => void;
}

export interface MapProblems {
  readonly active: readonly MapProblem[];
  readonly add: (problem: MapProblem) => void;
  readonly remove: (kind: MapProblem['kind']) => void;
  readonly question: WholeTilesQuestion | null;
  /** The visitor goes on without the map. */
  readonly declined: boolean;
  readonly confirmWholeTiles: (bytes: number) => Promise<boolean>;
}

/** What stands wrong with the map: one problem a kind, until the map says that it is over. */
export function useMapProblems(): MapProblems {
  const [active, setActive] = useState<readonly MapProblem[]>([]);
  const [question, setQuestion] = useState<WholeTilesQuestion | null>(null);
  const [declined, setDeclined] = useState(false);
  const asked = useRef<Promise<boolean> | null>(null);

  const remove = useCallback((kind: MapProblem['kind']) => setActive((before) => before.filter((problem) => problem.kind !== kind)), []);
  const add = useCallback(
    (problem: MapProblem) => setActive((before) => [...before.filter(({ kind }) => kind !== problem.kind), problem]),
    [],
  );
  const confirmWholeTiles = useCallback((bytes: number): Promise<boolean> => {
    asked.current ??= new Promise((resolve) => {
      setQuestion({
        bytes,
        answer: (yes) => {
          setQuestion(null);
          setDeclined(!yes);
          resolve(yes);
        },
      });
    });
    return asked.current;
  }, []);

  return useMemo(() => ({ active, add, remove, question, declined, confirmWholeTiles }), [active, add, remove, question, declined, confirmWholeTiles]);
}
