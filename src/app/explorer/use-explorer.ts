import { useCallback, useMemo, useState } from 'react';
import type { TerritoireId } from '../../contract/codes';
import type { Manifest } from '../../contract/manifest';
import type { Startup, StartupIndicator } from '../../contract/startup';
import { type CommunesTable, oneOfEachBassin, rankOfCode } from '../../domain/communes';
import type { YearValues } from '../../files/published-files';
import type { ViewState } from '../../state/view-state';
import { type Resource, useResource, valueOf } from '../../ui/use-resource';
import { buildLegend, type Legend } from '../../view-models/legend';
import type { MapChoropleth } from '../../view-models/map-model';
import { mapSentence, type Sentence } from '../../view-models/sentence';
import type { TerritoryEntry } from '../../view-models/territories';
import { useServices, useViewState } from '../services';
import { type Cut, useChoropleth, useCut } from './use-classes';
import { type Territories, useTerritories } from './use-territories';
import { type People, useIndicatorValues, usePeople } from './use-values';

/** Everything that the explorer’s parts read: what is asked for, what is there, what is on its way. */
export interface Explorer {
  readonly manifest: Manifest;
  readonly startup: Startup;
  readonly state: ViewState;
  readonly update: (patch: Partial<ViewState>) => void;
  readonly scheme: 'light' | 'dark';
  /** To be called once the first map is painted: what its legend and its sentence need may load. */
  readonly seen: () => void;
  /** The map is whole, or cannot be: the rest may load. */
  readonly settled: boolean;
  readonly settle: () => void;
  readonly territories: Territories;
  /** Null while the table of territories is on its way. */
  readonly territory: TerritoryEntry | null;
  /** Undefined while unknown; null for all of France. */
  readonly ranks: Int32Array | null | undefined;
  readonly indicator: StartupIndicator;
  readonly years: readonly number[];
  readonly annee: number | null;
  readonly values: Resource<YearValues>;
  readonly cut: Resource<Cut>;
  readonly choropleth: MapChoropleth | null;
  readonly communes: Resource<CommunesTable>;
  readonly legend: Legend | null;
  readonly sentence: Sentence | null;
  readonly people: People;
  readonly selectedRank: number | null;
  /** Fields of the link that name nothing published; the default stands in their place. */
  readonly unknown: readonly string[];
}

const isStartupTerritory = (id: TerritoireId): boolean => id.startsWith('cls:') || id.startsWith('france:');

/** @throws Error when no indicator is published, which the reading of the start-up file would have refused. */
function indicatorOf(startup: Startup, id: string): StartupIndicator {
  const found = startup.indicateurs.find((indicator) => indicator.id === id) ?? startup.indicateurs[0];
  if (found === undefined) throw new Error('Aucun indicateur n’est publié.');
  return found;
}

function rankOf(startup: Startup, communes: CommunesTable | null, code: string): number | null {
  if (communes !== null) return rankOfCode(communes, code);
  for (const territory of startup.territoires) {
    const commune = territory.communes.find((candidate) => candidate.code === code);
    if (commune !== undefined) return commune.rang;
  }
  return null;
}

/** Ranks of a territory: at once for those of the start-up file, undefined until the communes are read for the others. */
function useRanks(startup: Startup, territory: TerritoryEntry | null): Int32Array | null | undefined {
  const { files } = useServices();
  const id = territory?.id ?? null;
  const own = useMemo((): Int32Array | null | undefined => {
    if (id?.startsWith('france:') === true) return null;
    const known = startup.territoires.find((entry) => entry.id === id);
    return known === undefined ? undefined : Int32Array.from(known.communes, ({ rang }) => rang).sort();
  }, [startup, id]);
  const read = useResource(id === null || own !== undefined ? null : id, (signal) =>
    id === null ? Promise.resolve(null) : files.territoryRanks(id, signal),
  );
  if (own !== undefined) return own;
  return read.status === 'pret' ? read.value : undefined;
}

export function useExplorer(manifest: Manifest, startup: Startup, scheme: 'light' | 'dark'): Explorer {
  const { files, store, database } = useServices();
  const state = useViewState();
  const [painted, setPainted] = useState(false);
  const [settled, setSettled] = useState(false);
  const seen = useCallback(() => {
    database.prepare();
    setPainted(true);
  }, [database]);
  // The engine is asked for first: it is what the page then waits for the longest.
  const settle = useCallback(() => {
    database.start();
    setSettled(true);
  }, [database]);
  const update = useCallback((patch: Partial<ViewState>) => store.update(patch, 'push'), [store]);
  const wanted = settled || state.vue === 'planifier' || !isStartupTerritory(state.territoire);

  const communes = useResource(wanted ? 'communes' : null, (signal) => files.communes(signal));
  const communesTable = valueOf(communes);
  const territories = useTerritories(startup, manifest.nb_communes, wanted);
  const asked = territories.byId.get(state.territoire);
  const fallback = territories.list[0] ?? null;
  const territory = asked ?? (territories.complete || isStartupTerritory(state.territoire) ? fallback : null);
  const ranks = useRanks(startup, territory);

  const indicator = useMemo(() => indicatorOf(startup, state.indicateur), [startup, state.indicateur]);
  const { years, annee, values } = useIndicatorValues(indicator, manifest, state.annee, communesTable);
  const people = usePeople(indicator, manifest, annee, painted || settled);
  const counted = valueOf(people.values)?.values ?? (people.values.status === 'echec' || !people.published ? 'inconnu' : null);
  const bassinVie = communesTable?.bassinVie ?? null;
  const cut = useCut(indicator, values, ranks, state.classes, indicator.maille === 'bassin_vie' ? bassinVie : null);
  const choropleth = useChoropleth(cut, scheme);
  const shown = valueOf(cut);

  const legend = useMemo(() => {
    if (shown === null || choropleth === null || ranks === undefined) return null;
    const { breaks, classOfRank, histogram } = shown;
    const bassins = shown.indicator.maille === 'bassin_vie' && bassinVie !== null ? oneOfEachBassin(bassinVie, ranks) : null;
    return buildLegend({ indicator: shown.indicator, classOfRank, breaks, histogram, colours: choropleth.colours, ranks, bassins, people: counted });
  }, [shown, choropleth, ranks, bassinVie, counted]);

  const sentence = useMemo(() => {
    if (shown === null || ranks === undefined || territory === null || counted === null) return null;
    const known = counted === 'inconnu' ? null : counted;
    return mapSentence({ territory, indicator: shown.indicator, annee: shown.values.annee, data: shown.values, ranks, people: known });
  }, [shown, ranks, territory, counted]);

  const selectedRank = state.selection === null ? null : rankOf(startup, communesTable, state.selection);
  const unknown = useMemo(
    () => [
      ...(territories.complete && asked === undefined ? [`le territoire ${state.territoire}`] : []),
      ...(indicator.id === state.indicateur ? [] : [`l’indicateur ${state.indicateur}`]),
      ...(state.annee === null || years.length === 0 || years.includes(state.annee) ? [] : [`l’année ${state.annee}`]),
      ...(state.selection !== null && communesTable !== null && selectedRank === null ? [`la commune ${state.selection}`] : []),
    ],
    [territories.complete, asked, state.territoire, state.indicateur, state.annee, state.selection, indicator, years, communesTable, selectedRank],
  );

  return {
    manifest,
    startup,
    state,
    update,
    scheme,
    seen,
    settled,
    settle,
    territories,
    territory,
    ranks,
    indicator,
    years,
    annee,
    values,
    cut,
    choropleth,
    communes,
    legend,
    sentence,
    people,
    selectedRank,
    unknown,
  };
}

