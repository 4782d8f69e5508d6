import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { tableFromIPC } from 'apache-arrow';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { areaKm2 } from '../../scripts/geometry/measures';
import { manifestSchema, type Manifest } from '../../src/contract/manifest';
import { rankOfFeatureId, tileLayers } from '../../src/contract/tiles';
import { readContours } from '../pipeline/geometry-fixtures';
import { openTiles, type ReadTile, type TileReader } from '../pipeline/geometry-tile-reader';
import { communeAreas } from '../pipeline/geometry-tile-survey';

const published = join(import.meta.dirname, '../../public/data');

interface PublishedCommune {
  code: unknown;
  nom: unknown;
}

let manifest: Manifest;
let reader: TileReader;
/** In the order of the table: the row number is the rank. */
let communes: PublishedCommune[];
let perimeters: { id: unknown; nom: unknown }[];
let km2OfCode: Map<string, number>;
const decoded = new Map<number, ReadTile[]>();

const readPublished = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(published, path)));

function rowsOf(name: string): Record<string, unknown>[] {
  const bytes = readPublished(manifest.tables[name]?.fichier ?? '');
  const table = tableFromIPC(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
  return table.toArray().map((row: { toJSON: () => Record<string, unknown> }) => row.toJSON());
}

async function tilesAt(zoom: number): Promise<ReadTile[]> {
  const tiles = decoded.get(zoom) ?? (await reader.readZoom(zoom));
  decoded.set(zoom, tiles);
  return tiles;
}

beforeAll(async () => {
  manifest = v.parse(manifestSchema, JSON.parse(readFileSync(join(published, 'manifest.json'), 'utf8')));
  communes = rowsOf('communes').map(({ code, nom }) => ({ code, nom }));
  perimeters = rowsOf('territoires').flatMap(({ id, type, nom }) => (type === 'cls' ? [{ id, nom }] : []));
  reader = await openTiles(readPublished(manifest.tuiles.fichier));
  km2OfCode = new Map(readContours().map(({ code, geometry }) => [code, areaKm2(geometry)]));
});

const codeOfId = (id: number): unknown => communes[rankOfFeatureId(id)]?.code;
const zooms = [3, 4, 5, 6, 7, 8, 9, 10];

describe('tuiles publiées', () => {
  it('sont le fichier que dit le manifeste, faites de vrais contours', () => {
    const bytes = readPublished(manifest.tuiles.fichier);
    expect(bytes.length).toBe(manifest.tuiles.octets);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(manifest.tuiles.empreinte);
    expect(manifest.tuiles.fichier).toContain(manifest.tuiles.empreinte.slice(0, 12));
    expect(manifest.etat).toBe('complet');
    expect(manifest.tuiles.contours_schematiques).toBe(false);
  });

  it('couvrent les zooms que dit le manifeste', () => {
    const { minZoom, maxZoom } = reader.header;
    expect([minZoom, maxZoom]).toEqual([manifest.tuiles.zoom_min, manifest.tuiles.zoom_max]);
    expect(zooms.slice(0, 1).concat(zooms.slice(-1))).toEqual([minZoom, maxZoom]);
  });

  it.each(zooms)('montrent au zoom %i chaque commune dont un contour existe, pour la surface de la source', async (zoom) => {
    const shown = communeAreas(await tilesAt(zoom));
    const byCode = new Map([...shown].map(([id, km2]) => [codeOfId(id), km2]));
    expect([...km2OfCode.keys()].filter((code) => !((byCode.get(code) ?? 0) > 0))).toEqual([]);
    expect(shown.size).toBe(km2OfCode.size);
    const [drawn, source] = [shown, km2OfCode].map((areas) => [...areas.values()].reduce((sum, km2) => sum + km2, 0));
    expect(Math.abs((drawn ?? 0) / (source ?? 1) - 1)).toBeLessThan(0.005);
  });

  it('donnent au plus grand zoom sa surface à chaque commune de plus d’un km², à 0,5 % près', async () => {
    const off = [...communeAreas(await tilesAt(manifest.tuiles.zoom_max))].flatMap(([id, km2]) => {
      const expected = km2OfCode.get(String(codeOfId(id))) ?? 0;
      return expected > 1 && Math.abs(km2 / expected - 1) > 0.005 ? [{ code: codeOfId(id), km2, expected }] : [];
    });
    expect(off).toEqual([]);
  });

  it.each([8, 9, 10])('numérotent les communes au zoom %i dans l’ordre de la table', async (zoom) => {
    const wrong = (await tilesAt(zoom)).flatMap(({ layers }) =>
      (layers[tileLayers.communes]?.features ?? []).filter(({ id = 0, properties }) => {
        const { code, nom } = communes[rankOfFeatureId(id)] ?? {};
        return properties['code'] !== code || properties['nom'] !== nom;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('n’ont que les couches et les propriétés du contrat de données', async () => {
    const properties = new Map<string, Set<string>>();
    for (const zoom of zooms) {
      for (const { layers } of await tilesAt(zoom)) {
        for (const [name, { features }] of Object.entries(layers)) {
          const known = properties.get(name) ?? new Set<string>();
          for (const feature of features) for (const key of Object.keys(feature.properties)) known.add(key);
          properties.set(name, known);
        }
      }
    }
    expect(Object.fromEntries([...properties].map(([name, keys]) => [name, [...keys].toSorted()]))).toEqual({
      [tileLayers.communes]: ['code', 'nom'],
      [tileLayers.cls]: ['id', 'nom'],
      [tileLayers.epci]: [],
      [tileLayers.departements]: [],
      [tileLayers.regions]: [],
      [tileLayers.etiquettes]: ['nom', 'population', 'type'],
    });
  });

  it('ont à chaque zoom le périmètre de chaque contrat', async () => {
    expect(perimeters).toHaveLength(5);
    for (const zoom of zooms) {
      const drawn = new Map<unknown, unknown>();
      for (const { layers } of await tilesAt(zoom)) {
        for (const { properties } of layers[tileLayers.cls]?.features ?? []) drawn.set(properties['id'], properties['nom']);
      }
      expect(drawn).toEqual(new Map(perimeters.map(({ id, nom }) => [id, nom])));
    }
  });

  it('nomment les régions, les départements et les communes', async () => {
    const names = (await tilesAt(9)).flatMap(({ layers }) => (layers[tileLayers.etiquettes]?.features ?? []).map(({ id, properties }) => ({ id, properties })));
    const ofType = (type: string): typeof names => names.filter(({ properties }) => properties['type'] === type);
    expect(ofType('region').map(({ properties }) => properties['nom'])).toContain('Centre-Val de Loire');
    expect(ofType('departement').map(({ properties }) => properties['nom'])).toContain('Indre');
    expect(ofType('commune').length).toBeGreaterThanOrEqual(km2OfCode.size);
    expect(ofType('commune').filter(({ id = 0, properties }) => communes[rankOfFeatureId(id)]?.nom !== properties['nom'])).toEqual([]);
  });
});
