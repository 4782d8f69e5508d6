import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { indicateurIdSchema } from '../../src/contract/codes';
import type { Manifest } from '../../src/contract/manifest';
import { noClass, unspoken } from '../../src/domain/class-codes';
import { type Criterion, rankCommunes } from '../../src/domain/criteria/ranking';
import { rankIntervals } from '../../src/domain/criteria/robustness';
import { accessAfter as accessAfterOfLinks } from '../../src/state/criteres';
import { draftOfCriterion, emptyCriterionDraft, lineOfCriterionDraft } from '../../src/view-models/planner/criteria-draft';
import { accessAfter, criterionChoices, criterionNote, criterionRules, criterionWords, offeredCriteria, refusalOf, weightShares } from '../../src/view-models/planner/criteria-list';
import { scoreChoropleth, scoreLegend, scoreTooltip } from '../../src/view-models/planner/criteria-map';
import { rankingNotes, rankingSources } from '../../src/view-models/planner/criteria-notes';
import { apartText, intervalText, type RankedCommunes, rankingSentence, topRows, verdictKeys, verdictWords } from '../../src/view-models/planner/criteria-rows';
import { indexRanking, rankingCells, rankingColumns, rankingFile, rankingOrder } from '../../src/view-models/planner/criteria-table';
import { criteres } from '../state/planner-arbitraries';
import { csvOf, indicatorOf } from './support';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
const id = (text: string) => v.parse(indicateurIdSchema, text);
const apl = indicatorOf();
const income = indicatorOf({ id: 'revenu_median', libelle: 'Niveau de vie médian', libelle_court: 'Revenu', unite: '€ par an', decimales: 0, groupe: 'Précarité', source_libelle: 'INSEE, Filosofi', sources_annees: {}, millesime: '2021' });
const bassin = indicatorOf({ id: 'part_ald_bv', maille: 'bassin_vie' });
const grid = indicatorOf({ id: 'densite_grille', nature: 'categoriel' });
const ghost = indicatorOf({ id: 'sans_fichier' });
const indicators = [apl, income, bassin, grid, ghost];
const file = { fichier: 'x', empreinte: '0'.repeat(64), octets: 1, annee: 2023, decimales: 3, renseignees: 1 };
const manifest = { valeurs: { apl_mg: [file], revenu_median: [file], densite_grille: [file] }, etat: 'complet' } as unknown as Manifest;

/** Five communes: two criteria, one unknown, one left out by a veto, one without people. */
const people = Float64Array.of(10, 20, 30, 40, 50, 0, 60);
const criteria: Criterion[] = [
  { values: Float64Array.of(1, 2, 3, 4, Number.NaN, 1, 9), direction: 'bas', weight: 60, threshold: 3.5, veto: null },
  { values: Float64Array.of(5, 4, 8, 1, 1, 1, 0), direction: 'haut', weight: 40, threshold: null, veto: { sens: 'sous', valeur: 1 } },
];
const communes = {
  code: ['01001', '01002', '01004', '01005', '01006', '01007', '01008'],
  nom: ['Aa', 'Éb', 'Cc', 'Dd', 'Ee', 'Ff', 'Gg'],
  departement: ['01', '01', '01', '01', '01', '01', '01'],
};
const ranking = rankCommunes(criteria, people, null);
const ranked: RankedCommunes = { communes, ranking, intervals: rankIntervals(ranking, { top: 2, share: 0.2, places: 5 }), values: criteria.map(({ values }) => values), people };
const index = indexRanking(ranked);

const ids = (query: string, taken: string[]) => criterionChoices(indicators, manifest, query, new Set(taken), apl).map((choice) => choice.id);

