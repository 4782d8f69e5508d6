import { array, assert, double, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPeople } from '../../src/view-models/people';
import { mapSentence, sourceLine, valueForHalf } from '../../src/view-models/sentence';
import { indicatorOf, plain, valuesOf } from './support';

const brenne = { type: 'cls', code: 'brenne', nom: 'PNR de la Brenne' } as const;
const people = Float64Array.from([100, 200, 300, 400]);

const textOf = (...args: Parameters<typeof mapSentence>): string => plain(mapSentence(...args).text);

describe('the sentence under the map', () => {
  test('counts the people of the communes under the threshold', () => {
    const text = textOf({ territory: brenne, indicator: indicatorOf(), annee: 2023, data: valuesOf([1, 2.5, 2.4, 3]), ranks: null, people });
    expect(text).toBe(
      'Dans le PNR de la Brenne, 400 habitants sur 1 000 vivent dans une commune où l’accès aux médecins généralistes est inférieur à 2,5 consultations par an et par habitant (2023).',
    );
  });

  test('says nobody in words', () => {
    const text = textOf({ territory: brenne, indicator: indicatorOf(), annee: 2023, data: valuesOf([3, 3, 3, 3]), ranks: null, people });
    expect(text).toContain('aucun habitant ne vit dans une commune');
  });

  test('counts only the territory, and leaves communes without a value out of both figures, saying so', () => {
    const sentence = mapSentence({ territory: brenne, indicator: indicatorOf(), annee: 2023, data: valuesOf([1, 'secret', 3, 1]), ranks: Int32Array.of(0, 1, 2), people });
    expect(plain(sentence.text)).toContain('100 habitants sur 400');
    expect(plain(sentence.caution ?? '')).toBe('Une commune sans valeur n’est pas comptée (33 % de la population).');
  });

  test('midwives are counted on women', () => {
    const text = textOf({
      territory: brenne,
      indicator: indicatorOf({ id: 'apl_sages_femmes', libelle_court: 'APL sages-femmes', seuil: null, population_ref: 'population_feminine', unite: 'ETP' }),
      annee: 2023,
      data: valuesOf([1, 2, 3, 4]),
      ranks: null,
      people,
    });
    expect(text).toContain('une habitante sur deux vit dans une commune');
  });

  test('without a threshold, gives the value under which half of the people live', () => {
    const text = textOf({
      territory: { type: 'departement', code: '36', nom: 'Indre' },
      indicator: indicatorOf({ id: 'revenu_median', libelle_court: 'Niveau de vie médian', unite: '€ par an', decimales: 0, seuil: null }),
      annee: 2021,
      data: valuesOf([20_000, 21_000, 22_000, 23_000]),
      ranks: null,
      people,
    });
    expect(text).toBe('Dans l’Indre, un habitant sur deux vit dans une commune où l’indicateur « Niveau de vie médian » ne dépasse pas 22 000 € par an (2021).');
  });

  test('sums what is summed', () => {
    const text = textOf({
      territory: { type: 'france', code: 'FR', nom: 'France' },
      indicator: indicatorOf({ id: 'population', unite: 'habitants', decimales: 0, seuil: null, agregation: 'somme' }),
      annee: 2023,
      data: valuesOf([1000, 500, 'absent', 1]),
      ranks: null,
      people,
    });
    expect(text).toBe('En France, on compte 1 501 habitants dans 3 communes (2023).');
  });

  test('names the class where most people live', () => {
    const text = textOf({
      territory: brenne,
      indicator: indicatorOf({
        id: 'frr',
        libelle_court: 'Classement FRR',
        nature: 'categoriel',
        seuil: null,
        modalites: [
          { code: 0, libelle: 'Non classée', ordre: 0 },
          { code: 5, libelle: 'FRR+', ordre: 1 },
        ],
      }),
      annee: 2025,
      data: valuesOf([0, 5, 5, 0]),
      ranks: null,
      people,
    });
    expect(text).toBe('Dans le PNR de la Brenne, 500 habitants sur 1 000 vivent dans une commune classée « Non classée » pour l’indicateur « Classement FRR » (2025).');
  });

  test('an estimate is called one, in the sentence and in the source', () => {
    const indicator = indicatorOf({ estimation: true });
    expect(textOf({ territory: brenne, indicator, annee: 2023, data: valuesOf([1, 2, 3, 4]), ranks: null, people })).toContain('(2023, estimation)');
    expect(sourceLine(indicator, 2023)).toContain('estimation, non une mesure publiée');
  });

  test('the source is that of the year shown', () => {
    expect(plain(sourceLine(indicatorOf(), 2019))).toContain('Source : DREES, APL, série 2015-2021');
    expect(plain(sourceLine(indicatorOf(), 2023))).toContain('Source : DREES, APL aux médecins généralistes');
  });

  test('says that nothing is known rather than counting zero', () => {
    const text = textOf({ territory: brenne, indicator: indicatorOf(), annee: 2023, data: valuesOf(['absent', 'absent', 'absent', 'absent']), ranks: null, people });
    expect(text).toBe('Dans le PNR de la Brenne, aucune commune n’a de valeur pour l’accès aux médecins généralistes en 2023.');
  });
});

describe('value for half of the people', () => {
  test('weighs communes by their people', () => {
    expect(valueForHalf([1, 2, 3], null, [1, 1, 10])).toBe(3);
    expect(valueForHalf([1, 2, 3], null, [10, 1, 1])).toBe(1);
  });

  test('is unknown without people', () => {
    expect(valueForHalf([1, 2], null, [0, 0])).toBeNull();
  });
});

describe('value for half of the people, against a plain sort', () => {
  test('agrees on any values', () => {
    assert(
      property(array(tuple(double({ min: -1e6, max: 1e6, noNaN: true }), integer({ min: 0, max: 5000 })), { minLength: 1, maxLength: 60 }), (communes) => {
        const sorted = communes.filter(([, here]) => here > 0).toSorted((a, b) => a[0] - b[0]);
        const total = sorted.reduce((sum, [, here]) => sum + here, 0);
        let sum = 0;
        const expected = sorted.find(([, here]) => {
          sum += here;
          return sum * 2 >= total;
        });
        const found = valueForHalf(communes.map(([value]) => value), null, communes.map(([, here]) => here));
        expect(found).toBe(expected?.[0] ?? null);
      }),
    );
  });
});

describe('people who cannot be counted', () => {
  test('leave a sentence that says what the map shows', () => {
    const text = textOf({ territory: brenne, indicator: indicatorOf(), annee: 2023, data: valuesOf([1, 2.5]), ranks: null, people: null });
    expect(text).toBe('Dans le PNR de la Brenne : APL aux médecins généralistes (2023).');
  });

  test('are said to be missing, with the reason', () => {
    const failed = withoutPeople(indicatorOf(), 'Le fichier « x » n’est pas sur le serveur.');
    expect(plain(failed.text)).toBe(
      'Les effectifs d’habitants n’ont pas pu être lus : la phrase et la légende ne les comptent pas. La carte, les valeurs et le tableau restent justes.',
    );
    expect(failed.reason).toContain('n’est pas sur le serveur');
    const women = withoutPeople(indicatorOf({ population_ref: 'population_feminine' }), null);
    expect(plain(women.text)).toContain('Aucun effectif d’habitantes n’est publié');
  });
});
