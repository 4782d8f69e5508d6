import type { Manifest } from '../../src/contract/manifest';
import type { Row } from '../../src/contract/tables';
import type { LoadedContracts } from '../contracts/contracts';
import { createAnomalyLog } from '../lib/anomalies';
import { readCatalogue } from '../lib/catalogue';
import type { BuildContext } from '../lib/context';
import { gzipStable } from '../lib/gzip';
import { sha256 } from '../lib/hash';
import { createIndicatorStore } from '../lib/indicator-store';
import type { BuildOptions } from '../lib/options';
import type { Progress } from '../lib/progress';
import { createPublisher } from '../lib/publisher';
import { readReference, type Reference } from '../lib/reference';
import { localCandidates } from '../sources/locate';
import { readSourceRegistry, type SourceDefinition } from '../sources/registry';
import { openSources } from '../sources/source-book';
import { buildAccess } from './access';
import { type AccessModel, buildAccessModel, publishAccessFile } from './access-model';
import { readAplWorkbooks } from './apl';
import { type BassinsVie, readBassinsVie, readBassinValues } from './bassins-vie';
import { readCogIndex } from './cog';
import { readAplSeries, readClasses, readEmergencyMinutes, readIncomes, readPractitioners } from './communal-files';
import { buildCommunes } from './communes';
import { readContracts } from './contracts';
import { fillPopulation, fillRatios, settleValues } from './derived-values';
import { buildIndicators } from './indicateurs';
import { buildLieux } from './lieux/lieux';
import { type Outlines, readCommuneOutlines } from './outlines';
import { publishContours, publishTable, publishValues, table, type TableToPublish } from './publish-files';
import { embeddedOutlines, fillEmbeddedApl } from './repli';
import { publishFinder } from './relais';
import { fillCoverage, printReport } from './report';
import { buildStartup } from './startup';
import { buildTerritories, type Territory, territoryMembers } from './territoires';
import { buildTerritoryValues } from './territory-values';
import { buildTilesAside } from './tiles';

const referenceSource = 'decoupage_administratif';

/**
 * Builds every published file from whatever sources can be found.
 * @throws Error if the commune reference or a file of `data/` cannot be read; any other source may be missing.
 */
export async function buildData(options: BuildOptions, progress: Progress): Promise<Manifest> {
  const registry = readSourceRegistry(options.root);
  const sources = await progress.step('sources', () => openSources(registry, options, progress.line));
  const reference = await progress.step('communes, EPCI, départements, régions', () => openReference(registry, options));
  const context: BuildContext = {
    options,
    progress,
    sources,
    anomalies: createAnomalyLog(),
    reference,
    cog: await progress.step('mouvements de communes', () => readCogIndex(sources, reference)),
    catalogue: readCatalogue(options.root, new Set(registry.map(({ id }) => id))),
    store: createIndicatorStore(reference.communes.length),
  };
  fillPopulation(context);
  const outlines =
    (await progress.step('contours', () => readCommuneOutlines(context))) ??
    (await progress.step('contours schématiques', () => embeddedOutlines(context)));
  const contracts = await progress.step('contrats', () => readContracts(context, outlines.shapes));
  const tilesJob = startTiles(context, outlines, contracts);
  // A failure elsewhere is reported as such; this promise is awaited below all the same.
  tilesJob.catch(() => undefined);

  const official = await progress.step('APL 2022 et 2023', () => readAplWorkbooks(context));
  await progress.step('APL 2015 à 2021', () => readAplSeries(context));
  await progress.step('médecins, urgences, revenus', async () => {
    await readPractitioners(context);
    await readEmergencyMinutes(context);
    await readIncomes(context);
  });
  await progress.step('zonages', () => readClasses(context));
  if (context.store.years('apl_mg').length === 0) fillEmbeddedApl(context);
  const bassins = await progress.step('bassins de vie', () => readBassinsVie(context));
  const bassinValues = await readBassinValues(context, bassins);
  const communes = buildCommunes(context, outlines.shapes, bassins);
  const lieux = await progress.step('lieux', () => buildLieux(context, outlines, contracts));
  const access = await progress.step('temps de trajet', () => buildAccess(context, communes, lieux, contracts));
  settleValues(context);
  fillRatios(context);
  const accessModel = await progress.step('modèle d’accès', () => buildAccessModel(context, { communes, lieux, official, travel: access.model }));
  const territories = buildTerritories(context, communes, bassins, contracts.territories);
  const territoryValues = await progress.step('chiffres des territoires', () => buildTerritoryValues(context, territories, bassinValues));
  fillCoverage(context);

  return publish(context, { outlines, contracts, bassins, communes, lieux, access, accessModel, territories, territoryValues, tilesJob });
}

async function openReference(registry: readonly SourceDefinition[], options: BuildOptions): Promise<Reference> {
  const source = registry.find(({ id }) => id === referenceSource);
  const [folder] = source === undefined ? [] : localCandidates(source, options);
  if (folder === undefined) throw new Error(`source « ${referenceSource} » absente de data/sources.yaml`);
  return readReference(folder);
}

