import { join } from 'node:path';
import { bboxOf } from '../geometry/measures';
import { schematicOutlines } from '../geometry/schematic';
import { loadRepli } from '../contracts/repli';
import type { BuildContext } from '../lib/context';
import { setValue } from '../lib/indicator-store';
import type { CommuneShape, Outlines } from './outlines';

/** Year of the APL that the embedded default holds. */
const repliYear = 2023;

/** Cells drawn around the embedded points, where no outline could be read. */
export function embeddedOutlines({ options, reference, sources }: BuildContext): Outlines {
  const { communes } = loadRepli(join(options.root, 'data'));
  const points = communes.flatMap(({ code, lon, lat }) => {
    const commune = reference.communes[reference.rankOf.get(code) ?? -1];
    return commune === undefined ? [] : [{ code, lon, lat, nom: commune.nom, departement: commune.departement, region: commune.region, epci: commune.epci }];
  });
  const outlines = schematicOutlines(points);
  const pointOf = new Map(points.map((point) => [point.code, point]));
  const shapes = new Map<string, CommuneShape>();
  for (const { code, geometry } of outlines) {
    const point = pointOf.get(code);
    if (point !== undefined) shapes.set(code, { bbox: bboxOf(geometry), lon: point.lon, lat: point.lat, pointReference: 'repli' });
  }
  const tally = sources.tally('repli');
  tally.lignes = communes.length;
  tally.gardees = points.length;
  tally.couverture = points.length / reference.communes.length;
  return { outlines, shapes, locator: null, schematic: true };
}

/** GPs' APL of the five territories, where DREES's workbook could not be read. */
export function fillEmbeddedApl({ options, reference, store }: BuildContext): void {
  const { communes } = loadRepli(join(options.root, 'data'));
  for (const commune of communes) {
    const rank = reference.rankOf.get(commune.code);
    if (rank === undefined) continue;
    const fill = (id: string, value: number | null, statut: 'observe' | 'estime'): void => {
      if (value !== null) setValue(store.open(id, repliYear), rank, value, statut);
    };
    fill('apl_mg', commune.apl_mg, commune.apl_statut);
    fill('pop_standardisee_mg', commune.population_standardisee, 'observe');
    fill('population_apl_mg', commune.population_totale, 'observe');
  }
}
