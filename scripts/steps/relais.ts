import type { FinderManifest, FinderPlace } from '../../src/contract/finder';
import { finderVersion } from '../../src/contract/finder-version';
import type { Row } from '../../src/contract/tables';
import { comparable } from '../../src/domain/finder/comparable';
import type { TravelTimeModel } from '../../src/domain/travel-time';
import type { LoadedContracts } from '../contracts/contracts';
import { compareText } from '../lib/anomalies';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { sha256 } from '../lib/hash';
import { finderManifestPath, type PublishedFile, type Publisher } from '../lib/publisher';
import { onThread } from '../lib/thread';
import type { Lieux } from './lieux/lieux';
import type { Start } from './relais-around';
import { finderContracts } from './relais-contracts';
import { nameShards } from './relais-names';
import type { DepartementFiles, DepartementsTask, DepartementTask } from './relais-departements';
import { finderPlace } from './relais-places';
import { positionsOf } from './relais-starts';
import { territoryShards } from './relais-territories';
import type { Territory } from './territoires';
import { densityLevelsOf } from './travel-model';

export interface FinderInputs {
  readonly communes: readonly Row<'communes'>[];
  readonly lieux: Lieux;
  readonly contracts: LoadedContracts;
  readonly territories: readonly Territory[];
  readonly model: TravelTimeModel | null;
  readonly quality: readonly Row<'qualite_modeles'>[];
  readonly sources: readonly Row<'sources'>[];
}

/** A hundred metres or so: the point stands for a whole commune. */
const communeDecimals = 3;
/** Sources of the files that are not those of a place. */
const commonSources = ['decoupage_administratif', 'contours_communes', 'grille_densite', 'temps_urgences_2019', 'contrats_locaux_de_sante'];

/** Writes the files of the public finder, and `relais/relais.json` that names them. */
export async function publishFinder(context: BuildContext, publisher: Publisher, inputs: FinderInputs): Promise<void> {
  const { reference } = context;
  const places = finderPlaces(context, inputs);
  const departements = await publishDepartements(context, publisher, inputs, places);
  const noms = publishShards(publisher, 'noms', await nameShards(reference));
  const territoires = publishShards(publisher, 'territoires', await territoryShards(inputs.territories, inputs.communes));
  const used = new Set([...places.map(({ source }) => source), ...commonSources]);
  const content = {
    version: finderVersion,
    donnees_au: inputs.sources.flatMap(({ id, statut, date_maj }) => (used.has(id) && statut === 'lue' && date_maj !== null ? [date_maj] : [])).sort().at(-1) ?? null,
    noms,
    departements,
    territoires,
    codes_postaux: sharedPostalCodes(context),
    trajet: travelOf(inputs),
    sources: Object.fromEntries(inputs.sources.filter(({ id, statut }) => used.has(id) && statut === 'lue').map((source) => [source.id, credit(source)])),
  };
  const manifest: FinderManifest = { ...content, empreinte: sha256(JSON.stringify(content)) };
  publisher.publishNamed(finderManifestPath, Buffer.from(JSON.stringify(manifest), 'utf8'));
}

function finderPlaces(context: BuildContext, { lieux, contracts }: FinderInputs): FinderPlace[] {
  const { reference } = context;
  const levels = densityLevelsOf(context);
  const communes = {
    nomOf: (code: string) => reference.communes[reference.rankOf.get(code) ?? -1]?.nom ?? null,
    densiteOf: (code: string) => levels[reference.rankOf.get(code) ?? -1] ?? null,
  };
  return [...lieux.open, ...lieux.odbl]
    .map((lieu) => {
      const passages = contracts.passages.filter((each) => each.lieu === lieu.id).map(({ passage }) => passage);
      return finderPlace(lieu, passages, contracts.desservies.get(lieu.id) ?? null, communes);
    })
    .sort((a, b) => compareText(a.categorie, b.categorie) || compareText(comparable(a.nom), comparable(b.nom)) || compareText(a.id, b.id));
}

/** The départements are shared between this many threads: from the places around every position of each, it is the longest step of the build. */
const threads = 2;

