import type { EncodableFeature } from 'vt-pbf';
import type { TileLayer } from '../../../src/contract/tiles';
import type { Label } from './labels';
import { bufferPixels, tilePixels, type Level } from './levels';
import { doubleGridArea, stitch, type QuantizedTopology } from './quantize';
import { reachesTile, sliceLines, slicePolygon, type GridRing, type Parts, type TileGrid } from './slice';
import { isIsland } from './simplify';
import type { ArcRef, CommuneTopology, TopoRings } from './topology';

type Tags = EncodableFeature['tags'];

/** A feature of the topology: polygons made of communes, or lines. */
export type ArcFeature =
  | { type: 'polygon'; id?: number; tags: Tags; polygons: readonly TopoRings[] }
  | { type: 'lines'; tags: Tags; lines: readonly ArcRef[][] };

export interface ArcLayer {
  name: TileLayer;
  minZoom: number;
  /** Features of the layer, with or without the communes' names. */
  features: (named: boolean) => readonly ArcFeature[];
}

/** What one tile holds of a feature; a point has one part of two numbers. */
export interface CutFeature extends Pick<EncodableFeature, 'type' | 'id' | 'tags'> {
  parts: Parts;
}

/** What one tile holds, layer by layer. */
export interface CutTile {
  x: number;
  y: number;
  layers: Partial<Record<TileLayer, CutFeature[]>>;
}

/** Islets smaller than this many square grid units are left out below the highest zoom; never a commune's main part. */
const isletUnits = 4;

function gridRings(quantized: QuantizedTopology, polygon: TopoRings): GridRing[] {
  const rings: GridRing[] = [];
  for (const [i, { arcs, sign }] of polygon.entries()) {
    const points = stitch(quantized.arcs, arcs);
    // A ring turned inside out by rounding is smaller than a unit: it has nothing to show.
    if (sign * doubleGridArea(points) > 0) rings.push({ points, outer: i === 0 });
    else if (i === 0) return [];
  }
  return rings;
}

/** The polygons of a feature that are drawn at a level: all but the islets too small to be seen. */
function drawnPolygons(topology: CommuneTopology, polygons: readonly TopoRings[], { zoom, extent, detailPx }: Level): readonly TopoRings[] {
  if (detailPx === 0 || polygons.length < 2) return polygons;
  const least = isletUnits / (extent * 2 ** zoom) ** 2;
  const largest = Math.max(...polygons.map(([outer]) => outer?.area ?? 0));
  return polygons.filter(([outer]) => {
    return outer === undefined || outer.area >= least || outer.area === largest || !isIsland(topology, outer);
  });
}

/** One feature's parts by tile. */
function cutFeature(topology: CommuneTopology, quantized: QuantizedTopology, level: Level, grid: TileGrid, layer: TileLayer, feature: ArcFeature): { x: number; y: number; parts: Parts }[] {
  const found = new Map<string, { x: number; y: number; parts: Parts }>();
  const receive = (x: number, y: number, parts: Parts): void => {
    // A commune that only enters the margin shows nothing there: its neighbours draw the borders they share.
    if (layer === 'communes' && !reachesTile(parts[0] ?? [], grid)) return;
    const key = `${x} ${y}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { x, y, parts });
    else known.parts.push(...parts);
  };
  if (feature.type === 'polygon') {
    for (const polygon of drawnPolygons(topology, feature.polygons, level)) slicePolygon(gridRings(quantized, polygon), grid, receive);
  } else {
    sliceLines(
      feature.lines.map((line) => stitch(quantized.arcs, line)),
      grid,
      receive,
    );
  }
  return [...found.values()];
}

const withId = (id: number | undefined): { id?: number } => (id === undefined ? {} : { id });

/** Cuts every layer of one zoom into tiles; features keep the order given. */
export function cutLevel(topology: CommuneTopology, quantized: QuantizedTopology, level: Level, layers: readonly ArcLayer[], labels: readonly Label[]): CutTile[] {
  const { zoom, extent, named } = level;
  const grid = { extent, buffer: (extent * bufferPixels) / tilePixels };
  const tiles = new Map<string, CutTile>();
  const add = (x: number, y: number, layer: TileLayer, feature: CutFeature): void => {
    const key = `${x} ${y}`;
    const tile = tiles.get(key) ?? { x, y, layers: {} };
    (tile.layers[layer] ??= []).push(feature);
    tiles.set(key, tile);
  };
  for (const { name, minZoom, features } of layers) {
    if (zoom < minZoom) continue;
    for (const feature of features(named)) {
      for (const { x, y, parts } of cutFeature(topology, quantized, level, grid, name, feature)) {
        if (feature.type === 'lines') add(x, y, name, { type: 2, tags: feature.tags, parts });
        else add(x, y, name, { type: 3, ...withId(feature.id), tags: feature.tags, parts });
      }
    }
  }
  for (const { id, nom, type, population, x, y, minZoom } of labels) {
    if (zoom < minZoom) continue;
    const gx = Math.round(x * extent * 2 ** zoom);
    const gy = Math.round(y * extent * 2 ** zoom);
    const tx = Math.floor(gx / extent);
    const ty = Math.floor(gy / extent);
    add(tx, ty, 'etiquettes', { type: 1, ...withId(id), tags: { nom, type, population }, parts: [[gx - tx * extent, gy - ty * extent]] });
  }
  return [...tiles.values()];
}
