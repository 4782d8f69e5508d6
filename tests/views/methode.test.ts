import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccessHeader } from '../../src/contract/access-file';
import { plain } from './support';
import { axisEnd, compareAccess, comparisonSentences, densityOf, meanLine, officialClasses, thresholdAgreement } from '../../src/view-models/methode/comparison';
import { decayText, parametersView, withoutSupply } from '../../src/view-models/methode/parameters';
import { residualBreaks, residualCells, residualFile, residualMap, residualRanks, residualSentence, residualTooltip } from '../../src/view-models/methode/residuals';
import { formatSigned } from '../../src/view-models/methode/signed';
import { departementSentence, nationalYears, sortedDepartements, validationFile, type ValidationRow, verdict } from '../../src/view-models/methode/validation';
import { csvOf, indicatorOf } from './support';

const measure = (part: Partial<ValidationRow>): ValidationRow => ({
  annee: 2023, perimetre: 'france', departement: null, nom: null, echantillon: 'ensemble', communes: 10, population: 1000, correlation: 0.7495, rmse: 0.8862,
  biais: 0.0151, officiel: 3.75, modele: 3.77, ...part,
});
const departement = (code: string, nom: string | null, correlation: number | null, part: Partial<ValidationRow> = {}): ValidationRow =>
  measure({ perimetre: 'departement', departement: code, nom, correlation, echantillon: 'apprentissage', ...part });

const said = (...rows: readonly ValidationRow[]): string => plain(verdict(rows)?.sentences.join(' ') ?? '');

describe('the verdict', () => {
  test('is worked out from the figures: aim missed, one year under the limit, which is not rounded onto it', () => {
    const text = said(measure({ annee: 2021, correlation: 0.7627 }), measure({}), measure({ perimetre: 'test', correlation: 0.7183 }));
    expect(text).toContain('En 2023, la corrélation');
    expect(text).toContain('est de 0,7495 pour la France entière, et de 0,7183 dans les départements tenus à part');
    expect(text).toContain('L’objectif de 0,80 n’est pas atteint');
    expect(text).toContain('sous 0,75 en 2023 : les résultats d’implantation portent un avertissement');
    expect(verdict([measure({})])?.tone).toBe('warn');
  });

  test('changes with the figures', () => {
    expect(said(measure({ correlation: 0.81 }))).toContain('L’objectif de 0,80 est atteint chaque année.');
    expect(said(measure({ correlation: 0.81 }))).toContain('ne portent pas d’avertissement');
    expect(verdict([measure({ correlation: 0.81 })])?.tone).toBe('info');
    expect(said(measure({ annee: 2021, correlation: 0.81 }), measure({ correlation: 0.76 }))).toContain('n’est atteint qu’en 2021');
    expect(said(measure({ annee: 2021, correlation: 0.7 }), measure({ annee: 2022, correlation: 0.71 }))).toContain('sous 0,75 en 2021 et 2022');
  });

  test('is none without a correlation', () => {
    expect(verdict([])).toBeNull();
    expect(verdict([measure({ correlation: null })])).toBeNull();
  });
});

describe('the measures', () => {
  const rows = [
    measure({}),
    measure({ annee: 2022, biais: -0.0293 }),
    measure({ perimetre: 'test', echantillon: 'test' }),
    departement('36', 'Indre', 0.62, { population: 5 }),
    departement('2A', 'Corse-du-Sud', -0.2, { echantillon: 'test', population: 50 }),
    departement('974', null, null),
    departement('01', 'Ain', 0.82, { population: 500 }),
  ];

  test('by year, whole samples told apart', () => {
    expect(nationalYears(rows).map(({ annee, lines }) => [annee, lines.map(({ name, correlation, bias }) => `${name} ${correlation} ${bias}`)])).toEqual([
      [2022, ['France entière 0,7495 −0,03']],
      [2023, ['France entière 0,7495 +0,02', 'Départements tenus à part 0,7495 +0,02']],
    ]);
  });

  test.each([
    ['nom', 'ascending', ['974', '01', '2A', '36']],
    ['correlation', 'ascending', ['2A', '36', '01', '974']],
    ['correlation', 'descending', ['01', '36', '2A', '974']],
    ['population', 'descending', ['974', '01', '2A', '36']],
    ['echantillon', 'descending', ['2A', '974', '01', '36']],
  ] as const)('départements by %s, %s; no correlation stays last', (column, direction, expected) => {
    expect(sortedDepartements(rows, 2023, { column, direction }).map((row) => row.departement)).toEqual(expected);
  });

  test('how unequal départements are, in a sentence', () => {
    expect(plain(departementSentence(rows, 2023) ?? '')).toBe(
      'En 2023, sur 3 départements, 1 atteint 0,80 et 2 sont sous 0,75. La corrélation va de −0,200 (Corse-du-Sud (2A)) à 0,820 (Ain (01)).',
    );
    expect(departementSentence(rows, 2019)).toBeNull();
  });

  test('all of them as a file', () => {
    const { name, text } = csvOf(validationFile(rows));
    expect(name).toBe('carto-cls_validation-modele-acces.csv');
    expect(text).toContain('2023;departement;2A;Corse-du-Sud;test;10;50;-0,2;0,8862;0,0151;3,75;3,77\r\n');
  });

  test('a difference shows its sign unless it rounds to nothing', () => {
    expect([0.26, -0.26, 0.001, -0.001, 0].map((value) => formatSigned(value, 2))).toEqual(['+0,26', '−0,26', '0,00', '0,00', '0,00']);
  });
});

