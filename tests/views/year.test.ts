import { expect, test } from 'vitest';
import { vintageText, yearText } from '../../src/view-models/year';

test('a year that the source does not state is not made up', () => {
  expect(yearText({ millesime: null }, 2025)).toBe('année non précisée');
  expect(yearText({ millesime: '2015-2019, 2021-2023' }, 2023)).toBe('2023');
});

test('of a series the vintage is that of the year shown; one that says more is told whole', () => {
  expect(vintageText({ millesime: '2015-2019, 2021-2023' }, 2018)).toBe('2018');
  expect(vintageText({ millesime: '2022, 2023' }, 2022)).toBe('2022');
  expect(vintageText({ millesime: 'COG 2026' }, 2023)).toBe('COG 2026');
  expect(vintageText({ millesime: null }, 2025)).toBe('non précisé');
});
