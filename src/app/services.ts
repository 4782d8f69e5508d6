import { createContext, useContext, useSyncExternalStore } from 'react';
import { indicateurIdSchema, territoireIdSchema } from '../contract/codes';
import { openPublishedFiles, type PublishedFiles } from '../files/published-files';
import { defaultCriteres } from '../state/criteres';
import { defaultLacunes } from '../state/lacunes';
import { defaultChoisir } from '../state/choisir';
import { defaultPortrait } from '../state/portrait';
import { emptyScenario } from '../state/scenario';
import { defaultServicesVolet } from '../state/services-volet';
import { createPreferenceStore, type PreferenceStore } from '../state/preferences';
import { createScenarioLibrary, type ScenarioLibrary } from '../state/scenario-library';
import { createScenarioSteps, type ScenarioSteps } from '../state/scenario-steps';
import { createViewStore, type ViewStore } from '../state/store';
import type { ViewState } from '../state/view-state';
import { defaultZonage } from '../state/zonage';
import { AccessClient } from '../workers/access-client';
import { ComputeClient } from '../workers/compute-client';
import { VariantsClient } from '../workers/variants-client';
import { SitingClient } from '../workers/siting-client';
import { ExportsClient } from '../workers/exports/client';
import { type AccessHandle, createAccessHandle } from './access-handle';
import { createDatabaseHandle, type DatabaseHandle } from './database-handle';
import { createMapHandle, type MapHandle } from './map-handle';
import { createTilesHandle, type TilesHandle } from './tiles-handle';
import * as v from 'valibot';

/** What the page is made of besides what it shows; made once, handed down by context. */
export interface Services {
  readonly files: PublishedFiles;
  readonly store: ViewStore;
  readonly preferences: PreferenceStore;
  /** What was done to the scenario, to be undone. */
  readonly steps: ScenarioSteps;
  /** Scenarios kept on this device. */
  readonly library: ScenarioLibrary;
  /** Cuts classes. */
  readonly compute: ComputeClient;
  /** Searches, so that a long cut of classes never holds a search back. */
  readonly searcher: ComputeClient;
  /** Access to care and what a scenario changes; its worker starts at the first request, of the planner. */
  readonly access: AccessClient;
  /** Professions made ready in it. */
  readonly catchments: AccessHandle;
  /** How far what the planner shows hangs on the model's conventions; its worker starts at the first request. */
  readonly variants: VariantsClient;
  /** Searches of sites; its worker starts at the first of them. */
  readonly siting: SitingClient;
  /** Writes the files that would hold the page; its worker starts at the first of them. */
  readonly exporter: ExportsClient;
  readonly database: DatabaseHandle;
  readonly tiles: TilesHandle;
  readonly map: MapHandle;
}

/** The first view of a first visit. */
export const defaultView: ViewState = {
  vue: 'explorer',
  territoire: v.parse(territoireIdSchema, 'cls:brenne'),
  indicateur: v.parse(indicateurIdSchema, 'apl_mg'),
  annee: null,
  classes: { methode: 'quantiles', nombre: 5, etendue: 'territoire', bornes: [] },
  points: ['relais_sante', 'france_services'],
  actions: { visible: false, contrat: null, axe: null, theme: null, pilote: null, statut: null },
  selection: null,
  camera: null,
  fond: 'aucun',
  plan: { volet: 'essayer', profession: 'medecin_generaliste', seuil: null, carte: 'apres', scenario: emptyScenario, choisir: defaultChoisir, criteres: defaultCriteres, zonage: defaultZonage, lacunes: defaultLacunes, services: defaultServicesVolet },
  portrait: defaultPortrait,
};

let scenariosMade = 0;
/** Unlike any other of this device; `randomUUID` is not there on a host without HTTPS. */
const newScenarioId = (): string => `${Date.now().toString(36)}-${(scenariosMade += 1).toString(36)}`;

const spawnCompute = (): Worker => new Worker(new URL('../workers/compute.worker.ts', import.meta.url), { type: 'module' });

const spawnExports = (): Worker => new Worker(new URL('../workers/exports/exports.worker.ts', import.meta.url), { type: 'module' });

const spawnAccess = (): Worker => new Worker(new URL('../workers/access.worker.ts', import.meta.url), { type: 'module' });

const spawnVariants = (): Worker => new Worker(new URL('../workers/variants.worker.ts', import.meta.url), { type: 'module' });
const spawnSiting = (): Worker => new Worker(new URL('../workers/siting.worker.ts', import.meta.url), { type: 'module' });

/** Starts the worker while the first files are on their way, so that the first classes do not wait for it. */
function warmed(client: ComputeClient): ComputeClient {
  client.run({ kind: 'positions', values: new Float64Array(0), population: new Float64Array(0), rank: 0, among: [] }).catch((cause: unknown) => console.error(cause));
  return client;
}

export function createServices(): Services {
  const files = openPublishedFiles({ base: new URL('data/', document.baseURI), fetch: (input, init) => fetch(input, init) });
  const store = createViewStore({ location, history, events: window, defaults: defaultView });
  const tiles = createTilesHandle(files);
  const access = new AccessClient({ spawn: spawnAccess });
  return {
    files,
    store,
    preferences: createPreferenceStore(() => localStorage),
    steps: createScenarioSteps(store),
    library: createScenarioLibrary({ openStorage: () => localStorage, events: window, newId: newScenarioId }),
    compute: warmed(new ComputeClient({ spawn: spawnCompute })),
    searcher: new ComputeClient({ spawn: spawnCompute }),
    access,
    catchments: createAccessHandle(files, access),
    variants: new VariantsClient({ spawn: spawnVariants }),
    siting: new SitingClient({ spawn: spawnSiting }),
    exporter: new ExportsClient({ spawn: spawnExports }),
    database: createDatabaseHandle(files),
    tiles,
    map: createMapHandle({ files, tiles, store }),
  };
}

const ServicesContext = createContext<Services | null>(null);
export const ServicesProvider = ServicesContext.Provider;

/** @throws Error outside the provider. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('services absents');
  return services;
}

export function useViewState(): ViewState {
  const { store } = useServices();
  return useSyncExternalStore(store.subscribe, store.get);
}
