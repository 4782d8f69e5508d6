import { packRows } from '../../src/contract/columns';
import type { FinderManifest, FinderPlace } from '../../src/contract/finder';
import { finderVersion } from '../../src/contract/finder-version';
import type { Row } from '../../src/contract/tables';
import { comparable } from '../../src/domain/finder/comparable';
import type { TravelTimeModel } from '../../src/domain/travel-time';
import type { LoadedContracts } from '../contracts/contracts';
import { compareText } from '../lib/anomalies';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { gzipStable } from '../lib/gzip';
import { sha256 } from '../lib/hash';
import { finderManifestPath, type PublishedFile, type Publisher } from '../lib/publisher';
import type { Lieux } from './lieux/lieux';
import { placesAround, placesOf, type Start } from './relais-around';
import { finderContracts } from './relais-contracts';
import { nameShards } from './relais-names';
import { type FinderFile, fileOf, finderPlace } from './relais-places';
import { positionsOf } from './relais-starts';
import { strips } from './relais-strips';
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
/** What a département and one of its strips of mobility may weigh together: a first answer is 60 kB, with the manifest and a shard of names. */
const firstAnswer = 35_500;
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

async function publishDepartements(
  context: BuildContext,
  publisher: Publisher,
  { communes, contracts, model }: FinderInputs,
  places: readonly FinderPlace[],
): Promise<FinderManifest['departements']> {
  const levels = densityLevelsOf(context);
  const points = communes.map(({ lon, lat }) => (lon === null || lat === null ? null : { lon: roundTo(lon, communeDecimals), lat: roundTo(lat, communeDecimals) }));
  const starts = startsOf(communes, points, levels, model);
  const mobility = places.filter((place) => fileOf(place) === 'mobilite');
  const others = places.filter((place) => fileOf(place) !== 'mobilite');
  const [around, mobilityAround] = [placesAround(others, model), placesAround(mobility, model)];
  const { contracts: all, ofCommune } = finderContracts(contracts);
  const manifest: FinderManifest['departements'] = {};
  for (const { code: departement, nom } of departementsOf(context)) {
    const members = communes.flatMap((commune, rank) => (commune.departement === departement ? [{ commune, rank }] : []));
    const codes = new Set(members.map(({ commune }) => commune.code));
    const own = starts.filter((start) => start.departement === departement);
    const wanted = new Set([...placesOf(departement, others), ...around(own)]);
    // Sorted already; the places of the département come first.
    const homeFirst = (found: FinderPlace[]): FinderPlace[] => found.sort((a, b) => Number(codes.has(b.commune ?? '')) - Number(codes.has(a.commune ?? '')));
    const placesFile = (lieux: readonly FinderPlace[]): Promise<Uint8Array> => packed({ code: departement, lieux: packRows(lieux) });
    const kept = (file: FinderFile): FinderPlace[] => homeFirst(others.filter((place) => wanted.has(place) && fileOf(place) === file));
    const contratsHere = [...new Set(members.flatMap(({ commune }) => ofCommune.get(commune.code) ?? []))].sort((a, b) => a - b);
    const file = {
      code: departement,
      communes: packRows(
        members.map(({ commune, rank }) => ({
          code: commune.code,
          nom: commune.nom,
          codes_postaux: commune.codes_postaux,
          lon: points[rank]?.lon ?? null,
          lat: points[rank]?.lat ?? null,
          densite: levels[rank] ?? null,
          contrats: (ofCommune.get(commune.code) ?? []).map((position) => contratsHere.indexOf(position)),
        })),
      ),
      contrats: contratsHere.flatMap((position) => all[position] ?? []),
      lieux: packRows(kept('points')),
    };
    const first = await packed(file);
    const mobilite = await strips(placesOf(departement, mobility), own, firstAnswer - first.length, (lieux, from) => {
      const wantedHere = new Set([...lieux, ...mobilityAround(from)]);
      return placesFile(homeFirst(mobility.filter((place) => wantedHere.has(place))));
    });
    const emprise = boxOf(members.flatMap(({ rank }) => points[rank] ?? []));
    manifest[departement] = {
      nom,
      points: named(publisher, `points-${departement}`, first),
      mobilite: mobilite.map(({ debut, bytes }, i) => {
        const { fichier, octets } = named(publisher, `mobilite-${departement}${i === 0 ? '' : `-${i}`}`, bytes);
        return debut === null ? { fichier, octets } : { fichier, octets, debut };
      }),
      hopitaux: named(publisher, `hopitaux-${departement}`, await placesFile(kept('hopitaux'))),
      ages: named(publisher, `ages-${departement}`, await placesFile(kept('ages'))),
      ...(emprise === null ? {} : { emprise }),
    };
  }
  return manifest;
}

const packed = (content: unknown): Promise<Uint8Array> => gzipStable(Buffer.from(JSON.stringify(content), 'utf8'));

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

/** Their box, to a hundredth of a degree outwards. */
function boxOf(points: readonly Point[]): [number, number, number, number] | null {
  if (points.length === 0) return null;
  const [lons, lats] = [points.map(({ lon }) => lon * 100), points.map(({ lat }) => lat * 100)];
  const outwards = [Math.floor(Math.min(...lons)), Math.floor(Math.min(...lats)), Math.ceil(Math.max(...lons)), Math.ceil(Math.max(...lats))] as const;
  const [west, south, east, north] = outwards;
  return [west / 100, south / 100, east / 100, north / 100];
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
