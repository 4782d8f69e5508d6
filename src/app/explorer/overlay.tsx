import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { formatList, nbsp } from '../../domain/format';
import { Notice } from '../../ui/notice';
import type { Resource } from '../../ui/use-resource';
import { FirstVisit } from '../../views/explorer/first-visit';
import { DeclinedTilesNotice, MapProblemNotice, WholeTilesNotice } from '../../views/explorer/map-notices';
import { EngineNotice } from '../engine-notice';
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
  const { store, preferences } = useServices();
  const refused = useSyncExternalStore(store.subscribe, store.refused);
  const { indicesVus } = useSyncExternalStore(preferences.subscribe, preferences.get);
  const engine = useDatabaseState();
  const [dismissed, setDismissed] = useState<unknown>(null);
  const told = [...refused.map(({ champ, valeur }) => `${champ} «${nbsp}${valeur}${nbsp}»`), ...explorer.unknown];
  const toldKey = told.join('|');
  const engineDown = engine.etat === 'indisponible' || engine.etat === 'perdue';
  return (
    <>
      {indicesVus.includes(firstVisitHint) ? null : (
        <FirstVisit tight={tight} onDismiss={() => preferences.set({ indicesVus: [...indicesVus, firstVisitHint] })} />
      )}
      {told.length === 0 || dismissed === toldKey ? null : (
        <Notice
          tone="warn"
          live
          actions={
            <button type="button" className="button button--small" onClick={() => setDismissed(toldKey)}>
              Compris
            </button>
          }
        >
          Une partie du lien n’a pas pu être lue et a été remplacée : {formatList(told)}.
        </Notice>
      )}
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
