import { innerPoint } from '../inner-point';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from './mercator';
import type { CommuneTopology, TopoRings } from './topology';

export interface Label {
  /** Feature id; communes only. */
  id?: number;
  nom: string;
  type: 'commune' | 'departement' | 'region';
  population: number | null;
  /** Web Mercator, unit square. */
  x: number;
  y: number;
  minZoom: number;
}

/** Lowest zoom of a commune's name, by population: few at first, all of them where communes are wide enough to be named. */
const communeMinZooms: readonly (readonly [population: number, zoom: number])[] = [
  [200_000, 5],
  [50_000, 6],
  [15_000, 7],
  [2_000, 8],
  [0, 9],
];
const regionMinZoom = 3;
const departementMinZoom = 5;

export interface LabelledCommune {
  nom: string;
  population: number | null;
  lon: number;
  lat: number;
}

export const communeLabel = ({ nom, population, lon, lat }: LabelledCommune, id: number): Label => ({
  id,
  nom,
  type: 'commune',
  population,
  x: mercatorX(lon),
  y: mercatorY(lat),
  minZoom: communeMinZooms.find(([least]) => (population ?? 0) >= least)?.[1] ?? 9,
});

/** A label in the middle of the widest part of a group's merged outline. */
export function groupLabel(
  topology: CommuneTopology,
  outline: readonly TopoRings[],
  group: { nom: string; type: 'departement' | 'region'; population: number },
): Label | undefined {
  const { arcStart, x, y } = topology;
  const [largest] = [...outline].sort((a, b) => (b[0]?.area ?? 0) - (a[0]?.area ?? 0));
  if (largest === undefined) return undefined;
  const coordinates = largest.map(({ arcs }) =>
    arcs.flatMap((ref, k) => {
      const arc = ref < 0 ? ~ref : ref;
      const positions: [number, number][] = [];
      for (let i = arcStart[arc] ?? 0; i < (arcStart[arc + 1] ?? 0); i += 1) {
        positions.push([longitudeOf(x[i] ?? 0), latitudeOf(y[i] ?? 0)]);
      }
      if (ref < 0) positions.reverse();
      return k === 0 ? positions : positions.slice(1);
    }),
  );
  const [lon, lat] = innerPoint({ type: 'Polygon', coordinates });
  return { ...group, x: mercatorX(lon), y: mercatorY(lat), minZoom: group.type === 'region' ? regionMinZoom : departementMinZoom };
}