async function publishDepartements(
  context: BuildContext,
  publisher: Publisher,
  { communes, contracts, model }: FinderInputs,
  places: readonly FinderPlace[],
): Promise<FinderManifest['departements']> {
  const levels = densityLevelsOf(context);
  const points = communes.map(({ lon, lat }) => (lon === null || lat === null ? null : { lon: roundTo(lon, communeDecimals), lat: roundTo(lat, communeDecimals) }));
  const starts = startsOf(communes, points, levels, model);
  const { contracts: all, ofCommune } = finderContracts(contracts);
  const departements = departementsOf(context);
  const tasks = departements.map(({ code }): DepartementTask => {
    const members = communes.flatMap((commune, rank) => (commune.departement === code ? [{ commune, rank }] : []));
    return {
      code,
      communes: members.map(({ commune, rank }) => ({
        code: commune.code,
        nom: commune.nom,
        codes_postaux: commune.codes_postaux,
        lon: points[rank]?.lon ?? null,
        lat: points[rank]?.lat ?? null,
        densite: levels[rank] ?? null,
        contrats: ofCommune.get(commune.code) ?? [],
      })),
      starts: starts.filter((start) => start.departement === code),
    };
  });
  // Dealt out in turn, so that each thread has its share of the large ones.
  const shares = Array.from({ length: threads }, (_, thread) => tasks.filter((_task, i) => i % threads === thread));
  const done = await Promise.all(shares.map((share) => departementFilesAside({ departements: share, places, contracts: all, model })));
  const filesOf = new Map(done.flat().map((files) => [files.code, files]));
  const manifest: FinderManifest['departements'] = {};
  for (const { code, nom } of departements) {
    const files = filesOf.get(code);
    if (files === undefined) throw new Error(`fichiers du relais : département ${code} absent`);
    const { points: first, mobilite, hopitaux, ages, emprise } = files;
    manifest[code] = {
      nom,
      points: named(publisher, `points-${code}`, first),
      mobilite: mobilite.map(({ debut, bytes }, i) => {
        const { fichier, octets } = named(publisher, `mobilite-${code}${i === 0 ? '' : `-${i}`}`, bytes);
        return debut === null ? { fichier, octets } : { fichier, octets, debut };
      }),
      hopitaux: named(publisher, `hopitaux-${code}`, hopitaux),
      ages: named(publisher, `ages-${code}`, ages),
      ...(emprise === null ? {} : { emprise }),
    };
  }
  return manifest;
}

const departementFilesAside = (task: DepartementsTask): Promise<readonly DepartementFiles[]> =>
  onThread(new URL('./relais-worker.ts', import.meta.url), task, 'des fichiers du relais');

interface Shard {
  readonly debut: string;
  readonly bytes: Uint8Array;
}

const publishShards = (publisher: Publisher, stem: string, shards: readonly Shard[]): (NamedFile & { debut: string })[] =>
  shards.map(({ debut, bytes }, i) => ({ ...named(publisher, `${stem}-${String(i).padStart(2, '0')}`, bytes), debut }));

type NamedFile = Pick<PublishedFile, 'fichier' | 'octets'>;

/** The whole hash is left out: with one a file, the manifest alone would weigh half of what a first answer may. The name holds its beginning. */
function named(publisher: Publisher, stem: string, bytes: Uint8Array): NamedFile {
  const { fichier, octets } = publisher.publish(`relais/${stem}`, 'json.gz', bytes);
  return { fichier, octets };
}

/** Départements and collectivities that have a commune. */
function departementsOf({ reference }: BuildContext): { code: string; nom: string }[] {
  const used = new Set(reference.communes.map(({ departement }) => departement));
  return reference.departements.filter(({ code }) => used.has(code)).map(({ code, nom }) => ({ code, nom }));
}

interface Point {
  readonly lon: number;
  readonly lat: number;
}

function startsOf(communes: readonly Row<'communes'>[], points: readonly (Point | null)[], levels: readonly (number | null)[], model: TravelTimeModel | null): Start[] {
  const located = communes.flatMap(({ code, departement, xmin, ymin, xmax, ymax }, rank) => {
    const point = points[rank] ?? null;
    const densite = levels[rank] ?? null;
    if (point === null || (model !== null && densite === null)) return [];
    const bbox = xmin === null || ymin === null || xmax === null || ymax === null ? null : ([xmin, ymin, xmax, ymax] as const);
    return [{ code, departement, densite, bbox, ...point }];
  });
  const positions = positionsOf(located);
  return located.flatMap(({ code, departement, densite, lon, lat }, i) => {
    const own = positions[i];
    return own === undefined ? [] : [{ code, departement, densite, lon, lat, positions: own }];
  });
}

/** Postal codes of communes of another département than the one that the code starts with. */
function sharedPostalCodes({ reference }: BuildContext): Record<string, string[]> {
  const departements = new Map<string, Set<string>>();
  for (const { departement, codesPostaux } of reference.communes) {
    for (const code of codesPostaux) departements.set(code, (departements.get(code) ?? new Set()).add(departement));
  }
  const shared = [...departements].flatMap(([code, found]): [string, string[]][] => {
    const own = [...found].filter((departement) => startsAs(code, departement));
    const others = [...found].filter((departement) => !startsAs(code, departement)).sort(compareText);
    return others.length === 0 ? [] : [[code, [...own, ...others]]];
  });
  return Object.fromEntries(shared.sort(([a], [b]) => compareText(a, b)));
}

function startsAs(codePostal: string, departement: string): boolean {
  if (departement === '2A') return /^20[01]/u.test(codePostal);
  if (departement === '2B') return /^20[2-9]/u.test(codePostal);
  return codePostal.startsWith(departement);
}

function travelOf({ model, quality }: FinderInputs): FinderManifest['trajet'] {
  const error = (perimetre: string): number | null =>
    quality.find((row) => row.mesure === 'ecart_absolu_median' && row.perimetre.replaceAll('\u00a0', ' ') === perimetre)?.valeur ?? null;
  const median = error('test');
  if (model === null || median === null) return null;
  return { start: [...model.start], arrival: [...model.arrival], pace: [...model.pace], erreur_mediane: median, erreur_mediane_20: error('test, moins de 20 minutes') };
}

const credit = ({ titre, producteur, licence, url, date_maj, millesime }: Row<'sources'>): FinderManifest['sources'][string] => ({
  titre,
  producteur,
  licence,
  url: url === '' ? null : url,
  date_maj,
  millesime,
});
