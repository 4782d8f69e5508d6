import vtPbf, { type EncodableFeature } from 'vt-pbf';
import { featureIdOfRank, tileLayers, type TileLayer } from '../../src/contract/tiles';
import { bboxOf, unionBbox } from './measures';
import type { CommuneOutline } from './outlines';
import { writeArchive, type EncodedTile } from './tiles/archive';
import { communeLabel, groupLabel, type Label } from './tiles/labels';
import { bufferPixels, epciMinZoom, levels, tilePixels, type Level } from './tiles/levels';
import { doubleGridArea, quantize, stitch, type QuantizedTopology } from './tiles/quantize';
import { arcThresholds } from './tiles/simplify';
import { sliceLines, slicePolygon, type GridRing, type Parts } from './tiles/slice';
import { communeTopology, type ArcRef, type GroupedTopology, type TopoRings } from './tiles/topology';

/** What the tiles need of a commune: a row of the table `communes`, `rang` being its row number. */
export interface TileCommune {
  rang: number;
  code: string;
  nom: string;
  population: number | null;
  departement: string;
  region: string | null;
  epci: string | null;
  /** Reference point; a commune without one has no name on the map. */
  lon: number | null;
  lat: number | null;
}

export interface NamedCode {
  code: string;
  nom: string;
}

export interface TilesInput {
  communes: readonly TileCommune[];
  outlines: readonly CommuneOutline[];
  /** Perimeters of the contracts: `id` is the territory's (`cls:brenne`), `codes` its communes. */
  perimetres: readonly { id: string; nom: string; codes: readonly string[] }[];
  departements: readonly NamedCode[];
  regions: readonly NamedCode[];
}

export interface ZoomReport {
  zoom: number;
  tiles: number;
  /** Size of the tiles before gzip. */
  bytes: number;
  /** Communes moved by a grid unit so that they still show. */
  moved: number;
  /** Codes of the communes that do not show at this zoom. */
  lost: string[];
}

export interface CommunesTiles {
  bytes: Uint8Array<ArrayBuffer>;
  zoomMin: number;
  zoomMax: number;
  tiles: number;
  zooms: ZoomReport[];
  /** Communes of the reference that have no outline: they are on no map. */
  sansContour: string[];
  /** Outlines whose code is not in the reference: left out. */
  horsReference: string[];
}

type Tags = EncodableFeature['tags'];

/** A feature of the topology: polygons of communes, or lines. */
type ArcFeature =
  | { type: 'polygon'; id?: number; tags: Tags; polygons: readonly TopoRings[] }
  | { type: 'lines'; tags: Tags; lines: readonly ArcRef[][] };

interface ArcLayer {
  name: TileLayer;
  minZoom: number;
  /** Islets below this area, in grid units, are left out. */
  features: (named: boolean) => readonly ArcFeature[];
}

/** Islets smaller than this many square grid units are left out below the highest zoom; never a commune's main part. */
const isletUnits = 4;

type Layers = Partial<Record<TileLayer, EncodableFeature[]>>;

const pairs = (flat: readonly number[]): [number, number][] => {
  const out: [number, number][] = [];
  for (let i = 0; i < flat.length; i += 2) out.push([flat[i] ?? 0, flat[i + 1] ?? 0]);
  return out;
};

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

