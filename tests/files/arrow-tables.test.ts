import * as arrow from 'apache-arrow';
import { expect, test } from 'vitest';
import { numberColumn, readArrowTable, textColumn } from '../../src/files/arrow-tables';

const dictionary = (cells: readonly (string | null)[]) => arrow.vectorFromArray(cells, new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32()));

const batch = (kinds: readonly (string | null)[], names: readonly (string | null)[], counts: readonly (number | null)[]) =>
  new arrow.Table({
    kind: dictionary(kinds),
    name: arrow.vectorFromArray(names, new arrow.Utf8()),
    count: arrow.vectorFromArray(counts, new arrow.Int32()),
    share: arrow.vectorFromArray(counts.map((count) => (count === null ? null : count / 2)), new arrow.Float64()),
  });

test('texts by dictionary, plain texts and numbers, over several batches, blanks told apart from empty texts and zeros', () => {
  const table = batch(['a', null, 'b', 'a'], ['É', '', null, 'œ'], [1, null, 0, -3]).concat(batch(['c', 'a'], ['x', null], [null, 7]));
  expect(textColumn(table, 'kind')).toEqual(['a', null, 'b', 'a', 'c', 'a']);
  expect(textColumn(table, 'name')).toEqual(['É', '', null, 'œ', 'x', null]);
  expect(Array.from(numberColumn(table, 'count'))).toEqual([1, Number.NaN, 0, -3, Number.NaN, 7]);
  expect(Array.from(numberColumn(table, 'share'))).toEqual([0.5, Number.NaN, 0, -1.5, Number.NaN, 3.5]);
});

test('after its trip through IPC as before', () => {
  const made = new arrow.Table({ action: dictionary(['a1', 'a2', 'a1']), theme: dictionary(['t', 't', 'u']) });
  const file = { role: 'table', fichier: 'actions_themes', url: '' } as const;
  const read = readArrowTable(arrow, arrow.tableToIPC(made, 'stream'), 'actions_themes', 3, file);
  expect(textColumn(read, 'action')).toEqual(['a1', 'a2', 'a1']);
  expect(textColumn(read, 'theme')).toEqual(['t', 't', 'u']);
});

test('a column that the page does not know is left alone: columns are added, never renamed', () => {
  const made = new arrow.Table({ action: dictionary(['a1']), theme: dictionary(['t']), poids: arrow.vectorFromArray([1], new arrow.Int32()) });
  const read = readArrowTable(arrow, arrow.tableToIPC(made, 'stream'), 'actions_themes', 1, { role: 'table', fichier: 'actions_themes', url: '' });
  expect(read.numRows).toBe(1);
});
