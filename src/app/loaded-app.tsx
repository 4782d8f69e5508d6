import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { CodeCommune, TerritoireId } from '../contract/codes';
import type { Manifest } from '../contract/manifest';
import type { Startup } from '../contract/startup';
import type { Carte } from '../map/create-map';
import { speaksOfProfession, type Vue } from '../state/view-state';
import { valueOf } from '../ui/use-resource';
import { ErrorBoundary } from './error-boundary';
import { ExplorerPage } from './explorer/explorer-page';
import { SearchBox } from './explorer/search-box';
import { useExplorer } from './explorer/use-explorer';
import { FilesProvider } from './files/files-provider';
import { OtherView } from './other-view';
import { fetchVolet } from './planner/volets';
import type { Scheme } from './theme';
import { territoryName } from '../view-models/territories';
import { useServices } from './services';

const ShareDialog = lazy(() => import('./share/share-dialog'));

/** A map that never tells of its first paint must not keep the rest of the page waiting, ms. */
const longestWait = 20_000;

interface LoadedAppProps {
  readonly manifest: Manifest;
  readonly startup: Startup;
  readonly scheme: Scheme;
  readonly vue: Vue;
  readonly header: (search: ReactNode, onShare: () => void) => ReactNode;
}

/** The page once the manifest and the start-up file are read. */
export function LoadedApp({ manifest, startup, scheme, vue, header }: LoadedAppProps): ReactNode {
  const { store, catchments } = useServices();
  const explorer = useExplorer(manifest, startup, scheme);
  const { settle, communes, territories, state } = explorer;
  const [sharing, setSharing] = useState(false);
  const carte = useRef<Carte | null>(null);
  // The map is made the first time it is seen, and kept while another view is.
  const [seen, setSeen] = useState(vue === 'explorer');
  if (vue === 'explorer' && !seen) setSeen(true);
  // Indicators of the bassins de vie come from the engine: their first paint would wait for it, and it for their first paint.
  // The planner needs no engine: it says itself when the rest may load.
  const withoutFirstPaint = (vue !== 'explorer' && vue !== 'planifier') || explorer.values.status === 'echec' || explorer.indicator.maille === 'bassin_vie';
  useEffect(() => {
    if (withoutFirstPaint) settle();
  }, [withoutFirstPaint, settle]);
  useEffect(() => {
    const timer = setTimeout(settle, longestWait);
    return () => clearTimeout(timer);
  }, [settle]);

  const { volet, profession } = state.plan;
  const simulates = vue === 'planifier' && manifest.acces !== undefined;
  // Beside the code of the planner, not after it; the planner tells of a failure, and asks again.
  useEffect(() => {
    if (!simulates) return undefined;
    fetchVolet(volet);
    const controller = new AbortController();
    if (speaksOfProfession(volet)) catchments.open(profession, controller.signal).catch(() => undefined);
    return () => controller.abort();
  }, [simulates, volet, profession, catchments]);

  const toTerritory = useCallback(
    (territoire: TerritoireId): void => {
      const same = territoire === store.get().territoire;
      store.update({ vue: 'explorer', territoire, camera: null, selection: null, actions: { ...store.get().actions, contrats: [], axes: [], pilotes: [] } }, 'push');
      if (same) carte.current?.frame();
    },
    [store],
  );

  const toCommune = (rank: number, code: CodeCommune): void => {
    const table = valueOf(communes);
    if (table === null) return;
    const inside = explorer.ranks === null || explorer.ranks?.includes(rank) === true;
    const epci = table.epci[rank] ?? null;
    const contract = startup.territoires.find((entry) => entry.communes.some(({ rang }) => rang === rank))?.id;
    const target = inside ? store.get().territoire : [...territories.byId.keys()].find((id) => id === (contract ?? `epci:${epci ?? ''}`));
    const territoire = territories.list.find(({ id }) => id === target)?.id ?? store.get().territoire;
    // Without the list of territories, the one of a commune elsewhere is not known: the map goes to the commune alone.
    const stays = territoire === store.get().territoire;
    store.update({ vue: 'explorer', territoire, selection: code, ...(stays ? {} : { camera: null }) }, 'push');
    const [xmin, ymin, xmax, ymax] = table.bbox.subarray(4 * rank, 4 * rank + 4);
    if (stays && xmin !== undefined && ymin !== undefined && xmax !== undefined && ymax !== undefined && !Number.isNaN(xmin)) {
      const margin = Math.max(xmax - xmin, ymax - ymin);
      carte.current?.flyTo([xmin - margin, ymin - margin, xmax + margin, ymax + margin]);
    }
  };

  return (
    <FilesProvider manifest={manifest} startup={startup}>
      {header(<SearchBox communes={communes} territories={territories} onCommune={toCommune} onTerritory={toTerritory} />, () => setSharing(true))}
      <main className="main" id="contenu" tabIndex={-1}>
        <div className="main__view" hidden={vue !== 'explorer'}>
          <h1 className="sr-only">
            Carte : {explorer.indicator.libelle}
            {explorer.territory === null ? '' : `, ${territoryName(explorer.territory)}`}
          </h1>
          {seen ? <ExplorerPage explorer={explorer} carte={carte} onTerritory={toTerritory} /> : null}
        </div>
        {vue === 'explorer' ? null : <OtherView vue={vue} explorer={explorer} />}
      </main>
      {sharing ? (
        <ErrorBoundary what="le partage">
          <Suspense fallback={null}>
            <ShareDialog indicator={explorer.indicator} territory={explorer.territory === null ? '' : territoryName(explorer.territory)} onClose={() => setSharing(false)} />
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </FilesProvider>
  );
}