const total = (parts: readonly { readonly communes: number; readonly people: number }[]): [communes: number, people: number] => [
  parts.reduce((sum, { communes }) => sum + communes, 0),
  parts.reduce((sum, { people }) => sum + people, 0),
];
const channels = (hex = ''): [red: number, blue: number] => [Number.parseInt(hex.slice(1, 3), 16), Number.parseInt(hex.slice(5, 7), 16)];

/** Four communes compared, one without a model, one without people. */
const comparison = compareAccess(
  2023,
  Float64Array.from([1, 2.4, 3, 9, 3, 3]),
  Float64Array.from([2, 2.45, 2, 4, Number.NaN, 3]),
  Float64Array.from([100, 200, 300, 400, 500, 0]),
);
const names = { code: ['01001', '01002', '02001', '36018', '36019', '36020'], nom: ['Ars', 'Zède', 'Éca', 'Le Blanc', 'B', 'C'], departement: ['01', '01', '02', '36', '36', '36'] };

describe('the communes compared', () => {
  test('are those with both figures and people', () => {
    expect(comparison).toMatchObject({ communes: 4, population: 1000 });
    expect(Array.from(comparison.residual, (value) => Math.round(value * 100) / 100)).toEqual([1, 0.05, -1, -5, Number.NaN, Number.NaN]);
  });

  test('by cell: what is beyond the frame is counted apart', () => {
    const { cells, beyond } = densityOf(comparison);
    expect(cells).toEqual([
      { x: 3, y: 2, communes: 1, people: 300 },
      { x: 1, y: 2, communes: 1, people: 100 },
      { x: 2.25, y: 2.25, communes: 1, people: 200 },
    ].sort((a, b) => a.y - b.y || a.x - b.x));
    expect(beyond).toEqual({ communes: 1, people: 400 });
  });

  test('by class of official figure, the threshold being a bound', () => {
    const filled = officialClasses(comparison).filter(({ communes }) => communes > 0);
    expect(filled.map(({ label, communes, modele }) => [label, communes, modele])).toEqual([
      ['1,0 à 2,0', 1, 2],
      ['2,0 à 2,5', 1, 2.45],
      ['3,0 à 4,0', 1, 2],
      ['6,0 et plus', 1, 4],
    ]);
  });

  test('on either side of the threshold, in figures and in words', () => {
    expect(thresholdAgreement(comparison, 2.5)).toEqual({ officially: 300, both: 300, added: 300, same: 700 });
    const [spread, threshold] = comparisonSentences(comparison, 2.5).map(plain);
    expect(spread).toContain('le modèle vise trop haut : 2,00 en moyenne au lieu de 1,00');
    expect(spread).toContain('il vise trop bas : 4,00 au lieu de 9,00');
    expect(threshold).toContain('70 % des habitants');
    expect(threshold).toContain('en retrouve 100 % et y ajoute 300 habitants à tort');
    expect(comparisonSentences(comparison, null)).toHaveLength(1);
  });

  const world = fc.array(fc.record({ officiel: fc.double({ min: 0, max: 12, noNaN: true }), modele: fc.double({ min: 0, max: 12 }), people: fc.integer({ min: 0, max: 1000 }) }), { maxLength: 60 });
  test('nobody is lost nor counted twice, whatever the figures', () => {
    fc.assert(
      fc.property(world, (rows) => {
        const column = (key: 'officiel' | 'modele' | 'people'): Float64Array => Float64Array.from(rows, (row) => row[key]);
        const own = compareAccess(2023, column('officiel'), column('modele'), column('people'));
        const { cells, beyond } = densityOf(own);
        const expected = [own.communes, own.population];
        expect(total([...cells, beyond])).toEqual(expected);
        expect(total(officialClasses(own))).toEqual(expected);
        const map = residualMap(own, 'light');
        expect(total(map.classes)).toEqual(expected);
        expect(map.missing).toBe(rows.length - own.communes);
        for (const { x } of meanLine(own)) expect(x).toBeLessThan(axisEnd);
      }),
    );
  });
});

