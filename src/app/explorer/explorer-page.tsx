import * as v from 'valibot';
import { lazy, type ReactNode, type RefObject, Suspense, useCallback, useMemo, useState } from 'react';
import { type CodeCommune, codeCommuneSchema, type TerritoireId } from '../../contract/codes';
import type { LieuCategorie } from '../../contract/vocabulary';
import { ranksOfClass } from '../../domain/classes';
import type { Bbox } from '../../domain/picture/frame';
import type { Carte } from '../../map/create-map';
import { valueOf } from '../../ui/use-resource';
import { actionCounts } from '../../view-models/action-counts';
import { attributionText } from '../../view-models/attribution';
import { withoutPeople } from '../../view-models/people';
import { territoryName } from '../../view-models/territories';
import { sourceOfYear } from '../../view-models/year';
import type { TableSource } from '../../view-models/table';
import { ExplorerLayout, type SheetHeight } from '../../views/explorer/layout';
import { SentenceBar } from '../../views/explorer/sentence-bar';
import { SheetSummary } from '../../views/explorer/sheet-summary';
import { ErrorBoundary } from '../error-boundary';
import { useServices } from '../services';
import { ActionsContainer } from './actions-container';
import { MapStage } from './map-stage';
import { Pending } from './pending';
import { Overlay } from './overlay';
import { Panel, type PanelTab } from './panel';
import { PointContainer } from './point-container';
import { PointsContainer } from './points-container';
import { SheetContainer } from './sheet-container';
import { TableContainer } from './table-container';
import { useActions, useMapActions } from './use-actions';
import type { Explorer } from './use-explorer';
import { useLayout } from './use-layout';
import { useMapModel, usePoints } from './use-map-model';
import { useWithoutSelection } from './use-without-selection';
import { useMapProblems } from './use-map-problems';
import { usePreload } from './use-preload';

const ExplorerPicture = lazy(() => import('../picture/explorer-picture'));

interface ExplorerPageProps {
  readonly explorer: Explorer;
  readonly carte: RefObject<Carte | null>;
  readonly onTerritory: (id: TerritoireId) => void;
}

