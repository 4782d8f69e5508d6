import { describe, expect, it } from 'vitest';
import type { SeriesPoint } from '../../../src/domain/series';
import { accessCards } from '../../../src/view-models/portrait/access';
import { isolatedRows } from '../../../src/view-models/portrait/isolated';
import { leadSentences, needText } from '../../../src/view-models/portrait/lead';
import { reachRows } from '../../../src/view-models/portrait/minutes';
import { populationView } from '../../../src/view-models/portrait/population';
import { retirementView } from '../../../src/view-models/portrait/retirement';
import { trendText } from '../../../src/view-models/portrait/trend';
import { plain } from '../support';
import { portraitOf, urgences } from './world';

const lead = (...world: Parameters<typeof portraitOf>): string[] => leadSentences(portraitOf(...world)).map(plain);
const point = (annee: number, valeur: number): SeriesPoint => ({ annee, valeur, statut: 'observe' });
const trend = (points: readonly SeriesPoint[]): string => plain(trendText({ rupture_apres: 2021 }, points, 1) ?? '');
const communes = { nom: ['Aigurande', 'Le Blanc', 'Loin', 'Ailleurs'] };

describe('the two sentences', () => {
  it('say what the territory is and what access it has', () => {
    expect(lead([0, 1])).toEqual([
      'Dans le PNR d’essai, 4 000 habitants vivent dans 2 communes, sur 100 km² (40 habitants par km²) ; leur besoin de médecine générale, du fait de leur âge, dépasse de 10 % la moyenne du pays.',
      'En 2023, l’accès aux médecins généralistes y est en moyenne de 3,50 consultations par an et par habitant, contre 3,89 en France ; 1 000 habitants sur 4 000 (25 %) vivent dans une commune sous le seuil de 2,5.',
    ]);
  });

  it.each<[what: string, world: Parameters<typeof portraitOf>, expected: string]>([
    ['one inhabitant of one commune', [[0], { population: [[2023, [1, 2, 3, 4]]] }], 'Dans le PNR d’essai, 1 habitant vit dans 1 commune, sur 50 km² (0 habitant par km²)'],
    ['nobody', [[0], { population: [[2023, [0, 2, 3, 4]]] }], 'Dans le PNR d’essai, aucun habitant ne vit dans 1 commune'],
    ['no population', [[2]], 'Dans le PNR d’essai, la population n’est pas connue (1 commune).'],
    ['no area', [[0, 1], { superficie: [] }], 'Dans le PNR d’essai, 4 000 habitants vivent dans 2 communes ; leur besoin'],
    ['France', [null], 'En France, 20 000 habitants vivent dans 4 communes.'],
    ['a département', [[0], {}, { type: 'departement', code: '36', nom: 'Indre' }], 'Dans l’Indre, 1 000 habitants'],
    ['an intercommunalité', [[0], {}, { type: 'epci', code: '200000000', nom: 'CC du Val de l\'Indre' }], 'Dans la communauté de communes du Val de l’Indre, 1 000'],
    ['communes put together', [[0], {}, { type: 'ensemble', nom: 'l’ensemble choisi' }], 'Dans l’ensemble choisi, 1 000 habitants'],
  ])('%s', (_, world, expected) => {
    expect(lead(...world)[0]).toContain(expected);
  });

  it('nobody counted is told, and no figure is made up', () => {
    expect(lead([2])[1]).toBe('Aucune de ses communes n’a de chiffre officiel pour l’accès aux médecins généralistes.');
    expect(lead([0, 1], { apl_mg: [] })[1]).toBe('Les chiffres de l’accès aux médecins généralistes ne sont pas disponibles.');
    expect(lead([0, 1], { population: [[2023, [1000, 3000, 'absent', 1]]], apl_mg: [[2023, [2, 'absent', 'absent', 4]]] })[1]).toContain('l’accès moyen n’est pas donné, faute d’être connu pour assez d’habitants ; 1 000 habitants sur 1 000');
    expect(lead([1])[1]).toContain('aucun habitant sur 3 000 ne vit dans une commune sous le seuil de 2,5.');
  });

  it('need above, under and at the mean', () => {
    expect([1.1, 0.91, 1.003].map((need) => plain(needText(need)))).toEqual(['dépasse de 10 % la moyenne du pays', 'est inférieur de 9 % à la moyenne du pays', 'est celui de la moyenne du pays']);
  });
});

