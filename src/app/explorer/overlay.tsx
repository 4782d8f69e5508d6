import { type ReactNode, useSyncExternalStore } from 'react';
import { Notice } from '../../ui/notice';
import type { Resource } from '../../ui/use-resource';
import { FirstVisit } from '../../views/explorer/first-visit';
import { DeclinedTilesNotice, MapProblemNotice, WholeTilesNotice } from '../../views/explorer/map-notices';
import { EngineNotice } from '../engine-notice';
import { RefusedLink } from '../refused-link';
import { useServices } from '../services';
import { useDatabaseState } from '../use-query';
import type { Explorer } from './use-explorer';
import type { MapProblems } from './use-map-problems';

interface OverlayProps {
  readonly explorer: Explorer;
  readonly problems: MapProblems;
  readonly points: Resource<unknown>;
  /** Little of the map is left free. */
  readonly tight: boolean;
  readonly onRetryTiles: () => void;
}

const firstVisitHint = 'premiere-visite';

/** Words over the map: first visit, what of a link was refused, what went wrong and what still works. */
export function Overlay({ explorer, problems, points, tight, onRetryTiles }: OverlayProps): ReactNode {
  const { preferences } = useServices();
  const { indicesVus } = useSyncExternalStore(preferences.subscribe, preferences.get);
  const engine = useDatabaseState();
  const engineDown = engine.etat === 'indisponible' || engine.etat === 'perdue';
  return (
    <>
      {indicesVus.includes(firstVisitHint) ? null : (
        <FirstVisit tight={tight} onDismiss={() => preferences.set({ indicesVus: [...indicesVus, firstVisitHint] })} />
      )}
      <RefusedLink unknown={explorer.unknown} />
      {problems.question === null ? null : <WholeTilesNotice question={problems.question} />}
      {problems.declined === null ? null : (
        <DeclinedTilesNotice
          bytes={problems.declined}
          onAccept={problems.accept}
        />
      )}
      {problems.active
        .filter(({ kind }) => !(problems.declined !== null && kind === 'tuiles-injoignables'))
        .map((problem) => (
          <MapProblemNotice key={problem.kind} problem={problem} onRetry={problem.kind === 'webgl-absent' ? problems.again : onRetryTiles} />
        ))}
      <EngineNotice />
      {!engineDown && points.status === 'echec' ? (
        <Notice tone="warn" live onRetry={points.retry}>
          Points de la carte : {points.error.message}
        </Notice>
      ) : null}
    </>
  );
}
