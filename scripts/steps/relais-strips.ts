import type { FinderPlace } from '../../src/contract/finder';
import { roundTo } from '../lib/cells';
import type { Start } from './relais-around';
import { reachKm } from './relais-starts';

/** A part of a département, from a longitude eastwards. */
export interface Strip {
  /** Degrees; null: from the west. */
  readonly debut: number | null;
  readonly bytes: Uint8Array;
}

/** A kilometre or so. */
const cutDecimals = 2;
const kmPerDegree = 111.2;

/**
 * Cuts a département into strips of longitude, as few as keep each file small; a position is answered by the file of its own strip.
 * @param own places of the département: each stands at least in its own strip.
 * @param largest bytes that a file should not pass: one island lists every hitch-hiking stop.
 * @param pack file of a strip, from its own places and the positions that it must answer.
 */
export async function strips(own: readonly FinderPlace[], starts: readonly Start[], largest: number, pack: (own: readonly FinderPlace[], starts: readonly Start[]) => Promise<Uint8Array>): Promise<Strip[]> {
  const cut = async (west: number | null, east: number | null): Promise<Strip[]> => {
    const within = (lon: number | null): boolean => (lon === null ? west === null : (west === null || lon >= west) && (east === null || lon < east));
    const here = own.filter(({ lon }) => within(lon));
    const bytes = await pack(here, starts.flatMap((start) => startWithin(start, west, east)));
    const middle = bytes.length <= largest ? null : middleOf(here, west);
    return middle === null ? [{ debut: west, bytes }] : [...(await cut(west, middle)), ...(await cut(middle, east))];
  };
  return cut(null, null);
}

/** A longitude with places on both sides; null when there is none. */
function middleOf(places: readonly FinderPlace[], west: number | null): number | null {
  const lons = places.flatMap(({ lon }) => lon ?? []).sort((a, b) => a - b);
  const [first, median] = [lons[0], lons[lons.length >> 1]];
  if (first === undefined || median === undefined) return null;
  const middle = roundTo(median, cutDecimals);
  return middle > first && (west === null || middle > west) && middle < (lons.at(-1) ?? middle) ? middle : null;
}

/** The positions of a commune from which a point between two longitudes may be reached. */
function startWithin(start: Start, west: number | null, east: number | null): Start[] {
  const { lonLat } = start.positions;
  const kept: number[] = [];
  for (let i = 0; i < lonLat.length; i += 2) {
    const [lon, lat] = [lonLat[i] ?? 0, lonLat[i + 1] ?? 0];
    const margin = reachKm / (kmPerDegree * Math.cos((lat * Math.PI) / 180));
    if ((west === null || lon >= west - margin) && (east === null || lon < east + margin)) kept.push(lon, lat);
  }
  return kept.length === 0 ? [] : [{ ...start, positions: { lonLat: kept, radius: start.positions.radius } }];
}
