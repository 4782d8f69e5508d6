import { describe, expect, it } from 'vitest';
import type { FinderDepartement } from '../../../src/contract/finder';
import { departementsOf, postalDigits, searchPostalCode } from '../../../src/domain/finder/postal-codes';

const points = { fichier: 'relais/points.json.gz', octets: 1 };
const departements = Object.fromEntries(['2A', '2B', '36', '86', '971', '978'].map((code) => [code, { nom: code, points, mobilite: [points], hopitaux: points, ages: points }]));
const manifest = { departements, codes_postaux: { '37160': ['37', '86'], '97150': ['978'] } };

describe('départements of a postal code', () => {
  it.each([
    ['36300', ['36']],
    ['36', ['36']],
    ['3', []],
    ['20', ['2A', '2B']],
    ['20000', ['2A']],
    ['20167', ['2A']],
    ['20200', ['2B']],
    ['20600', ['2B']],
    ['97', []],
    ['97110', ['971']],
    ['97150', ['978']],
    ['37160', ['86']],
    ['99999', []],
  ])('%s', (digits, expected) => expect(departementsOf(digits, manifest)).toEqual(expected));
});

it('a postal code is figures alone, five at most', () => {
  expect(postalDigits('36 300')).toBe('36300');
  for (const text of ['', '36300a', '363000', '2A']) expect(postalDigits(text)).toBeNull();
});

const commune = (code: string, nom: string, codes_postaux: string): FinderDepartement['communes'][number] => ({
  code,
  nom,
  codes_postaux,
  lon: null,
  lat: null,
  densite: null,
  contrats: [],
});

it('communes of a postal code: exact first, then by name', () => {
  const communes = [commune('36001', 'Z', '36300'), commune('36002', 'É', '36300 36310'), commune('36003', 'A', '36000')];
  expect(searchPostalCode(communes, '36300', 9).map(({ nom }) => nom)).toEqual(['É', 'Z']);
  expect(searchPostalCode(communes, '363', 9).map(({ nom }) => nom)).toEqual(['É', 'Z']);
  expect(searchPostalCode(communes, '36', 1).map(({ nom }) => nom)).toEqual(['A']);
});
