/**
 * Rewrites `data/repli/communes.csv` from the sources: run by hand when a perimeter or a vintage changes
 * (`npx tsx scripts/contracts/make-repli.ts`), then reviewed and committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCogIndex, type CogMovement } from '../../src/domain/cog';
import { innerPoint } from '../geometry/inner-point';
import { readOutlines } from '../geometry/outlines';
import { readCsvFile } from '../lib/csv-file';
import { LayoutError } from '../lib/layout-error';
import { readReference } from '../lib/reference';
import { readXlsxFile, type SheetCell } from '../lib/xlsx-file';
import { loadContracts } from './contracts';
import { cogReference } from './reference';
import { repliColumns } from './repli';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const mirror = process.env['CLS_SOURCES'] ?? join(root, '../shared/sources');

const reference = readReference(join(root, 'node_modules/@etalab/decoupage-administratif'));
const { territories } = loadContracts(
  join(root, 'data'),
  cogReference(reference, { pointOf: () => null, toCog2026: () => null }),
);
const codes = [...new Set(territories.flatMap(({ communes }) => communes))].sort();
const populations = new Map(reference.communes.map(({ code, population }) => [code, population]));
const sheetName = 'APL 2023';
const sheetGeography = '2024-01-01';
const apl = readAplSheet(readXlsxFile(join(mirror, 'apl/apl_medecins_generalistes.xlsx')).get(sheetName) ?? []);
const cog = buildCogIndex(
  readMovements(join(mirror, 'cog/mouvements-communes-20260101.csv')),
  new Set(reference.communes.map(({ code }) => code)),
);
const outlines = new Map(
  readOutlines(readFileSync(join(mirror, 'contours/communes-100m.geojson.gz'))).map((outline) => [outline.code, outline]),
);

const lines = codes.map((code) => {
  const outline = outlines.get(code);
  if (outline === undefined) throw new LayoutError(`commune ${code} sans contour`);
  const point = innerPoint(outline.geometry).map((degrees) => degrees.toFixed(4));
  return [code, ...point, populations.get(code) ?? '', ...figuresOf(code)].join(',');
});
writeFileSync(join(root, 'data/repli/communes.csv'), `${[repliColumns.join(','), ...lines].join('\n')}\n`);
console.log(`${codes.length} communes`);

/** Figures of a commune of the COG 2026, as published or, where a merger made it since, from those of its parts. */
function figuresOf(code: string): (string | number)[] {
  const parts = cog.predecessors(code, sheetGeography).map((part) => {
    const figures = apl.get(part);
    if (figures === undefined) throw new LayoutError(`commune ${part} absente de la feuille ${sheetName}`);
    return figures;
  });
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return [only.apl, only.standardised, only.total, 'observe'];
  const sum = (of: (figures: AplFigures) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const standardised = sum((part) => part.standardised);
  const mean = sum((part) => part.apl * part.standardised) / standardised;
  return [rounded(mean), rounded(standardised), sum((part) => part.total), 'estime'];
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}

function readMovements(path: string): CogMovement[] {
  const columns = ['DATE_EFF', 'TYPECOM_AV', 'COM_AV', 'TYPECOM_AP', 'COM_AP'] as const;
  const csv = readCsvFile(path, { separator: ',', headerLine: 1, columns, minimumRows: 10_000 });
  return csv.rows.flatMap(({ cells }) => {
    const [date = '', kindBefore, avant = '', kindAfter, apres = ''] = columns.map((name) => cells[csv.column(name)]);
    return kindBefore === 'COM' && kindAfter === 'COM' ? [{ date, avant, apres }] : [];
  });
}

interface AplFigures {
  readonly apl: number;
  readonly standardised: number;
  readonly total: number;
}

function readAplSheet(rows: readonly SheetCell[][]): Map<string, AplFigures> {
  const start = rows.findIndex(([first]) => first === 'Code commune INSEE');
  const header = rows[start] ?? [];
  const positions = [
    'APL aux médecins généralistes',
    'Population standardisée 2021 pour la médecine générale',
    'Population totale 2021',
  ].map((title) => {
    const position = header.indexOf(title);
    if (position < 0) throw new LayoutError(`colonne « ${title} » absente de la feuille ${sheetName}`);
    return position;
  });
  const figures = rows.slice(start + 2).flatMap((row): [string, AplFigures][] => {
    const [value, standardised, total] = positions.map((position) => row[position]);
    const [code] = row;
    if (typeof code !== 'string' || typeof value !== 'number') return [];
    if (typeof standardised !== 'number' || typeof total !== 'number') return [];
    return [[code, { apl: value, standardised, total }]];
  });
  return new Map(figures);
}
