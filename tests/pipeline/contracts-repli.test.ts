import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanPointInPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { loadRepli, repliColumns } from '../../scripts/contracts/repli';
import { readOutlines } from '../../scripts/geometry/outlines';
import { readReference } from '../../scripts/lib/reference';
import { readXlsxFile } from '../../scripts/lib/xlsx-file';
import { copyOfData, issuesOf, loadProject, mirror, root, spoil } from './contracts-helpers';

const { communes, sources } = loadRepli(join(root, 'data'));

describe('the embedded default', () => {
  it('holds the communes of the five territories, no more', () => {
    const codes = loadProject().territories.flatMap((territory) => territory.communes);
    expect(communes.map(({ code }) => code)).toEqual(codes.toSorted());
    expect(communes).toHaveLength(343);
  });

  it('states the source of each column once', () => {
    expect(sources.flatMap(({ colonnes }) => colonnes)).toEqual(repliColumns);
    expect(sources.filter(({ licence, millesime }) => licence === '' || millesime === '')).toEqual([]);
    const guide = readFileSync(join(root, 'data/repli/README.md'), 'utf8');
    expect(repliColumns.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
    expect(guide).toContain('ODbL');
  });

  it('places each point inside its commune', () => {
    const outlines = new Map(
      readOutlines(readFileSync(join(mirror, 'contours/communes-100m.geojson.gz'))).map(({ code, geometry }) => [code, geometry]),
    );
    const outside = communes.filter(({ code, lon, lat }) => {
      const outline = outlines.get(code);
      return outline === undefined || !booleanPointInPolygon([lon, lat], outline);
    });
    expect(outside).toEqual([]);
  });

  it('copies the populations of the reference', () => {
    const populations = new Map(
      readReference(join(root, 'node_modules/@etalab/decoupage-administratif')).communes.map(({ code, population }) => [code, population]),
    );
    expect(communes.filter(({ code, population }) => population !== populations.get(code))).toEqual([]);
  });

  it('copies the published APL, and estimates it only for the commune of a later merger', async () => {
    const sheet = readXlsxFile(join(mirror, 'apl/apl_medecins_generalistes.xlsx')).get('APL 2023') ?? [];
    const published = new Map(sheet.map((row) => [row[0], row]));
    const observed = communes.filter(({ apl_statut }) => apl_statut === 'observe');
    const wrong = observed.filter(({ code, apl_mg, population_standardisee, population_totale }) => {
      const row = published.get(code) ?? [];
      return row[2] !== apl_mg || row[4] !== population_standardisee || row[5] !== population_totale;
    });
    expect(wrong).toEqual([]);
    const [merged, ...others] = communes.filter(({ apl_statut }) => apl_statut === 'estime');
    expect(others).toEqual([]);
    // Éternoz and Saraz became Éternoz-Vallée-du-Lison on 1 January 2025.
    const [eternoz, saraz] = ['25223', '25533'].map((code) => (published.get(code) ?? []).map(Number));
    const weight = (eternoz?.[4] ?? 0) + (saraz?.[4] ?? 0);
    expect(merged).toMatchObject({ code: '25223', population_totale: (eternoz?.[5] ?? 0) + (saraz?.[5] ?? 0) });
    expect(merged?.population_standardisee).toBeCloseTo(weight, 3);
    expect(merged?.apl_mg).toBeCloseTo(
      ((eternoz?.[2] ?? 0) * (eternoz?.[4] ?? 0) + (saraz?.[2] ?? 0) * (saraz?.[4] ?? 0)) / weight,
      3,
    );
  });

  it('names file, line and column of a mistake', () => {
    const folder = copyOfData();
    const line = spoil(folder, 'repli/communes.csv', '\n25002,5.8890,', '\n25002,cinq,') + 1;
    const lineOfSource = spoil(folder, 'repli/sources.yaml', 'colonnes: [lon, lat]', 'colonnes: [lon, latitude]');
    expect(issuesOf(() => loadRepli(folder))).toEqual([
      { file: 'data/repli/communes.csv', line, field: 'lon', message: 'nombre attendu, avec un point pour les décimales' },
      { file: 'data/repli/sources.yaml', line: lineOfSource, field: 'sources[1].colonnes[1]', message: 'colonne inconnue' },
    ]);
  });
});
