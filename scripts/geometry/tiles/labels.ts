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
  [500_000, 3],
  [200_000, 4],
  [100_000, 5],
  [50_000, 6],
  [15_000, 7],
  [2_000, 8],
  [0, 9],
];
/**
 * At these zooms the most populated commune of each cell is named all the same, from so many people: a country region
 * has its own towns, and a map without a name says nothing of where it is.
 */
const localMinZooms: readonly (readonly [zoom: number, population: number])[] = [
  [5, 50_000],
  [6, 8_000],
  [7, 1_500],
  [8, 300],
];
/** Cells across a tile: 128 pixels each, the room of a name and some air. */
const cellsAcross = 4;
const regionMinZoom = 3;
const departementMinZoom = 5;

export interface LabelledCommune {
  nom: string;
  population: number | null;
  lon: number;
  lat: number;
}

/** Labels of communes, each from the zoom where its population, or its place among its neighbours, calls for it. */
export function communeLabels(communes: readonly (LabelledCommune & { id: number })[]): Label[] {
  const labels = communes.map(({ id, nom, population, lon, lat }): Label => ({
    id,
    nom,
    type: 'commune',
    population,
    x: mercatorX(lon),
    y: mercatorY(lat),
    minZoom: communeMinZooms.find(([least]) => (population ?? 0) >= least)?.[1] ?? 9,
  }));
  for (const [zoom, least] of localMinZooms) {
    const cells = cellsAcross * 2 ** zoom;
    const largest = new Map<string, Label>();
    for (const label of labels) {
      const cell = `${Math.floor(label.x * cells)} ${Math.floor(label.y * cells)}`;
      if ((label.population ?? 0) > (largest.get(cell)?.population ?? 0)) largest.set(cell, label);
    }
    for (const label of largest.values()) if ((label.population ?? 0) >= least) label.minZoom = Math.min(label.minZoom, zoom);
  }
  return labels;
}

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
