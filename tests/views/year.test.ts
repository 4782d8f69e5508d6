import { expect, test } from 'vitest';
import { yearText } from '../../src/view-models/year';

test('a year that the source does not state is not made up', () => {
  expect(yearText({ millesime: null }, 2025)).toBe('année non précisée');
  expect(yearText({ millesime: '2015-2019, 2021-2023' }, 2023)).toBe('2023');
});
