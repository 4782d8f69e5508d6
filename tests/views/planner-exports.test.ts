import { booleanClockwise } from '@turf/turf';
import { read, utils, type WorkBook } from '@e965/xlsx';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toWkbHex } from '../../scripts/geometry/wkb';
import { numbers, texts } from '../../src/domain/sheet';
import { outlineOfWkb } from '../../src/domain/wkb';
import { answerExport } from '../../src/workers/exports';
import { toFeatures } from '../../src/workers/features';
import { toWorkbook } from '../../src/workers/workbook';

const reopened = (sheets: Parameters<typeof toWorkbook>[0]): WorkBook => read(toWorkbook(sheets), { cellFormula: true, cellNF: true });
const unit = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];
const clockwise = unit.toReversed();
const hole = [[0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.4], [0.2, 0.2]];

const closed = (points: readonly [number, number][]): [number, number][] => points.concat(points.slice(0, 1));

describe('the spreadsheet, reopened by another library', () => {
  test('holds numbers as numbers, texts as texts, and nothing where nothing is known', () => {
    const book = reopened([
      { nom: 'Communes', colonnes: [texts('Code', ['01001', '2A004']), texts('Commune', ['L’Abergement', '']), numbers('Accès', Float64Array.of(2.512345, Number.NaN), 2), numbers('Hab.', Float64Array.of(1234, 0), 0)] },
      { nom: 'Définitions', colonnes: [texts('Terme', ['a']), texts('Sens', ['é « œ »'])] },
    ]);
    expect(book.SheetNames).toEqual(['Communes', 'Définitions']);
    const { Communes: sheet } = book.Sheets;
    expect(sheet?.['A2']).toMatchObject({ t: 's', v: '01001' });
    expect(sheet?.['C2']).toMatchObject({ t: 'n', v: 2.512345, z: '#,##0.00' });
    expect(sheet?.['D2']).toMatchObject({ t: 'n', v: 1234 });
    expect(sheet?.['D3']).toMatchObject({ t: 'n', v: 0 });
    expect([sheet?.['B3'], sheet?.['C3']]).toEqual([undefined, undefined]);
    expect(utils.sheet_to_json(book.Sheets['Définitions'] ?? {})).toEqual([{ Terme: 'a', Sens: 'é « œ »' }]);
  });

  test('runs nothing, whatever a text begins with or holds', () => {
    const hostile = ['constructor', '=1+1', '+cmd|calc', '-2', '@SUM(A1)', '=HYPERLINK("http://x")', '<script>', ']]>', '&amp;', '\u0000\u0007a\uFFFF', '\uD800', 'x'.repeat(40_000)];
    const book = reopened([{ nom: 'Scénario', colonnes: [texts('=A1', hostile)] }]);
    const cells = Object.entries(book.Sheets['Scénario'] ?? {}).filter(([address]) => !address.startsWith('!'));
    expect(cells).toHaveLength(hostile.length + 1);
    for (const [, cell] of cells) {
      expect(cell).toMatchObject({ t: 's' });
      expect(cell).not.toHaveProperty('f');
    }
    expect(utils.sheet_to_json<string[]>(book.Sheets['Scénario'] ?? {}, { header: 1 }).slice(1, 10).flat()).toEqual(hostile.slice(0, 9));
  });
});

describe('outlines', () => {
  const position = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })).map(([x, y]): [number, number] => [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6]);
  const ring = fc.array(position, { minLength: 3, maxLength: 12 }).map(closed);

  test('come out of their WKB as they went in, to the order of their points', () => {
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (coordinates) => {
        const back = outlineOfWkb(toWkbHex({ type: 'Polygon', coordinates }));
        expect(back.type).toBe('Polygon');
        expect(JSON.stringify(back.coordinates.map((own) => JSON.stringify(own.toSorted())))).toBe(JSON.stringify(coordinates.map((own) => JSON.stringify(own.map(([x = 0, y = 0]) => [x + 0, y + 0]).toSorted()))));
      }),
    );
  });

  test('turn as RFC 7946 asks, whichever way they were published', () => {
    for (const outer of [unit, clockwise]) {
      for (const inner of [hole, hole.toReversed()]) {
        const outline = outlineOfWkb(toWkbHex({ type: 'MultiPolygon', coordinates: [[outer, inner], [outer.map(([x = 0, y = 0]) => [x + 5, y])]] }));
        const [first] = outline.type === 'MultiPolygon' ? outline.coordinates : [];
        expect(first?.map((own) => booleanClockwise(own))).toEqual([false, true]);
      }
    }
  });

  test('that are no WKB of a polygon are refused', () => {
    for (const text of ['', '00', '01', '0101000000000000000000f03f000000000000f03f', `0003${'0'.repeat(40)}`]) expect(() => outlineOfWkb(text)).toThrow(RangeError);
  });
});

describe('the features', () => {
  test('have an outline, else a point, else nothing, and say which; unknown figures are null', () => {
    const wkb = toWkbHex({ type: 'Polygon', coordinates: [clockwise, hole] });
    const text = toFeatures({
      kind: 'entites',
      contours: [wkb, '', ''],
      lon: Float64Array.of(0.5, 2, Number.NaN),
      lat: Float64Array.of(0.5, 3, Number.NaN),
      proprietes: [texts('code', ['1', '2', '=3']), numbers('acces', Float64Array.of(2.5, Number.NaN, 0), 2), texts('remarque', ['', 'secret', ''])],
    });
    const features: unknown = JSON.parse(`[${text}]`);
    expect(features).toMatchObject([
      { properties: { code: '1', acces: 2.5, remarque: null, geometrie: 'contour' }, geometry: { type: 'Polygon' } },
      { properties: { acces: null, remarque: 'secret', geometrie: 'point de référence' }, geometry: { type: 'Point', coordinates: [2, 3] } },
      { properties: { code: '=3', acces: 0, geometrie: 'aucune' }, geometry: null },
    ]);
  });

  test('the worker answers either kind', () => {
    expect(new TextDecoder().decode(answerExport({ kind: 'entites', contours: [''], lon: Float64Array.of(1), lat: Float64Array.of(2), proprietes: [texts('nom', ['Bélâbre'])] }))).toContain('"nom":"Bélâbre"');
    expect(answerExport({ kind: 'classeur', feuilles: [{ nom: 'a', colonnes: [texts('b', ['c'])] }] })).toBeInstanceOf(Uint8Array);
  });
});