describe('criteria', () => {
  test('offered start from the access, and each can be one', () => {
    const offered = offeredCriteria('medecin_generaliste');
    expect(offered.map(({ indicateur }) => indicateur)).toEqual([accessAfter, 'besoin_mg', 'revenu_median', 'minutes_urgences']);
    expect(offered.reduce((sum, { poids }) => sum + poids, 0)).toBe(100);
    expect(offeredCriteria('infirmier')[1]?.indicateur).toBe('besoin_infirmiers');
    expect(offeredCriteria('chirurgien_dentiste')[1]?.indicateur).toBe('besoin_mg');
    expect(accessAfter).toBe(accessAfterOfLinks);
  });
  test('that part no communes say why', () => {
    expect(refusalOf(id('apl_mg'), indicators, manifest)).toBeNull();
    expect(refusalOf(accessAfter, indicators, manifest)).toBeNull();
    expect(refusalOf(id('part_ald_bv'), indicators, manifest)).toContain('bassin de vie');
    expect(refusalOf(id('densite_grille'), indicators, manifest)).toContain('une classe');
    expect(refusalOf(id('sans_fichier'), indicators, manifest)).toContain('aucune valeur');
    expect(refusalOf(id('constructor'), indicators, manifest)).toContain('pas dans cette publication');
  });
  test('to choose from are the usable ones that no line holds', () => {
    expect(ids('', [])).toEqual([accessAfter, 'apl_mg', 'revenu_median']);
    expect(ids('', [accessAfter, 'apl_mg'])).toEqual(['revenu_median']);
    expect(ids('niveau de vie', [])).toEqual(['revenu_median']);
  });
  test('are told in words, the access after a scenario as an estimate', () => {
    expect(criterionWords(accessAfter, indicators, apl, 0)).toMatchObject({ estimation: false, short: 'APL généralistes' });
    expect(criterionWords(accessAfter, indicators, apl, 2)).toMatchObject({ estimation: true, short: 'APL généralistes après scénario' });
    const line = { indicateur: id('revenu_median'), sens: 'bas', poids: 12.5, seuil: 21000, veto: { sens: 'sur', valeur: 30000 } } as const;
    expect(plain(criterionRules(line, { decimals: 0 }))).toBe('plus c’est bas, plus c’est prioritaire ; ne compte que sous 21 000 ; écarte les communes au-dessus de 30 000');
    expect(plain(criterionNote(1, line, criterionWords(line.indicateur, indicators, apl, 0)))).toContain('Critère B : Niveau de vie médian (€ par an) ; poids 12,50');
    expect(weightShares([{ poids: 1 }, { poids: 3 }]).map(plain)).toEqual(['25 %', '75 %']);
    expect(weightShares([{ poids: 0 }])).toEqual(['–']);
  });
});

describe('a criterion typed', () => {
  const draft = { ...emptyCriterionDraft, indicateur: id('revenu_median') };
  test.each([
    [{ ...draft, indicateur: null }, 'indicateur'],
    [{ ...draft, poids: '101' }, 'poids'],
    [{ ...draft, poids: '' }, 'poids'],
    [{ ...draft, seuil: 'abc' }, 'seuil'],
    [{ ...draft, seuil: '-1' }, 'seuil'],
    [{ ...draft, vetoSens: 'sous', veto: '' } as const, 'veto'],
    [{ ...draft, vetoSens: 'sur', veto: '99999999999' } as const, 'veto'],
  ])('says what is wrong: %o', (typed, champ) => expect(lineOfCriterionDraft(typed)).toMatchObject({ champ }));
  test('a veto that is not asked for is not read', () => expect(lineOfCriterionDraft({ ...draft, veto: 'x' })).toMatchObject({ veto: null, poids: 20 }));
  test('edited and left as it is, it is the same', () => {
    fc.assert(
      fc.property(criteres, ({ lignes }) => {
        for (const line of lignes ?? []) {
          if ((line.seuil ?? 0) < 0 || (line.veto?.valeur ?? 0) < 0) continue;
          expect(lineOfCriterionDraft(draftOfCriterion(line))).toEqual(line);
        }
      }),
    );
  });
});