/** The explorer: the map and the views meet here, and nowhere else. */
export function ExplorerPage({ explorer, carte, onTerritory }: ExplorerPageProps): ReactNode {
  const { store } = useServices();
  const { state, update, settled, ranks, selectedRank, territory, indicator } = explorer;
  const communes = valueOf(explorer.communes);
  const cut = valueOf(explorer.cut);
  const [tab, setTab] = useState<PanelTab>('carte');
  const [height, setHeight] = useState<SheetHeight>('moyenne');
  const [lit, setLit] = useState<number | null>(null);
  const [pointIds, setPointIds] = useState<readonly string[]>([]);
  const [tableOpen, setTableOpen] = useState(false);
  const [picture, setPicture] = useState<{ readonly view: Bbox | null } | null>(null);
  const problems = useMapProblems();

  usePreload(state.vue === 'explorer');
  const points = usePoints(state.points, settled);
  const actions = useActions(explorer, settled);
  const mapActions = useMapActions(explorer, valueOf(actions));
  const litRanks = useMemo(
    () => (lit === null || cut === null || ranks === undefined ? null : ranksOfClass(cut.classOfRank, ranks, lit)),
    [lit, cut, ranks],
  );
  const shownPoints = state.points.length === 0 ? null : valueOf(points);
  const model = useMapModel(explorer, { points: shownPoints, actions: mapActions, litRanks });

  const counts = useMemo(
    () => (mapActions === null ? null : actionCounts(mapActions, explorer.manifest.nb_communes)),
    [mapActions, explorer.manifest],
  );
  const withoutMap = problems.declined !== null || problems.active.some(({ kind }) => kind === 'webgl-absent');
  const source = useMemo(
    (): TableSource | null =>
      communes === null || cut === null || ranks === undefined
        ? null
        : { communes, indicator: cut.indicator, annee: cut.values.annee, data: cut.values, ranks, actions: counts },
    [communes, cut, ranks, counts],
  );
  const showTable = tableOpen || withoutMap;

  const select = useCallback(
    (code: CodeCommune | null) => {
      setPointIds([]);
      update({ selection: code });
      if (code !== null) setHeight((current) => (current === 'basse' ? 'moyenne' : current));
    },
    [update],
  );
  const codeOf = (rank: number): CodeCommune | null => {
    const known = communes?.code[rank] ?? explorer.startup.territoires.flatMap((entry) => entry.communes).find(({ rang }) => rang === rank)?.code;
    const checked = v.safeParse(codeCommuneSchema, known);
    return checked.success ? checked.output : null;
  };
  const selectRank = (rank: number | null): void => select(rank === null ? null : codeOf(rank));
  const selectCode = useCallback(
    (code: string): void => {
      const checked = v.safeParse(codeCommuneSchema, code);
      if (checked.success) select(checked.output);
    },
    [select],
  );
  const openTab = useCallback(
    (next: PanelTab): void => {
      setTab(next);
      const shown = store.get().actions;
      if (next === 'actions' && !shown.visible) update({ actions: { ...shown, visible: true } });
    },
    [store, update],
  );
  const showPoint = (id: string, categorie: LieuCategorie): void => {
    if (!state.points.includes(categorie)) update({ points: [...state.points, categorie] });
    setPointIds([id]);
  };

  const card =
    pointIds.length > 0 ? (
      <PointContainer ids={pointIds} points={shownPoints?.items ?? []} onPick={(id) => setPointIds([id])} onClose={() => setPointIds([])} />
    ) : selectedRank !== null && communes !== null ? (
      <SheetContainer
        explorer={explorer}
        communes={communes}
        rank={selectedRank}
        themeNames={valueOf(actions)?.themeNames ?? new Map()}
        onClose={() => select(null)}
        onPoint={showPoint}
      />
    ) : selectedRank !== null && explorer.communes.status === 'echec' ? (
      <section className="fiche card" aria-label="Fiche de la commune">
        <div className="fiche__body">
          <Pending resource={explorer.communes} what="La fiche" />
        </div>
      </section>
    ) : null;
  const cardComing = state.selection !== null && explorer.communes.status === 'attente';
  const layout = useLayout(card !== null || cardComing, showTable, height);

  const drawn = {
    schematic: explorer.manifest.tuiles.contours_schematiques,
    values: sourceOfYear(indicator, explorer.annee),
    perimeters: valueOf(actions)?.contracts.flatMap((contract) => contract.licence_perimetre ?? []) ?? [],
  };
  const attribution = attributionText({ ...drawn, short: layout.phone || card !== null });
  const { values: people, published: peoplePublished } = explorer.people;
  const sentence = (
    <SentenceBar
      sentence={explorer.sentence}
      failed={explorer.values.status === 'echec'}
      uncounted={people.status === 'echec' ? withoutPeople(indicator, people.error.message) : peoplePublished ? null : withoutPeople(indicator, null)}
      onRetry={people.status === 'echec' ? people.retry : null}
      tableOpen={showTable}
      onTable={() => setTableOpen(!tableOpen)}
      onPicture={explorer.sentence === null || communes === null ? null : () => setPicture({ view: carte.current?.view() ?? null })}
    />
  );
  const calm = useWithoutSelection(explorer);
  const panel = useMemo(
    () => (
      <ErrorBoundary what="ce panneau">
        <Panel
          explorer={calm}
          tab={tab}
          onTab={openTab}
          onTerritory={onTerritory}
          lit={lit}
          onLight={setLit}
          points={<PointsContainer explorer={calm} />}
          actions={<ActionsContainer explorer={calm} actions={actions} onCommune={selectCode} />}
        />
      </ErrorBoundary>
    ),
    [calm, tab, openTab, onTerritory, lit, actions, selectCode],
  );

  return (
    <>
      <ExplorerLayout
        height={height}
        onHeight={setHeight}
        panelTitle="Réglages de la carte"
        summary={<SheetSummary indicator={indicator} annee={explorer.annee} territory={territory === null ? '' : territoryName(territory)} legend={explorer.legend} />}
        map={
          <ErrorBoundary what="la carte">
            <MapStage
              explorer={explorer}
              model={model}
              attribution={attribution}
              counts={counts}
              padding={layout.padding}
              carte={carte}
              attempt={problems.attempt}
              onProblem={problems.add}
              onRecovered={problems.remove}
              confirmWholeTiles={problems.confirmWholeTiles}
              onPoint={setPointIds}
              onCommune={selectRank}
            />
          </ErrorBoundary>
        }
        overlay={<Overlay explorer={explorer} problems={problems} points={points} tight={layout.tight} onRetryTiles={() => carte.current?.retry()} />}
        panel={
          layout.phone ? (
            <>
              {sentence}
              {panel}
            </>
          ) : (
            panel
          )
        }
        sentence={layout.phone || showTable ? null : sentence}
        card={card === null ? null : <ErrorBoundary what="cette fiche">{card}</ErrorBoundary>}
        table={
          showTable ? (
            <ErrorBoundary what="le tableau">
              <TableContainer
                explorer={explorer}
                source={source}
                selectedPoint={pointIds.length === 1 ? (pointIds[0] ?? null) : null}
                onCommune={selectRank}
                onPoint={(id) => setPointIds([id])}
                {...(withoutMap ? {} : { onClose: () => setTableOpen(false) })}
              />
            </ErrorBoundary>
          ) : null
        }
      />
      {picture !== null ? (
        <ErrorBoundary what="l’image">
          <Suspense fallback={null}>
            <ExplorerPicture explorer={explorer} model={model} lit={lit} view={picture.view} onClose={() => setPicture(null)} />
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </>
  );
}
