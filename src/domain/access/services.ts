import { densityLevels, estimateMinutes, greatCircleKm, kmPerDegree, type TravelTimeModel } from '../travel-time';

/** One thing that a planner tries for one service. Communes by rank. */
export type ServiceItem =
  /** A new fixed point, at the reference point of the commune. */
  | { readonly kind: 'point'; readonly commune: number }
  /** The commune reaches the service in that many minutes from now on, whatever was published. */
  | { readonly kind: 'minutes'; readonly commune: number; readonly minutes: number };

export type ServiceRefusalReason = 'commune' | 'sans_point' | 'sur_place' | 'minutes' | 'trop';

/** An item that was left out of the scenario; the others hold. */
export interface ServiceRefusal {
  /** Position in the list given. */
  readonly item: number;
  readonly reason: ServiceRefusalReason;
  /** For a person. */
  readonly message: string;
}

/** Where trips to a new point start and end: as for the published minutes, n numbers a column by rank. */
export interface ServiceNetwork {
  /** Reference points of the table `communes`, in degrees; NaN where there is none. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Level of the density grid, 0 to 6; -1 where unknown. */
  readonly niveau: Int32Array;
  /** Communes of different numbers cannot be driven between. */
  readonly masse: Int32Array;
  readonly model: TravelTimeModel;
}

export interface ServiceBase {
  readonly network: ServiceNetwork;
  /** Published minutes by rank, NaN where unknown; null for a service of which no point is published anywhere. */
  readonly published: Float64Array | null;
}

export interface ServiceOutcome {
  /** After the scenario, by rank; NaN where unknown. */
  readonly minutes: Float64Array<ArrayBuffer>;
  /** Minutes saved, negative for a longer trip; NaN where either side is unknown. */
  readonly saved: Float64Array<ArrayBuffer>;
  readonly refusals: readonly ServiceRefusal[];
}

/** Ten hours on the road: beyond, a slip of the hand is likelier than a plan. */
export const longestTrip = 600;
/** Least dense level: what a place of unknown density is taken to be in, as in the published minutes. */
const sparsest = densityLevels - 1;

const messages: Readonly<Record<ServiceRefusalReason, string>> = {
  commune: 'Commune inconnue\u00a0: cette ligne n’est pas prise en compte.',
  sans_point: 'Aucun point de référence n’est publié pour cette commune\u00a0: aucun trajet vers elle ne peut être estimé.',
  sur_place: 'Le service y est déjà (0 minute publiée)\u00a0: un point de plus n’y changerait aucun temps.',
  minutes: 'Nombre de minutes attendu, zéro ou plus.',
  trop: `Au plus ${longestTrip} minutes, soit dix heures de route\u00a0: cette ligne n’est pas prise en compte.`,
};

function faultOf({ lon, lat }: ServiceNetwork, item: ServiceItem): ServiceRefusalReason | null {
  const [x, y] = [lon[item.commune], lat[item.commune]];
  if (x === undefined || y === undefined) return 'commune';
  if (item.kind === 'point') return Number.isNaN(x) || Number.isNaN(y) ? 'sans_point' : null;
  if (!(item.minutes >= 0)) return 'minutes';
  return item.minutes > longestTrip ? 'trop' : null;
}

/**
 * Minutes of every commune to a service once the scenario is there: the least of what is stated for the commune, else
 * published, and of the trips to the new points. From nothing each time, so that neither history nor order matters.
 *
 * Where the published minutes of a service leave a commune out, a new point elsewhere does not tell them: the nearest point
 * that nobody published may be nearer. Only minutes stated for that commune, or a point in it, do. Where nothing is
 * published of a service at all, the minutes are those to the points of the scenario.
 */
export function applyServiceScenario({ network, published }: ServiceBase, items: readonly ServiceItem[]): ServiceOutcome {
  const minutes = published === null ? new Float64Array(network.lon.length).fill(Number.NaN) : Float64Array.from(published);
  const faults = items.map((item) => faultOf(network, item));
  const stated = new Map<number, number>();
  items.forEach((item, position) => {
    if (item.kind === 'minutes' && faults[position] === null) stated.set(item.commune, Math.min(item.minutes, stated.get(item.commune) ?? Infinity));
  });
  const points = new Set<number>();
  items.forEach((item, position) => {
    if (item.kind !== 'point' || faults[position] !== null) return;
    // The trips there are published: an estimate beside them would only show its own error.
    if (published?.[item.commune] === 0 && !stated.has(item.commune)) faults[position] = 'sur_place';
    else points.add(item.commune);
  });
  for (const [commune, time] of stated) minutes[commune] = time;
  for (const point of points) minutes[point] = 0;
  for (const point of points) bringNearer(network, point, minutes, published === null);
  const saved = minutes.map((after, rank) => (published?.[rank] ?? Number.NaN) - after);
  return { minutes, saved, refusals: faults.flatMap((reason, item) => (reason === null ? [] : [{ item, reason, message: messages[reason] }])) };
}

/**
 * Lowers `minutes` where a new point is nearer.
 * @param everywhere communes of unknown minutes take those to the point too.
 */
function bringNearer(network: ServiceNetwork, point: number, minutes: Float64Array, everywhere: boolean): void {
  const { lon, lat, niveau, masse, model } = network;
  const [x, y, land] = [lon[point] ?? Number.NaN, lat[point] ?? Number.NaN, masse[point]];
  const destination = levelOfPlace(niveau[point]);
  const entering = model.arrival[destination] ?? 0;
  for (let rank = 0; rank < minutes.length; rank += 1) {
    const origin = niveau[rank] ?? -1;
    const before = minutes[rank] ?? Number.NaN;
    if (origin < 0 || masse[rank] !== land || (Number.isNaN(before) && !everywhere)) continue;
    const away = Math.abs((lat[rank] ?? Number.NaN) - y) * kmPerDegree;
    // No trip is shorter than its part along the meridian: most of France is ruled out without any trigonometry.
    if ((model.pace[origin] ?? 0) * away + Math.min(0, (model.start[origin] ?? 0) + entering) > before + roundedOff) continue;
    const km = greatCircleKm(lon[rank] ?? Number.NaN, lat[rank] ?? Number.NaN, x, y);
    const time = tenths(estimateMinutes(model, { km, origin, destination }));
    if (!(time >= before)) minutes[rank] = time;
  }
}

const levelOfPlace = (level: number | undefined): number => (level === undefined || level < 0 ? sparsest : level);

/** Most that rounding to a tenth takes off. */
const roundedOff = 0.05;
/** As the published minutes. */
const tenths = (minutes: number): number => Math.round(minutes * 10) / 10;