describe('a ranking shown', () => {
  test('has every commune once, in its place or with its reason', () => {
    expect(ranking.order).toHaveLength(4);
    expect(apartText(index.apartOf.get(4) ?? { reason: 'veto', criteria: [] })).toBe('valeur inconnue\u00a0: A');
    expect(apartText(index.apartOf.get(5) ?? { reason: 'veto', criteria: [] })).toBe('population inconnue ou nulle');
    expect(apartText(index.apartOf.get(6) ?? { reason: 'inconnue', criteria: [] })).toBe('écartée par le veto de B');
    const columns = rankingColumns(2);
    expect(columns).toEqual(['nom', 'rang', 'score', 'c0', 'c1', 'population']);
    for (const rank of index.all) expect(rankingCells(ranked, index, rank)).toHaveLength(columns.length);
    expect(rankingCells(ranked, index, 4).map(({ text }) => text)).toEqual(['Ee', '–', 'valeur inconnue\u00a0: A', '–', '–', '50']);
  });
  test('sorts either way, communes without a rank last', () => {
    expect([...rankingOrder(ranked, index, { column: 'rang', direction: 'ascending' })]).toEqual([...ranking.order, 4, 5, 6]);
    expect([...rankingOrder(ranked, index, { column: 'score', direction: 'ascending' })].slice(-3)).toEqual([4, 5, 6]);
    expect([...rankingOrder(ranked, index, { column: 'nom', direction: 'ascending' })].slice(0, 2)).toEqual([0, 2]);
    const points = ranking.contributions[1] ?? new Float64Array(0);
    const byB = [...rankingOrder(ranked, index, { column: 'c1', direction: 'descending' })].slice(0, 4).map((rank) => points[rank] ?? Number.NaN);
    expect(byB).toEqual(byB.toSorted((a, b) => b - a));
  });
  test('explains the first ones', () => {
    const rows = topRows(ranked, (rank) => `commune ${rank}`);
    expect(rows).toHaveLength(2);
    for (const { rank, score, parts, place, variants } of rows) {
      expect(variants).toBe(`commune ${rank}`);
      expect(ranking.order[place - 1]).toBe(rank);
      expect(parts.map(({ letter }) => letter)).toEqual(['A', 'B']);
      const sum = parts.reduce((total, { points }) => total + points, 0);
      expect(Number(score.replace(',', '.'))).toBeCloseTo(sum, 0);
    }
    expect(intervalText({ best: 2, worst: 2 })).toBe('2');
    expect(intervalText({ best: 2, worst: 7 })).toBe('2 à 7');
    expect(verdictKeys(10).map(([verdict]) => verdict)).toEqual(Object.keys(verdictWords));
  });
  test('is told in a sentence that says who is left out and what is fragile', () => {
    const text = plain(rankingSentence({ ...ranked, where: 'Dans l’Ain', criteria: 2 }));
    expect(text).toContain('Dans l’Ain, 4 communes classées selon 2 critères ; 1 commune non classée, faute d’une valeur, 1 commune écartée par un veto et 1 commune à la population inconnue ou nulle.');
    expect(text).toMatch(/La plus prioritaire est \S+ \(score \d+,\d sur 100\)/u);
    expect(text).toContain('Si chaque poids varie de ± 20 %');
    const none = rankCommunes([], people, null);
    expect(plain(rankingSentence({ communes, ranking: none, intervals: [], where: 'Dans l’Ain', criteria: 0 }))).toBe('Dans l’Ain, aucune commune n’est classée : 1 commune à la population inconnue ou nulle.');
  });
  test('in a file says everything, and unknown stays empty', () => {
    const lines = offeredCriteria('medecin_generaliste').slice(0, 2);
    const notes = rankingNotes({ territory: 'Ain', lines, years: [2023, 2023], indicators, apl, tried: 1, annee: 2023 });
    const { name, text } = csvOf(rankingFile(ranked, index, ['APL', '=Besoin'], ['Ain'], notes, []));
    expect(name).toBe('carto-cls_criteres_ain.csv');
    const rows = text.split('\r\n').map((row) => row.split(';'));
    expect(rows[0]).toHaveLength(rows[1]?.length ?? 0);
    expect(rows.slice(1, 8).map((row) => row[1])).toEqual(Array.from(index.all, (rank) => communes.code[rank]));
    const unknown = rows.find((row) => row[1] === '01006');
    expect(unknown?.[0]).toBe('');
    expect(unknown?.[5]).toBe('');
    expect(unknown?.[6]).toBe('');
    expect(unknown?.at(-1)).toContain('valeur inconnue');
    expect(text).toContain('estimation');
    expect(text).toContain('sans valeur officielle');
  });
  test('on the map has one class a fifth of the score, and a hatching for each reason', () => {
    const { classOfRank, colours } = scoreChoropleth(ranking, 'light');
    expect(colours).toHaveLength(5);
    for (const rank of ranking.order) expect(classOfRank[rank]).toBe(Math.min(4, Math.floor((ranking.score[rank] ?? 0) / 20)));
    expect([classOfRank[4], classOfRank[5], classOfRank[6]]).toEqual([noClass.absent, noClass.secret, noClass.horsChamp]);
    expect(scoreChoropleth(rankCommunes(criteria, people, Int32Array.of(0)), 'light').classOfRank[1]).toBe(unspoken);
    const legend = scoreLegend({ classOfRank, colours }, apl, null, people);
    expect(legend.missing.map(({ label }) => label)).toEqual(['Population inconnue ou nulle', 'Écartée par un veto', 'Non classée : valeur inconnue']);
    expect(legend.classes.reduce((sum, { communes: count }) => sum + count, 0)).toBe(4);
    expect(scoreTooltip(ranked, index, ranking.order[0] ?? 0)?.indicator).toBe('Score, rang 1 sur 4');
    expect(scoreTooltip(ranked, index, 6)?.value).toBe('écartée par le veto de B');
  });
  test('names its sources', () => {
    const lines = [{ indicateur: accessAfter, sens: 'bas', poids: 1, seuil: null, veto: null }, { indicateur: id('revenu_median'), sens: 'bas', poids: 1, seuil: null, veto: null }] as const;
    expect(plain(rankingSources(lines, [2023, 2021], indicators, apl))).toBe('Sources. A : DREES, APL aux médecins généralistes, 2023 ; B : INSEE, Filosofi, 2021. Score calculé par le projet.');
  });
});