/** Cuts every layer of one zoom; keys are `x y`. */
function sliceLevel(topology: GroupedTopology, quantized: QuantizedTopology, level: Level, layers: readonly ArcLayer[], labels: readonly Label[]): Map<string, Layers> {
  const grid = { extent: level.extent, buffer: (level.extent * bufferPixels) / tilePixels };
  const unit = 1 / (level.extent * 2 ** level.zoom);
  const tiles = new Map<string, Layers>();
  const add = (x: number, y: number, layer: TileLayer, feature: EncodableFeature): void => {
    const key = `${x} ${y}`;
    const tile = tiles.get(key) ?? {};
    (tile[layer] ??= []).push(feature);
    tiles.set(key, tile);
  };
  const isIslet = (polygon: TopoRings): boolean => {
    const [outer] = polygon;
    return level.detailPx > 0 && outer !== undefined && outer.area < isletUnits * unit * unit && outer.arcs.every((ref) => topology.arcUses[ref < 0 ? ~ref : ref] === 1);
  };

  for (const { name, minZoom, features } of layers) {
    if (level.zoom < minZoom) continue;
    for (const feature of features(level.named)) {
      const found = new Map<string, { x: number; y: number; parts: Parts }>();
      const receive = (x: number, y: number, parts: Parts): void => {
        const key = `${x} ${y}`;
        const known = found.get(key);
        if (known === undefined) found.set(key, { x, y, parts });
        else known.parts.push(...parts);
      };
      if (feature.type === 'polygon') {
        const largest = Math.max(...feature.polygons.map(([outer]) => outer?.area ?? 0));
        for (const polygon of feature.polygons) {
          if (polygon[0]?.area !== largest && isIslet(polygon)) continue;
          slicePolygon(gridRings(quantized, polygon), grid, receive);
        }
      } else {
        sliceLines(feature.lines.map((line) => stitch(quantized.arcs, line)), grid, receive);
      }
      for (const { x, y, parts } of found.values()) {
        const geometry = parts.map(pairs);
        if (feature.type === 'lines') add(x, y, name, { type: 2, tags: feature.tags, geometry });
        else add(x, y, name, { type: 3, ...(feature.id === undefined ? {} : { id: feature.id }), tags: feature.tags, geometry });
      }
    }
  }
  for (const { id, nom, type, population, x, y, minZoom } of labels) {
    if (level.zoom < minZoom) continue;
    const [gx, gy] = [Math.round(x / unit), Math.round(y / unit)];
    const [tx, ty] = [Math.floor(gx / level.extent), Math.floor(gy / level.extent)];
    add(tx, ty, 'etiquettes', {
      type: 1,
      ...(id === undefined ? {} : { id }),
      tags: { nom, type, population },
      geometry: [[gx - tx * level.extent, gy - ty * level.extent]],
    });
  }
  return tiles;
}

function groupBy(communes: readonly TileCommune[], key: (commune: TileCommune) => string | null): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  communes.forEach((commune, index) => {
    const value = key(commune);
    if (value === null) return;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [index]);
    else group.push(index);
  });
  return groups;
}

const layerOrder: readonly TileLayer[] = ['communes', 'cls', 'epci', 'departements', 'regions', 'etiquettes'];
const layerFields: Readonly<Record<TileLayer, Readonly<Record<string, string>>>> = {
  communes: { code: 'String', nom: 'String' },
  cls: { id: 'String', nom: 'String' },
  epci: {},
  departements: {},
  regions: {},
  etiquettes: { nom: 'String', type: 'String', population: 'Number' },
};

/**
 * Builds `communes.pmtiles`: every layer of the contract (`src/contract/tiles.ts`) at every zoom.
 * Borders are simplified and rounded once a zoom, on the arcs that communes share, so no gap or overlap opens.
 * Two calls with the same arguments give the same bytes.
 * @throws RangeError if no commune has an outline.
 */
