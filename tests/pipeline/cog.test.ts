import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvFile } from '../../scripts/lib/csv-file';
import { readReference } from '../../scripts/lib/reference';
import { buildCogIndex, type CogMovement } from '../../src/domain/cog';

const root = join(import.meta.dirname, '../..');
const movement = (date: string, avant: string, apres: string): CogMovement => ({ date, avant, apres });

describe('small histories', () => {
  // 10002 joins 10001 in 2016; 10003 becomes 10004 in 2018; 10005 splits into 10005 and 10006 in 2020.
  const history = [
    movement('2016-01-01', '10001', '10001'),
    movement('2016-01-01', '10002', '10001'),
    movement('2018-03-01', '10003', '10004'),
    movement('2020-01-01', '10005', '10005'),
    movement('2020-01-01', '10005', '10006'),
  ];
  const index = buildCogIndex(history, new Set(['10001', '10004', '10005', '10006', '10007']));

  it('keeps a commune that nothing happened to', () => {
    expect(index.carry('10007', '2015-01-01')).toEqual({ possible: true, code: '10007', how: 'identique' });
  });
  it('tells a change of code from a merger', () => {
    expect(index.carry('10003', '2015-01-01')).toEqual({ possible: true, code: '10004', how: 'recodage' });
    expect(index.carry('10002', '2015-01-01')).toEqual({ possible: true, code: '10001', how: 'fusion' });
    expect(index.carry('10001', '2015-01-01')).toEqual({ possible: true, code: '10001', how: 'fusion' });
  });
  it('leaves alone a figure that already speaks of the merged commune', () => {
    expect(index.carry('10001', '2016-01-01')).toEqual({ possible: true, code: '10001', how: 'identique' });
  });
  it('does not choose between the parts of a split', () => {
    const result = index.carry('10005', '2019-01-01');
    expect(result).toMatchObject({ possible: false });
    expect(index.carry('10005', '2020-01-01')).toEqual({ possible: true, code: '10005', how: 'identique' });
  });
  it('says that a code is unknown', () => {
    expect(index.carry('99999')).toMatchObject({ possible: false, motif: expect.stringContaining('99999') });
  });
  it('lists what a commune was made of', () => {
    expect(index.predecessors('10001', '2015-01-01')).toEqual(['10001', '10002']);
    expect(index.predecessors('10001', '2016-01-01')).toEqual(['10001']);
    expect(index.predecessors('10004', '2015-01-01')).toEqual(['10003']);
  });
});

describe('the real movements', () => {
  const file = readCsvFile(join(root, '../shared/sources/cog/mouvements-communes-20260101.csv'), {
    separator: ',',
    headerLine: 1,
    columns: ['DATE_EFF'],
    minimumRows: 10_000,
  });
  const [date = 0, typeBefore = 0, before = 0, typeAfter = 0, after = 0] = ['DATE_EFF', 'TYPECOM_AV', 'COM_AV', 'TYPECOM_AP', 'COM_AP'].map(file.column);
  const movements = file.rows
    .filter(({ cells }) => cells[typeBefore] === 'COM' && cells[typeAfter] === 'COM')
    .map(({ cells }) => movement(cells[date] ?? '', cells[before] ?? '', cells[after] ?? ''));
  const current = new Set(readReference(join(root, 'node_modules/@etalab/decoupage-administratif')).rankOf.keys());
  const index = buildCogIndex(movements, current);

  it('follows known histories', () => {
    expect(index.carry('01039', '2021-01-01')).toMatchObject({ code: '01138', how: 'fusion' });
    expect(index.carry('12076', '2023-01-01')).toMatchObject({ code: '12218', how: 'recodage' });
    expect(index.carry('49069', '2023-01-01')).toMatchObject({ code: '49126', how: 'recodage' });
    expect(index.carry('15141', '2023-01-01')).toMatchObject({ possible: false });
    expect(index.carry('20004')).toMatchObject({ code: '2A004' });
    // Delegated communes suppressed in 2026: a line that changes no perimeter.
    expect(index.carry('02564', '2024-01-01')).toMatchObject({ code: '02564', how: 'identique' });
  });

  it('every current commune stays itself without a date', () => {
    for (const code of current) expect(index.carry(code)).toEqual({ possible: true, code, how: 'identique' });
  });

  it('a carried code is current, and going back from it finds the code again', () => {
    const codes = [...new Set(movements.flatMap(({ avant }) => avant))];
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom('2003-01-01', '2015-01-01', '2019-01-01', '2023-01-01'), (code, day) => {
        // The code existed that day if the first thing that happens to it afterwards is not its birth.
        const next = movements.filter(({ date: on, avant, apres }) => on > day && (avant === code || apres === code)).sort((a, b) => (a.date < b.date ? -1 : 1));
        fc.pre(next[0] !== undefined && next.some(({ date: on, avant }) => on === next[0]?.date && avant === code));
        const result = index.carry(code, day);
        if (!result.possible) return;
        expect(current.has(result.code)).toBe(true);
        expect(index.predecessors(result.code, day)).toContain(code);
      }),
      { seed: 36, numRuns: 400, maxSkipsPerRun: 2000 },
    );
  });
});
