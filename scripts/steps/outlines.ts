import { readFileSync } from 'node:fs';
import { areaKm2, bboxOf, type Bbox } from '../geometry/measures';
import { innerPoint } from '../geometry/inner-point';
import { communeLocator, type CommuneLocator } from '../geometry/locator';
import { type CommuneOutline, OutlinesError, readOutlines } from '../geometry/outlines';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { setValue } from '../lib/indicator-store';
import { LayoutError } from '../lib/layout-error';

/** What the outlines say of a commune. */
export interface CommuneShape {
  readonly bbox: Bbox;
  readonly lon: number;
  readonly lat: number;
  readonly pointReference: 'interieur' | 'chef_lieu' | 'repli';
}

export interface Outlines {
  /** Outlines of the communes of the reference, in the file's order. */
  readonly outlines: readonly CommuneOutline[];
  readonly shapes: ReadonlyMap<string, CommuneShape>;
  /** Null without real outlines: a schematic cell says nothing of where a point lies. */
  readonly locator: CommuneLocator | null;
  readonly schematic: boolean;
}

/** Decimals of a published coordinate: about a metre. */
const coordinateDecimals = 5;

/** Decimals of an area in km²: a hundred square metres. */
const surfaceDecimals = 4;

/** Reads the communes' outlines and measures them; null when the source is missing. */
export async function readCommuneOutlines(context: BuildContext): Promise<Outlines | null> {
  return context.sources.read('contours_communes', (path, source, tally) => {
    const all = parseOutlines(path);
    tally.lignes = all.length;
    const outlines = all.filter(({ code }) => context.reference.rankOf.has(code));
    if (outlines.length < source.disposition.lignes_min) {
      throw new LayoutError(`${outlines.length} contours du COG 2026, au moins ${source.disposition.lignes_min} attendus`);
    }
    tally.gardees = outlines.length;
    tally.refusees = all.length - outlines.length;
    tally.couverture = outlines.length / context.reference.communes.length;
    for (const { code } of all) {
      if (context.reference.rankOf.has(code)) continue;
      context.anomalies.add({ source: source.id, champ: 'code', valeur: code, motif: 'commune absente du COG 2026', correction: 'contour refusé' });
    }
    const surface = context.store.open('superficie', context.catalogue.find(({ id }) => id === 'superficie')?.annee ?? 0);
    const shapes = new Map<string, CommuneShape>();
    for (const { code, geometry } of outlines) {
      const rank = context.reference.rankOf.get(code);
      if (rank !== undefined) setValue(surface, rank, roundTo(areaKm2(geometry), surfaceDecimals));
      const [lon, lat] = innerPoint(geometry);
      shapes.set(code, {
        bbox: bboxOf(geometry),
        lon: roundTo(lon, coordinateDecimals),
        lat: roundTo(lat, coordinateDecimals),
        pointReference: 'interieur',
      });
    }
    return { outlines, shapes, locator: communeLocator(outlines), schematic: false };
  });
}

function parseOutlines(path: string): CommuneOutline[] {
  try {
    return readOutlines(readFileSync(path));
  } catch (error) {
    if (error instanceof OutlinesError) throw new LayoutError(error.message);
    throw error;
  }
}
