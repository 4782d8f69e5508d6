import type { FinderPlace } from '../../contract/finder';
import { landMassOf } from '../land-masses';
import { estimateMinutes, greatCircleKm, type TravelTimeModel } from '../travel-time';
import { kindOf } from './kinds';

/** Where someone starts from: the reference point of a commune, or a position; the commune is the one whose point is the nearest. */
export interface Origin {
  /** Degrees; null where the commune has no known point. */
  readonly lon: number | null;
  readonly lat: number | null;
  /** Density level of the commune, 0 to 6; null unknown. */
  readonly densite: number | null;
  /** Code of the commune: it says which roads lead where. */
  readonly commune: string;
}

/** A place that can be driven to. */
export interface NearPlace {
  readonly place: FinderPlace;
  /** Great circle. */
  readonly km: number;
  /** Estimated, not rounded; null without a model. */
  readonly minutes: number | null;
}

/** Why a place has no minutes. */
export type NoMinutes =
  /** It goes round, and where it stops is not known. */
  | 'itinerant'
  /** The source gives it no point, or a point in no known commune. */
  | 'sans_position'
  /** No road leads there: an island, or a commune reached by plane or boat. */
  | 'sans_route'
  /** The commune one starts from has no known point. */
  | 'origine_inconnue';

export interface PlaceWithoutMinutes {
  readonly place: FinderPlace;
  readonly raison: NoMinutes;
  /** Great circle to its point, where it has one that means something. */
  readonly km: number | null;
}

export interface Nearest {
  /** By rounded minutes (or kilometres without a model), then by the key of opening, name and identifier. */
  readonly proches: readonly NearPlace[];
  /** By reason, then kilometres, name and identifier. */
  readonly sansMinutes: readonly PlaceWithoutMinutes[];
}

export interface NearestOptions {
  /** `trajet` of the manifest. */
  readonly model: TravelTimeModel | null;
  /** Places given in `proches`. With the files of one département the answer is that of all France up to `nearestOfKind`. */
  readonly limit: number;
  /** Lower comes first at equal minutes: 0 open, 1 opens today… */
  readonly opening?: (place: FinderPlace) => number;
}

/** A place that only a contract names is not offered farther than this, in minutes (kilometres without a model): nobody listed its like elsewhere. */
export const farthestNamed = 60;
/** Across water, where too few places can be driven to, nothing is offered farther than this. */
export const acrossWaterKm = 200;

const reasons: readonly NoMinutes[] = ['itinerant', 'sans_position', 'origine_inconnue', 'sans_route'];

/** Département of a commune's code, or of a postal code where that is all there is; null unknown. */
export function departementOfPlace({ commune, code_postal }: Pick<FinderPlace, 'commune' | 'code_postal'>): string | null {
  if (commune !== null) return departementOfCommune(commune);
  if (code_postal === null || !/^\d{5}$/u.test(code_postal)) return null;
  if (code_postal.startsWith('20')) return code_postal < '20200' ? '2A' : '2B';
  return departementOfCommune(code_postal);
}

export const departementOfCommune = (code: string): string => code.slice(0, /^9[78]/u.test(code) ? 3 : 2);

const roads = new Map<string, string>();

/** Name of the road network of a commune; asked of the same communes again and again. */
export function roadsOf(commune: string): string {
  const known = roads.get(commune);
  if (known !== undefined) return known;
  const found = landMassOf(commune, departementOfCommune(commune));
  roads.set(commune, found);
  return found;
}

/** Whether minutes can be estimated to a place: it stands still, at a point of a known commune. */
export const isFixed = (place: FinderPlace): place is FinderPlace & { lon: number; lat: number; commune: string; densite: number } =>
  !place.itinerant && place.lon !== null && place.lat !== null && place.commune !== null && place.densite !== null;

/**
 * The nearest of the places given (the categories wanted, already chosen), and those without minutes that concern the origin:
 * those of its département or that say they serve its commune, and where fewer than `limit` places of a kind can be driven to, the nearest ones across water.
 */
export function nearest(origin: Origin, places: readonly FinderPlace[], { model, limit, opening }: NearestOptions): Nearest {
  const { lon, lat } = origin;
  const here = departementOfCommune(origin.commune);
  const ownRoads = roadsOf(origin.commune);
  const reached: (NearPlace & { readonly rank: number; readonly open: number })[] = [];
  const apart: PlaceWithoutMinutes[] = [];
  const across: NearPlace[] = [];
  const reachable = new Map<string, number>();
  for (const place of places) {
    const km = lon === null || lat === null || place.lon === null || place.lat === null ? null : greatCircleKm(lon, lat, place.lon, place.lat);
    if (!isFixed(place) || lon === null || lat === null || km === null || (model !== null && origin.densite === null)) {
      const raison = place.itinerant ? 'itinerant' : isFixed(place) ? 'origine_inconnue' : 'sans_position';
      if (departementOfPlace(place) === here || place.desservies?.includes(origin.commune) === true) apart.push({ place, raison, km });
      continue;
    }
    if (roadsOf(place.commune) !== ownRoads) {
      if (place.contrat === null && km <= acrossWaterKm) across.push({ place, km, minutes: null });
      continue;
    }
    const minutes = model === null || origin.densite === null ? null : estimateMinutes(model, { km, origin: origin.densite, destination: place.densite });
    const rank = Math.round(minutes ?? km);
    if (place.contrat !== null && rank > farthestNamed) continue;
    if (place.contrat === null) reachable.set(kindOf(place), (reachable.get(kindOf(place)) ?? 0) + 1);
    reached.push({ place, km, minutes, rank, open: opening?.(place) ?? 0 });
  }
  const few = across.filter(({ place }) => (reachable.get(kindOf(place)) ?? 0) < limit).sort((a, b) => a.km - b.km || byName(a.place, b.place));
  for (const { place, km } of few.slice(0, limit)) apart.push({ place, km, raison: 'sans_route' });
  return {
    proches: reached
      .sort((a, b) => a.rank - b.rank || a.open - b.open || byName(a.place, b.place))
      .slice(0, limit)
      .map(({ place, km, minutes }) => ({ place, km, minutes })),
    sansMinutes: apart.sort(
      (a, b) => reasons.indexOf(a.raison) - reasons.indexOf(b.raison) || (a.km ?? Infinity) - (b.km ?? Infinity) || byName(a.place, b.place),
    ),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byName = (a: FinderPlace, b: FinderPlace): number => compare(a.nom, b.nom) || compare(a.id, b.id);
