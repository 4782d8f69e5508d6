import { packRows } from '../../src/contract/columns';
import type { FinderDepartement, FinderPlace } from '../../src/contract/finder';
import type { TravelTimeModel } from '../../src/domain/travel-time';
import { gzipStable } from '../lib/gzip';
import { placesAround, placesOf, type Start } from './relais-around';
import { type FinderFile, fileOf } from './relais-places';
import { type Strip, strips } from './relais-strips';

type FinderContract = FinderDepartement['contrats'][number];

export interface DepartementTask {
  readonly code: string;
  /** In the order of the communes; `contrats` are positions in the contracts of the task. */
  readonly communes: readonly {
    readonly code: string;
    readonly nom: string;
    readonly codes_postaux: string;
    readonly lon: number | null;
    readonly lat: number | null;
    readonly densite: number | null;
    readonly contrats: readonly number[];
  }[];
  readonly starts: readonly Start[];
}

export interface DepartementsTask {
  readonly departements: readonly DepartementTask[];
  /** Of all of France, in the order in which files list them. */
  readonly places: readonly FinderPlace[];
  readonly contracts: readonly FinderContract[];
  readonly model: TravelTimeModel | null;
}

/** What a département publishes, gzipped. */
export interface DepartementFiles {
  readonly code: string;
  readonly points: Uint8Array;
  readonly mobilite: readonly Strip[];
  readonly hopitaux: Uint8Array;
  readonly ages: Uint8Array;
  /** Box of its communes' points; null when none is known. */
  readonly emprise: [number, number, number, number] | null;
}

/** What a département and one of its strips of mobility may weigh together: a first answer is 60 kB, with the manifest and a shard of names. */
const firstAnswer = 35_500;
export async function departementFiles({ departements, places, contracts, model }: DepartementsTask): Promise<DepartementFiles[]> {
  const mobility = places.filter((place) => fileOf(place) === 'mobilite');
  const others = places.filter((place) => fileOf(place) !== 'mobilite');
  const [around, mobilityAround] = [placesAround(others, model), placesAround(mobility, model)];
  const made: DepartementFiles[] = [];
  for (const { code, communes, starts } of departements) {
    const codes = new Set(communes.map((commune) => commune.code));
    const wanted = new Set([...placesOf(code, others), ...around(starts)]);
    // Sorted already; the places of the département come first.
    const homeFirst = (found: FinderPlace[]): FinderPlace[] => found.sort((a, b) => Number(codes.has(b.commune ?? '')) - Number(codes.has(a.commune ?? '')));
    const placesFile = (lieux: readonly FinderPlace[]): Promise<Uint8Array> => packed({ code, lieux: packRows(lieux) });
    const kept = (file: FinderFile): FinderPlace[] => homeFirst(others.filter((place) => wanted.has(place) && fileOf(place) === file));
    const here = [...new Set(communes.flatMap(({ contrats }) => contrats))].sort((a, b) => a - b);
    const points = await packed({
      code,
      communes: packRows(communes.map((commune) => ({ ...commune, contrats: commune.contrats.map((position) => here.indexOf(position)) }))),
      contrats: here.flatMap((position) => contracts[position] ?? []),
      lieux: packRows(kept('points')),
    });
    const mobilite = await strips(placesOf(code, mobility), starts, firstAnswer - points.length, (lieux, from) => {
      const wantedHere = new Set([...lieux, ...mobilityAround(from)]);
      return placesFile(homeFirst(mobility.filter((place) => wantedHere.has(place))));
    });
    const emprise = boxOf(communes.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [{ lon, lat }])));
    made.push({ code, points, mobilite, hopitaux: await placesFile(kept('hopitaux')), ages: await placesFile(kept('ages')), emprise });
  }
  return made;
}

const packed = (content: unknown): Promise<Uint8Array> => gzipStable(Buffer.from(JSON.stringify(content), 'utf8'));

/** Their box, to a hundredth of a degree outwards. */
function boxOf(points: readonly { readonly lon: number; readonly lat: number }[]): [number, number, number, number] | null {
  if (points.length === 0) return null;
  const [lons, lats] = [points.map(({ lon }) => lon * 100), points.map(({ lat }) => lat * 100)];
  const outwards = [Math.floor(Math.min(...lons)), Math.floor(Math.min(...lats)), Math.ceil(Math.max(...lons)), Math.ceil(Math.max(...lats))] as const;
  const [west, south, east, north] = outwards;
  return [west / 100, south / 100, east / 100, north / 100];
}
