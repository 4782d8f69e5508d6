import { featureIdOfRank, tileLayers, type TileLayer } from '../../src/contract/tiles';
import { bboxOf, unionBbox } from './measures';
import type { CommuneOutline } from './outlines';
import { writeArchive, type EncodedTile } from './tiles/archive';
import { cutLevel, type ArcFeature, type ArcLayer } from './tiles/cut';
import { encodeTile } from './tiles/encode';
import { communeLabels, groupLabel, type Label } from './tiles/labels';
import { epciMinZoom, levels } from './tiles/levels';
import { quantize, type QuantizedTopology } from './tiles/quantize';
import { arcThresholds } from './tiles/simplify';
import { communeTopology, type ArcRef, type GroupedTopology } from './tiles/topology';

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

const zoomMin = Math.min(...levels.map(({ zoom }) => zoom));
const zoomMax = Math.max(...levels.map(({ zoom }) => zoom));

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

const bordersLayer = (name: TileLayer, minZoom: number, lines: readonly ArcRef[][]): ArcLayer => ({
  name,
  minZoom,
  features: () => [{ type: 'lines', tags: {}, lines }],
});

function arcLayers(topology: GroupedTopology, drawn: readonly TileCommune[], perimetres: TilesInput['perimetres']): ArcLayer[] {
  const borders = (key: (commune: TileCommune | undefined) => string | null | undefined, outer: boolean): ArcRef[][] =>
    topology.borders((a, b) => key(drawn[a]) !== key(drawn[b]), outer);
  const indexOfCode = new Map(drawn.map(({ code }, index) => [code, index]));
  const communes = (named: boolean): ArcFeature[] =>
    drawn.map(({ rang, code, nom }, index) => ({
      type: 'polygon',
      id: featureIdOfRank(rang),
      tags: named ? { code, nom } : {},
      polygons: topology.communes[index] ?? [],
    }));
  const perimeters = perimetres.map(({ id, nom, codes }, i): ArcFeature => ({
    type: 'polygon',
    id: i + 1,
    tags: { id, nom },
    polygons: topology.merge(codes.flatMap((code) => indexOfCode.get(code) ?? [])),
  }));
  return [
    { name: 'communes', minZoom: zoomMin, features: communes },
    { name: 'cls', minZoom: zoomMin, features: () => perimeters },
    bordersLayer('epci', epciMinZoom, borders((commune) => commune?.epci, false)),
    bordersLayer('departements', zoomMin, borders((commune) => commune?.departement, false)),
    // The outer limit (coasts, land frontiers) is in this layer only.
    bordersLayer('regions', zoomMin, borders((commune) => commune?.region, true)),
  ];
}

function allLabels(topology: GroupedTopology, drawn: readonly TileCommune[], { regions, departements }: Pick<TilesInput, 'regions' | 'departements'>): Label[] {
  const groupLabels = (type: 'departement' | 'region', names: readonly NamedCode[], members: Map<string, number[]>): Label[] =>
    names.flatMap(({ code, nom }) => {
      const indexes = members.get(code) ?? [];
      const population = indexes.reduce((sum, index) => sum + (drawn[index]?.population ?? 0), 0);
      return groupLabel(topology, topology.merge(indexes), { nom, type, population }) ?? [];
    });
  const named = drawn.flatMap(({ rang, nom, population, lon, lat }) =>
    lon === null || lat === null ? [] : { id: featureIdOfRank(rang), nom, population, lon, lat },
  );
  return [
    ...groupLabels('region', regions, groupBy(drawn, ({ region }) => region)),
    ...groupLabels('departement', departements, groupBy(drawn, ({ departement }) => departement)),
    ...communeLabels(named),
  ];
}

/**
 * Builds `communes.pmtiles`: every layer of the contract (`src/contract/tiles.ts`) at every zoom.
 * Borders are simplified and rounded once a zoom, on the arcs that communes share, so no gap or overlap opens.
 * Two calls with the same arguments give the same bytes, whatever the order of communes and outlines.
 * @throws RangeError if no commune has an outline.
 */
export async function buildCommunesTiles({ communes, outlines, perimetres, departements, regions }: TilesInput): Promise<CommunesTiles> {
  const outlineOf = new Map(outlines.map((outline) => [outline.code, outline]));
  const known = new Set(communes.map(({ code }) => code));
  const byRank = [...communes].sort((a, b) => a.rang - b.rang);
  const drawn = byRank.filter(({ code }) => outlineOf.has(code));
  const geometries = drawn.flatMap(({ code }) => outlineOf.get(code)?.geometry ?? []);
  const bounds = unionBbox(geometries.map(bboxOf));
  if (bounds === undefined) throw new RangeError('aucune commune n’a de contour');

  const topology = communeTopology(geometries);
  const layers = arcLayers(topology, drawn, perimetres);
  const labels = allLabels(topology, drawn, { regions, departements });
  const encoded: EncodedTile[] = [];
  const zooms: ZoomReport[] = [];
  const grids = new Map<string, QuantizedTopology>();
  for (const level of levels) {
    // Levels of the same detail on the same grid share it: tiles are cut at another size, that is all.
    const grid = `${level.detailPx / 2 ** level.zoom} ${level.extent * 2 ** level.zoom}`;
    const quantized = grids.get(grid) ?? quantize(topology, arcThresholds(topology, level), level);
    grids.set(grid, quantized);
    const tiles = cutLevel(topology, quantized, level, layers, labels).map(
      (tile): EncodedTile => ({ zoom: level.zoom, x: tile.x, y: tile.y, bytes: encodeTile(tile, layerOrder, level.extent) }),
    );
    encoded.push(...tiles);
    zooms.push({
      zoom: level.zoom,
      tiles: tiles.length,
      bytes: tiles.reduce((sum, { bytes }) => sum + bytes.length, 0),
      moved: quantized.moved,
      lost: quantized.lost.flatMap((index) => drawn[index]?.code ?? []),
    });
  }

  const [west, south, east, north] = bounds;
  const bytes = await writeArchive(encoded, bounds, [(west + east) / 2, (south + north) / 2, zoomMin], {
    name: 'communes',
    description: 'Communes, EPCI, départements, régions et périmètres des contrats locaux de santé',
    layers: layerOrder.map((name) => ({
      id: tileLayers[name],
      minZoom: layers.find((layer) => layer.name === name)?.minZoom ?? zoomMin,
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
    sansContour: byRank.flatMap(({ code }) => (outlineOf.has(code) ? [] : [code])),
    horsReference: outlines.flatMap(({ code }) => (known.has(code) ? [] : [code])),
  };
}
