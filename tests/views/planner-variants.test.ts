import { describe, expect, test } from 'vitest';
import { unknownCount, type VariantCounts } from '../../src/domain/access/variants';
import { noClass } from '../../src/domain/class-codes';
import { statusIndex } from '../../src/contract/value-file';
import { variantsCell, variantsChoropleth, variantsSentence, variantsText } from '../../src/view-models/planner/variants';

const plain = (text: string | null): string | null => text?.replaceAll(/[\u00a0\u202f]/gu, ' ') ?? null;
const counts: VariantCounts = {
  variants: 36,
  under: Uint8Array.of(0, 3, 36, 30, unknownCount, 18),
  lowest: Float32Array.of(2.6, 2.4, 1.11, 1.9, Number.NaN, 2),
  highest: Float32Array.of(3, 2.9, 1.6, 2.7, Number.NaN, 3),
};
const official = Float64Array.of(2.8, 2.6, 1.5, 2.3, Number.NaN, 2.4);

describe('variants in words', () => {
  test.each([
    [0, 'sous 2,5 dans aucune des 36 variantes, de 2,60 à 3,00'],
    [2, 'sous 2,5 dans les 36 variantes, de 1,11 à 1,60'],
    [3, 'sous 2,5 dans 30 des 36 variantes, de 1,90 à 2,70'],
    [4, null],
  ])('commune %i', (rank, text) => expect(plain(variantsText(counts, rank, 2.5, 2))).toBe(text));

  test('a cell says out of how many, and nothing where nothing is known', () => {
    expect(variantsCell(counts, 3)).toBe('30/36');
    expect(variantsCell(counts, 4)).toBe('');
  });

  test.each([
    ['all', null, '3 communes sous 2,5 ici : une seule l’est dans les 36 variantes. 1 autre passe sous ce seuil dans au moins une.'],
    ['none firm', Int32Array.of(3, 5), '2 communes sous 2,5 ici : aucune ne l’est dans les 36 variantes. Aucune autre ne passe sous ce seuil dans au moins une.'],
    ['none under', Int32Array.of(0, 1), 'Aucune commune sous 2,5 ici ; 1 commune y passe dans au moins une variante.'],
  ])('the sentence: %s', (_, ranks, text) => expect(plain(variantsSentence(counts, official, ranks, 2.5, 'ici'))).toBe(text));

  test('classes go from no variant to all; unknown is hatched for its own reason', () => {
    const statuses = Uint8Array.from(counts.under, (count) => statusIndex(count === unknownCount ? 'hors_champ' : 'observe'));
    const { classOfRank, colours } = variantsChoropleth(counts, statuses, 'dark');
    expect([...classOfRank]).toEqual([0, 1, 5, 4, noClass.horsChamp, 3]);
    expect(new Set(colours).size).toBe(6);
  });
});