export async function buildCommunesTiles({ communes, outlines, perimetres, departements, regions }: TilesInput): Promise<CommunesTiles> {
  const outlineOf = new Map(outlines.map((outline) => [outline.code, outline]));
  const drawn: TileCommune[] = [];
  const geometries: CommuneOutline['geometry'][] = [];
  const sansContour: string[] = [];
  for (const commune of [...communes].sort((a, b) => a.rang - b.rang)) {
    const outline = outlineOf.get(commune.code);
    if (outline === undefined) {
      sansContour.push(commune.code);
      continue;
    }
    drawn.push(commune);
    geometries.push(outline.geometry);
  }
  const bounds = unionBbox(geometries.map(bboxOf));
  if (bounds === undefined) throw new RangeError('aucune commune n’a de contour');
  const known = new Set(communes.map(({ code }) => code));
  const topology = communeTopology(geometries);

  const differ = (key: (commune: TileCommune | undefined) => string | null | undefined) => (a: number, b: number) => key(drawn[a]) !== key(drawn[b]);
  const indexOfCode = new Map(drawn.map(({ code }, index) => [code, index]));
  const communeFeatures = (named: boolean): ArcFeature[] =>
    topology.communes.map((polygons, index) => {
      const commune = drawn[index];
      return {
        type: 'polygon',
        ...(commune === undefined ? {} : { id: featureIdOfRank(commune.rang) }),
        tags: named && commune !== undefined ? { code: commune.code, nom: commune.nom } : {},
        polygons,
      };
    });
  const perimeters = perimetres.map(({ id, nom, codes }, i): ArcFeature => {
    const indexes = codes.flatMap((code) => indexOfCode.get(code) ?? []);
    return { type: 'polygon', id: i + 1, tags: { id, nom }, polygons: topology.merge(indexes) };
  });
  const lines = (borders: ArcRef[][]): ArcFeature[] => [{ type: 'lines', tags: {}, lines: borders }];
  const epciBorders = lines(topology.borders(differ((commune) => commune?.epci), false));
  const departementBorders = lines(topology.borders(differ((commune) => commune?.departement), false));
  const regionBorders = lines(topology.borders(differ((commune) => commune?.region), true));
  const zoomMin = Math.min(...levels.map(({ zoom }) => zoom));
  const zoomMax = Math.max(...levels.map(({ zoom }) => zoom));
  const layers: ArcLayer[] = [
    { name: 'communes', minZoom: zoomMin, features: communeFeatures },
    { name: 'cls', minZoom: zoomMin, features: () => perimeters },
    { name: 'epci', minZoom: epciMinZoom, features: () => epciBorders },
    { name: 'departements', minZoom: zoomMin, features: () => departementBorders },
    { name: 'regions', minZoom: zoomMin, features: () => regionBorders },
  ];

  const groupLabels = (type: 'departement' | 'region', names: readonly NamedCode[], members: Map<string, number[]>): Label[] =>
    names.flatMap(({ code, nom }) => {
      const indexes = members.get(code) ?? [];
      const population = indexes.reduce((sum, index) => sum + (drawn[index]?.population ?? 0), 0);
      return groupLabel(topology, topology.merge(indexes), { nom, type, population }) ?? [];
    });
  const labels = [
    ...groupLabels('region', regions, groupBy(drawn, ({ region }) => region)),
    ...groupLabels('departement', departements, groupBy(drawn, ({ departement }) => departement)),
    ...drawn.flatMap(({ lon, lat, ...commune }) =>
      lon === null || lat === null ? [] : [communeLabel({ ...commune, lon, lat }, featureIdOfRank(commune.rang))],
    ),
  ];

  const encoded: EncodedTile[] = [];
  const zooms: ZoomReport[] = [];
  const grids = new Map<string, QuantizedTopology>();
  for (const level of levels) {
    // Levels of the same detail on the same grid share it: tiles are cut at another size, that is all.
    const grid = `${level.detailPx / 2 ** level.zoom} ${level.extent * 2 ** level.zoom}`;
    const quantized = grids.get(grid) ?? quantize(topology, arcThresholds(topology, level), level);
    grids.set(grid, quantized);
    const tiles = sliceLevel(topology, quantized, level, layers, labels);
    let size = 0;
    for (const [key, content] of tiles) {
      const [x = 0, y = 0] = key.split(' ').map(Number);
      const named: Record<string, { features: EncodableFeature[] }> = {};
      for (const name of layerOrder) {
        const features = content[name];
        if (features !== undefined) named[tileLayers[name]] = { features };
      }
      const bytes = vtPbf.fromGeojsonVt(named, { version: 2, extent: level.extent });
      size += bytes.length;
      encoded.push({ zoom: level.zoom, x, y, bytes });
    }
    zooms.push({ zoom: level.zoom, tiles: tiles.size, bytes: size, moved: quantized.moved, lost: quantized.lost.flatMap((index) => drawn[index]?.code ?? []) });
  }

  const bytes = await writeArchive(encoded, bounds, [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2, zoomMin], {
    name: 'communes',
    description: 'Communes, EPCI, départements, régions et périmètres des contrats locaux de santé',
    layers: layerOrder.map((name) => ({
      id: tileLayers[name],
      minZoom: name === 'epci' ? epciMinZoom : zoomMin,
      maxZoom: zoomMax,
      fields: layerFields[name],
    })),
  });
  return {
    bytes,
    zoomMin,
    zoomMax,
    tiles: encoded.length,
    zooms,
    sansContour,
    horsReference: outlines.flatMap(({ code }) => (known.has(code) ? [] : [code])),
  };
}