describe('access', () => {
  it('level, trend on each side of the break, people under the threshold', () => {
    const [card, ...others] = accessCards(portraitOf([0, 1]));
    expect(others).toEqual([]);
    expect(plain(card?.level ?? '')).toBe('L’accès moyen est de 3,50 consultations par an et par habitant (2023), contre 3,89 en France, soit 10 % de moins.');
    expect(plain(card?.trend ?? '')).toBe('Moyenne : de 2,75 en 2022 à 3,50 en 2023 (+27 %).');
    expect(plain(card?.under ?? '')).toBe('1 000 habitants sur 4 000 (25 %) vivent dans une commune où l’accès aux médecins généralistes est inférieur à 2,5 consultations par an et par habitant (2023) : 1 commune sur 2.');
    expect(card?.series?.breakAt).toBe(2021.5);
    // 2021 borrows the weights of 2023 and says so.
    expect(plain(card?.series?.table[0]?.commune ?? '')).toBe('2,75 (estimation)');
  });

  it('the years before and after a break are never set one against the other', () => {
    expect(trend([point(2015, 3), point(2021, 2), point(2022, 5), point(2023, 5)])).toBe('Moyenne : de 3,0 en 2015 à 2,0 en 2021 (−33 %) ; puis, la méthode ayant changé, de 5,0 en 2022 à 5,0 en 2023 (stable).');
    expect(trend([point(2021, 2), point(2022, 5)])).toBe('');
    expect(trend([])).toBe('');
  });

  it('what rests on the GPs over 65', () => {
    expect(plain(retirementView(portraitOf([0, 1]))?.sentence ?? '')).toContain('3 000 habitants de 1 commune passeraient sous 2,5');
    expect(retirementView(portraitOf([0, 1], { apl_mg_moins_65: [] }))).toBeNull();
  });

  it('France stands alone', () => {
    const [card] = accessCards(portraitOf(null));
    expect(card?.level).not.toContain('contre');
    expect(card?.series?.lines.every(({ main }) => main)).toBe(true);
  });
});

describe('population, minutes, isolated communes', () => {
  it('sums tell the communes that they leave out', () => {
    const { rows } = populationView(portraitOf([0, 1, 2]));
    expect(rows.map(({ own }) => plain(own))).toEqual(['4 000 (sans 1 commune non renseignée)', '100 km² (sans 1 commune non renseignée)', '40', '4 000 (sans 1 commune non renseignée)', '4 400 (sans 1 commune non renseignée)', '110']);
  });

  it('shares near a service, beside France', () => {
    const [row] = reachRows(portraitOf([0, 1]), [urgences]);
    expect(row?.label).toBe('Urgences');
    expect(row?.cells?.map(({ people, share }) => plain(`${people} ${share}`))).toEqual(['0 0 %', '1 000 25 %', '1 000 25 %', '1 000 25 %']);
    expect(plain(row?.sentence ?? '')).toBe('25 % des habitants vivent dans une commune à moins de 20 minutes, contre 85 % en France.');
    expect(row?.curve.at(-1)).toEqual({ minutes: 60, own: 100, france: 100 });
    expect(plain(reachRows(portraitOf([1]), [urgences])[0]?.sentence ?? '')).toContain('Aucun des habitants ne vit');
    expect(plain(reachRows(portraitOf([0]), [urgences])[0]?.sentence ?? '')).toContain('Tous les habitants vivent');
    expect(reachRows(portraitOf([2]), [urgences])[0]?.cells).toBeNull();
  });

  it('isolated communes by name, the unknown told', () => {
    expect(isolatedRows(portraitOf([0, 1, 2]), [urgences], communes).map(({ communes: count, people, names }) => [count, people, names].map(plain))).toEqual([
      ['1 sur 2 (1 commune sans temps connu)', '3 000', 'Le Blanc (36 min)'],
    ]);
    expect(isolatedRows(portraitOf([2]), [urgences], communes)[0]?.communes).toBe('non disponible');
    expect(isolatedRows(portraitOf([0]), [urgences], communes)[0]?.names).toBe('aucune');
  });
});