describe('the map of the residuals', () => {
  const map = residualMap(comparison, 'light');

  test('has classes even around zero, a colour each, orange and blue on either side', () => {
    expect(residualBreaks.map((value) => -value).toReversed()).toEqual([...residualBreaks]);
    expect(new Set(map.choropleth.colours).size).toBe(residualBreaks.length + 1);
    expect([...map.choropleth.classOfRank]).toEqual([5, 3, 1, 0, 255, 255]);
    expect(map.classes.map(({ meaning }) => meaning)).toEqual([...Array(3).fill('modèle trop bas'), 'modèle et officiel proches', ...Array(3).fill('modèle trop haut')]);
    const [low, high] = [channels(map.choropleth.colours[0]), channels(map.choropleth.colours.at(-1))];
    expect(low[0]).toBeGreaterThan(low[1]);
    expect(high[1]).toBeGreaterThan(high[0]);
  });

  test('says in a sentence where the people are', () => {
    expect(plain(residualSentence(map, comparison.population))).toBe(
      '20 % des habitants vivent dans une commune où le modèle s’écarte de moins de 0,25 de l’APL officielle (1 commune), 70 % où il est plus bas, 10 % où il est plus haut.',
    );
  });

  test('has a table: searched without accents, sorted, with the same figures as the tooltip', () => {
    const ranks = (words: string, column: 'nom' | 'ecart' | 'departement' | 'habitants', direction: 'ascending' | 'descending') => [...residualRanks(comparison, names, words, { column, direction })];
    expect(ranks('', 'ecart', 'ascending')).toEqual([3, 2, 1, 0]);
    expect(ranks('', 'habitants', 'descending')).toEqual([3, 2, 1, 0]);
    expect(ranks('', 'nom', 'ascending')).toEqual([0, 2, 3, 1]);
    expect(ranks('', 'departement', 'descending')).toEqual([3, 2, 1, 0]);
    expect(ranks('eca', 'nom', 'ascending')).toEqual([2]);
    expect(residualCells(comparison, names, 3).map(({ text }) => plain(text))).toEqual(['Le Blanc', '−5,00', '9,00', '4,00', '36', '400']);
    expect(residualTooltip(comparison, names, 3).value).toBe('−5,00 (modèle 4,00, officiel 9,00)');
    expect(residualTooltip(comparison, names, 4).value).toBe('non comparée');
    expect(csvOf(residualFile(comparison, names, 'DREES')).text).toContain('36018;Le Blanc;36;9;4;-5;400\r\n');
  });
});

describe('the parameters', () => {
  const header: AccessHeader = {
    professions: [
      {
        profession: 'medecin_generaliste', source: 'apl_medecins_generalistes', decroissance: [{ moins_de: 10, poids: 1 }, { moins_de: 15, poids: 2 / 3 }],
        offre_arrivant: 5400, offre_poste: 4207, pour: 1, apl: 'apl_mg', population_standardisee: 'pop', population: 'pop', annee: 2023,
        postes: { indicateur: 'generalistes', annee: 2020 },
      },
      {
        profession: 'sage_femme', source: 'apl_sages_femmes', decroissance: [{ moins_de: 30, poids: 1 }], offre_arrivant: 1, offre_poste: null, pour: 100_000,
        apl: 'apl_sages_femmes', population_standardisee: 'pop', population: 'pop', annee: 2023, postes: null,
      },
    ],
    temps: { start: [], arrival: [], pace: [] },
  };

  test('are those of the file’s header, in words', () => {
    const [gp, midwife] = parametersView(header, [indicatorOf()], null);
    expect([gp?.newcomer, gp?.post, gp?.posts].map((text) => plain(text ?? ''))).toEqual(['5 400 consultations par an', '4 207 consultations par an (calage du projet)', 'generalistes, 2020']);
    expect([midwife?.newcomer, midwife?.post, midwife?.posts].map((text) => plain(text ?? ''))).toEqual(['1 équivalent temps plein', 'sans objet', 'non publiés']);
    expect(plain(decayText(header.professions[0]?.decroissance ?? []))).toBe('moins de 10 min : 1 ; de 10 à moins de 15 min : 0,67 ; au-delà : 0');
  });

  test('name the professions whose supply by commune is unknown', () => {
    expect(withoutSupply(parametersView(header, [], null))).toBe('sages-femmes');
    expect(withoutSupply([])).toBeNull();
  });
});
