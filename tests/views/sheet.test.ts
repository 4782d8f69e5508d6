import { describe, expect, test } from 'vitest';
import { communeFigure, figureRow, positionText, territoryFigure } from '../../src/view-models/sheet';
import { shownDecimals } from '../../src/view-models/figures';
import { indicatorOf, plain } from './support';

const row = (part: object) => ({ indicateur: 'apl_mg', territoire: 'cls:brenne', annee: 2023, valeur: 2.65, statut: 'observe', motif: null, couverture: 1, ...part });

describe('figures of a sheet', () => {
  test('a figure is rounded to what it deserves', () => {
    expect(shownDecimals({ decimales: 3 }, 2.654)).toBe(2);
    expect(shownDecimals({ decimales: 3 }, 26.54)).toBe(1);
    expect(shownDecimals({ decimales: 3 }, 265.4)).toBe(0);
    expect(shownDecimals({ decimales: 0 }, 2.6)).toBe(0);
    expect(shownDecimals({ decimales: 3 }, 0)).toBe(0);
  });

  test('a commune without a value says why', () => {
    expect(communeFigure(indicatorOf(), { annee: 2023, value: null, statut: 'secret' }).text).toBe('secret statistique');
    expect(communeFigure(indicatorOf(), { annee: 2023, value: null, statut: 'hors_champ' }).text).toBe('hors champ');
  });

  test('a median is not averaged', () => {
    expect(territoryFigure(indicatorOf({ agregation: 'aucune' }), row({}))).toMatchObject({ value: null, bare: '–', note: 'une médiane ne se moyenne pas' });
  });

  test('a figure withheld keeps its reason, an estimate its name, a partial one its share', () => {
    expect(territoryFigure(indicatorOf(), row({ valeur: null, statut: 'absent', motif: 'connu pour 1 commune sur 51' }))).toMatchObject({
      value: null,
      note: 'connu pour 1 commune sur 51',
    });
    expect(territoryFigure(indicatorOf(), row({ statut: 'estime' })).note).toBe('estimation');
    expect(plain(territoryFigure(indicatorOf(), row({ couverture: 0.81 })).note ?? '')).toBe('sur 81 % de la population');
  });

  test('compares figures of the same year only', () => {
    const values = [row({ annee: 2022, valeur: 9 }), row({ territoire: 'france:FR', valeur: 3.75 })];
    const figures = figureRow(indicatorOf(), { annee: 2023, value: 2.5, statut: 'observe' }, values, { territory: 'cls:brenne', departement: 'departement:36', france: 'france:FR' });
    expect(figures.territory.value).toBeNull();
    expect(figures.france.value).toBe(3.75);
  });

  test('does not say « non disponible » of what is on its way', () => {
    const figures = figureRow(indicatorOf(), { annee: 2023, value: 2.5, statut: 'observe' }, null, { territory: 'a', departement: 'b', france: 'c' });
    expect(figures.territory.text).toBe('…');
  });
});

describe('place in the distribution', () => {
  test('in counts of communes', () => {
    const text = positionText({ communes: 51, partDessous: 27 / 51, partEgale: 2 / 51, partHabitantsDessous: null }, 'dans le PNR de la Brenne');
    expect(plain(text ?? '')).toBe('Parmi les 51 communes dans le PNR de la Brenne dont la valeur est connue, 27 ont une valeur plus basse, 1 la même et 22 une valeur plus haute.');
  });

  test('nothing to say of a commune alone or without a value', () => {
    expect(positionText(null, 'ici')).toBeNull();
    expect(positionText({ communes: 1, partDessous: 0, partEgale: 1, partHabitantsDessous: null }, 'ici')).toBeNull();
  });
});
