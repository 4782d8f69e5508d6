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
  /** Size of the tiles that the visitor did without, in bytes; null where the map was not refused. */
  readonly declined: number | null;
  /** The visitor has the tiles fetched after all. */
  readonly accept: () => void;
  /** Counts the maps asked for: another one, with its tiles, is made after `accept` or `again`. */
  readonly attempt: number;
  readonly again: () => void;
  readonly confirmWholeTiles: (bytes: number) => Promise<boolean>;
}

/** What stands wrong with the map: one problem a kind, until the map says that it is over. */
export function useMapProblems(): MapProblems {
  const [active, setActive] = useState<readonly MapProblem[]>([]);
  const [question, setQuestion] = useState<WholeTilesQuestion | null>(null);
  const [declined, setDeclined] = useState<number | null>(null);
  const [attempt, setAttempt] = useState(0);
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
          setDeclined(yes ? null : bytes);
          resolve(yes);
        },
      });
    });
    return asked.current;
  }, []);

  const accept = useCallback(() => {
    asked.current = Promise.resolve(true);
    setDeclined(null);
    setActive((before) => before.filter(({ kind }) => kind !== 'tuiles-injoignables'));
    setAttempt((count) => count + 1);
  }, []);
  const again = useCallback(() => {
    remove('webgl-absent');
    setAttempt((count) => count + 1);
  }, [remove]);

  return useMemo(
    () => ({ active, add, remove, question, declined, accept, attempt, again, confirmWholeTiles }),
    [active, add, remove, question, declined, accept, attempt, again, confirmWholeTiles],
  );
}
