import { describe, expect, it } from 'vitest';
import { compareRows, compareTexts } from '../../../src/view-models/portrait/compare';
import { indicatorOf, plain } from '../support';
import { portraitOf, urgences } from './world';

const named = (ranks: number[], titre: string) => {
  const input = portraitOf(ranks, {}, { id: `cls:${titre}`, titre });
  return { ...input, indicators: [...input.indicators, urgences, indicatorOf({ id: 'autre' })] };
};

describe('territories side by side', () => {
  const [a, b, unknown] = [named([0], 'A'), named([1], 'B'), named([2], 'Inconnu')];

  it('the same measures for each, in their order; unknown stays unknown', () => {
    const rows = compareRows([a, b, unknown]);
    const cells = (key: string): string[] => (rows.find((row) => row.key === key)?.cells ?? []).map(plain);
    expect(cells('habitants')).toEqual(['1 000', '3 000', 'non disponible']);
    expect(cells('densite')).toEqual(['20', '60', 'non disponible']);
    expect(cells('besoin')).toEqual(['110', '110', 'non disponible']);
    expect(cells('acces medecin_generaliste')).toEqual(['2,00', '4,00', 'non disponible']);
    expect(cells('sous medecin_generaliste')).toEqual(['100 %', '0 %', 'non disponible']);
    expect(cells('minutes_urgences')).toEqual(['100 %', '0 %', 'non disponible']);
    expect(rows.map(({ label }) => plain(label))).toContain('Urgences à moins de 20 min');
    expect(compareRows([])).toEqual([]);
  });

  it('the first against each other in words, and nothing of what is unknown', () => {
    expect(compareTexts([a, b, unknown]).map(({ name, differences }) => [name, ...differences].map(plain))).toEqual([
      [
        'B',
        'le besoin de médecine générale est le même (110 contre 110)',
        'l’accès aux médecins généralistes est plus faible de 50 % (2,00 contre 4,00)',
        '100 % des habitants sont à moins de 20 minutes (urgences), contre 0 %',
      ],
      ['Inconnu'],
    ]);
    expect(plain(compareTexts([b, a])[0]?.differences[1] ?? '')).toBe('l’accès aux médecins généralistes est plus élevé de 100 % (4,00 contre 2,00)');
  });
});