function startTiles(context: BuildContext, outlines: Outlines, contracts: LoadedContracts): ReturnType<typeof buildTilesAside> {
  const { reference, sources } = context;
  const path = sources.path('contours_communes');
  return buildTilesAside({
    communes: reference.communes.map(({ code, nom, population, departement, region, epci }, rang) => {
      const shape = outlines.shapes.get(code);
      return { rang, code, nom, population, departement, region, epci, lon: shape?.lon ?? null, lat: shape?.lat ?? null };
    }),
    outlines: outlines.schematic || path === null ? outlines.outlines : { path },
    perimetres: contracts.territories.map(({ id, nom, communes }) => ({ id, nom, codes: communes })),
    departements: reference.departements,
    regions: reference.regions,
  });
}

interface Results {
  readonly outlines: Outlines;
  readonly contracts: LoadedContracts;
  readonly bassins: BassinsVie;
  readonly communes: Row<'communes'>[];
  readonly lieux: Awaited<ReturnType<typeof buildLieux>>;
  readonly access: Awaited<ReturnType<typeof buildAccess>>;
  readonly accessModel: AccessModel;
  readonly territories: Territory[];
  readonly territoryValues: Row<'valeurs_territoires'>[];
  readonly tilesJob: ReturnType<typeof buildTilesAside>;
}

async function publish(context: BuildContext, results: Results): Promise<Manifest> {
  const { options, progress, reference, sources, store, catalogue, anomalies } = context;
  const { outlines, contracts, communes, territories } = results;
  const publisher = createPublisher(options.out);
  const valeurs = await progress.step('fichiers de valeurs', () => publishValues(publisher, catalogue, store));
  const departementOf = new Map(reference.communes.map(({ code, departement }) => [code, departement]));
  const contours = await progress.step('contours par département', () =>
    publishContours(publisher, outlines.outlines, (code) => departementOf.get(code), sources.definition('contours_communes').millesime),
  );
  const startup = buildStartup(context, communes, territories, contracts.rows.contrats);
  const demarrage = publisher.publish('demarrage', 'json.gz', await gzipStable(Buffer.from(JSON.stringify(startup), 'utf8')));
  const tiles = await progress.step('tuiles', () => results.tilesJob);
  const tuiles = publisher.publish('communes', 'pmtiles', tiles.bytes);
  const acces = await publishAccessFile(publisher, results.accessModel);
  const sourceRows = sources.rows();
  await progress.step('fichiers du relais', () =>
    publishFinder(context, publisher, {
      communes,
      lieux: results.lieux,
      contracts,
      territories,
      model: results.access.model,
      quality: results.access.quality,
      sources: sourceRows,
    }),
  );
  const cog = sources.definition(referenceSource).millesime;
  const toPublish: TableToPublish[] = [
    table('communes', communes, cog),
    table('territoires', territories.map(({ row }) => row), cog),
    table('territoires_communes', territoryMembers(territories, communes), cog),
    ...contractTables(contracts),
    table('indicateurs', buildIndicators(context)),
    table('valeurs_territoires', results.territoryValues),
    table('lieux', results.lieux.open),
    table('lieux', results.lieux.odbl, null, 'lieux_odbl'),
    table('acces', results.access.rows),
    table('qualite_modeles', results.access.quality),
    table('validation_acces', results.accessModel.validation),
    table('sources', sourceRows),
    table('anomalies', anomalies.rows()),
  ];
  const tables: Manifest['tables'] = {};
  await progress.step('tables', async () => {
    const files = await Promise.all(toPublish.map((each) => publishTable(publisher, each)));
    files.forEach((file, i) => (tables[toPublish[i]?.name ?? ''] = file));
  });
  const content = {
    version: 1 as const,
    etat: outlines.schematic ? ('repli' as const) : ('complet' as const),
    donnees_au: latestUpdate(sourceRows),
    nb_communes: communes.length,
    tables,
    valeurs,
    contours,
    tuiles: { ...tuiles, zoom_min: tiles.zoomMin, zoom_max: tiles.zoomMax, contours_schematiques: outlines.schematic },
    demarrage,
    ...(acces === null ? {} : { acces }),
  };
  const manifest: Manifest = { ...content, empreinte: sha256(JSON.stringify(content)) };
  publisher.finish(`${JSON.stringify(manifest, null, 1)}\n`);
  printReport(progress, sourceRows, anomalies.rows());
  return manifest;
}

const contractTables = ({ rows }: LoadedContracts): TableToPublish[] => [
  table('contrats', rows.contrats),
  table('contrats_partenaires', rows.contrats_partenaires),
  table('axes', rows.axes),
  table('axes_themes', rows.axes_themes),
  table('actions', rows.actions),
  table('actions_pilotes', rows.actions_pilotes),
  table('actions_themes', rows.actions_themes),
  table('actions_communes', rows.actions_communes),
  table('themes', rows.themes),
  table('resultats', rows.resultats),
];

const latestUpdate = (rows: readonly Row<'sources'>[]): string | null =>
  rows.flatMap(({ statut, date_maj }) => (statut === 'lue' && date_maj !== null ? [date_maj] : [])).sort().at(-1) ?? null;
