import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { ProfessionParameters } from '../../src/contract/access-file';
import { territoireIdSchema } from '../../src/contract/codes';
import type { Gaps } from '../../src/domain/access/gaps';
import type { CommunesTable } from '../../src/domain/communes';
import { communeContracts } from '../../src/domain/blind-spots';
import { noClass } from '../../src/domain/class-codes';
import { contrast, hexOfLinearRgb, linearRgb, oklabOfHex } from '../../src/view-models/colour';
import {
  blindSpotClasses,
  blindSpotColumns,
  blindSpotLabels,
  blindSpotSentence,
  classifyBlindSpots,
  contractLines,
  contractsByRank,
  type ContractThemesRow,
} from '../../src/view-models/planner/gaps/blind-spots';
import { categoryLegend } from '../../src/view-models/planner/gaps/category-legend';
import { cellName, crossingAxes, crossingLegend, crossingSentence, noCrossingText } from '../../src/view-models/planner/gaps/crossing';
import { isolationSentence, isolationServices, withoutMinutesText } from '../../src/view-models/planner/gaps/isolation';
import { blindSpotColours, crossingColours, retirementColours } from '../../src/view-models/planner/gaps/palettes';
import { noRetirementText, retirementSentence, retirementTerritoryColumns } from '../../src/view-models/planner/gaps/retirement';
import { type GapColumn, gapsFile, sortedRows } from '../../src/view-models/planner/gaps/table';
import { crossingNote, spreadOverCommunes, territoryRows, type TerritoryRow } from '../../src/view-models/planner/gaps/territories';
import { coverageText, partialNote, thresholdCommuneColumns, thresholdSentence, thresholdTerritoryColumns } from '../../src/view-models/planner/gaps/threshold';
import type { TerritoryEntry } from '../../src/view-models/territories';
import { csvOf, indicatorOf as indicator, plain } from './support';

const brenne = { type: 'cls', code: 'brenne', nom: 'Parc naturel régional de la Brenne' } as const;
const france = { type: 'france', code: 'FR', nom: 'France' } as const;
const persons = { singular: 'habitant', plural: 'habitants', oneInTwo: 'un habitant sur deux', none: 'aucun habitant', counted: 'comptés' };
const women = { singular: 'habitante', plural: 'habitantes', oneInTwo: 'une habitante sur deux', none: 'aucune habitante', counted: 'comptées' };
const gps: ProfessionParameters = {
  profession: 'medecin_generaliste',
  source: 'apl',
  decroissance: [{ moins_de: 20, poids: 1 }],
  offre_arrivant: 5400,
  offre_poste: 4207,
  pour: 1,
  apl: 'apl_mg',
  population_standardisee: 'pop',
  population: 'pop',
  annee: 2023,
  postes: null,
};
const midwives: ProfessionParameters = { ...gps, profession: 'sage_femme', offre_arrivant: 1, pour: 100_000, apl: 'apl_sages_femmes' };
const gaps = (part: Partial<Gaps>): Gaps => ({
  communes: 51,
  people: 30_504,
  communesUnder: 27,
  peopleUnder: 11_119,
  shareUnder: 11_119 / 30_504,
  deficit: 6111,
  mean: 2.6,
  coverage: 1,
  ...part,
});

describe('who is under the threshold, in a sentence', () => {
  test.each<[string, Parameters<typeof thresholdSentence>[0], string]>([
    [
      'many',
      { territory: brenne, parameters: gps, threshold: 2.5, gaps: gaps({}), people: persons, after: false },
      'Dans le Parc naturel régional de la Brenne, 11 119 habitants sur 30 504 (36 %) vivent dans une commune où l’accès aux médecins généralistes est inférieur à 2,5 consultations par an et par habitant (2023) : 27 communes sur 51. Pour que toutes atteignent ce seuil, il manque 6 111 consultations par an, soit 1,1 poste à temps plein.',
    ],
    [
      'one, after a scenario',
      { territory: france, parameters: gps, threshold: 3, gaps: gaps({ peopleUnder: 1, shareUnder: 1 / 30_504, communesUnder: 1, deficit: 1 }), people: persons, after: true },
      'Après le scénario (estimation), en France, 1 habitant sur 30 504 (moins de 1 %) vit dans une commune où l’accès aux médecins généralistes est inférieur à 3 consultations par an et par habitant (2023) : 1 commune sur 51. Pour que toutes atteignent ce seuil, il manque 1 consultation par an, soit moins de 0,1 poste à temps plein.',
    ],
    [
      'nobody, counted on women',
      { territory: brenne, parameters: midwives, threshold: 10, gaps: gaps({ peopleUnder: 0, shareUnder: 0, communesUnder: 0, deficit: 0 }), people: women, after: false },
      'Dans le Parc naturel régional de la Brenne, aucune habitante sur 30 504 ne vit dans une commune où l’accès aux sages-femmes est inférieur à 10 ETP pour 100 000 habitantes (2023).',
    ],
    [
      'posts alone for who has no consultations',
      { territory: brenne, parameters: midwives, threshold: 20, gaps: gaps({ deficit: 12.34 }), people: women, after: false },
      'Dans le Parc naturel régional de la Brenne, 11 119 habitantes sur 30 504 (36 %) vivent dans une commune où l’accès aux sages-femmes est inférieur à 20 ETP pour 100 000 habitantes (2023) : 27 communes sur 51. Pour que toutes atteignent ce seuil, il manque 12 postes à temps plein.',
    ],
    [
      'nothing known',
      { territory: { type: 'departement', code: '976', nom: 'Mayotte' }, parameters: gps, threshold: 2.5, gaps: gaps({ communes: 0, people: 0 }), people: persons, after: false },
      'À Mayotte, aucune commune n’a de chiffre officiel pour l’accès aux médecins généralistes : rien ne peut y être compté.',
    ],
  ])('%s', (_, input, expected) => expect(plain(thresholdSentence(input))).toBe(expected));

  test('coverage is told where some people have no figure, never rounded up to everyone', () => {
    expect(coverageText(1)).toBeNull();
    expect(coverageText(null)).toBeNull();
    expect(plain(coverageText(0.98756) ?? '')).toBe('Chiffre officiel connu pour 98,7 % de la population municipale.');
  });
});

describe('retirement, in a sentence', () => {
  const measured = (newPeople: number, newCommunes: number, before: number) => ({
    today: gaps({ peopleUnder: before }),
    after: gaps({ peopleUnder: before + newPeople }),
    newPeople,
    newCommunes,
  });
  const start = 'Si les médecins généralistes de plus de 65 ans cessaient d’exercer sans être remplacés, dans le Parc naturel régional de la Brenne,';
  test.each([
    [measured(483, 2, 11_119), `${start} 483 habitants de 2 communes passeraient sous 2,5 consultations par an et par habitant (2023) : 11 602 habitants y seraient, contre 11 119 aujourd’hui.`],
    [measured(1, 1, 0), `${start} 1 habitant de 1 commune passerait sous 2,5 consultations par an et par habitant (2023) : 1 habitant y serait, contre 0 aujourd’hui.`],
    [measured(0, 0, 11_119), `${start} aucune commune de plus ne passerait sous 2,5 consultations par an et par habitant (2023) ; 11 119 habitants y sont déjà.`],
    [measured(0, 0, 0), `${start} aucune commune de plus ne passerait sous 2,5 consultations par an et par habitant (2023) ; aucun habitant n’y serait.`],
    [
      { ...measured(0, 0, 0), today: gaps({ communes: 0 }) },
      'Dans le Parc naturel régional de la Brenne, aucune commune n’a les deux chiffres officiels : le test ne peut pas y être fait.',
    ],
  ])('case %#', (measures, expected) => expect(plain(retirementSentence({ territory: brenne, parameters: gps, threshold: 2.5, gaps: measures }))).toBe(expected));

  test('is for GPs alone, and says why', () => {
    expect(noRetirementText('medecin_generaliste')).toBeNull();
    expect(noRetirementText('infirmier')).toContain('65');
  });

  test('a territory without figures has no zero', () => {
    const row: TerritoryRow<ReturnType<typeof measured>> = { id: 'region:06', name: 'Mayotte', communes: 17, inside: 17, measures: { ...measured(0, 0, 0), today: gaps({ communes: 0, mean: null }), after: gaps({ communes: 0, mean: null }) } };
    const texts = retirementTerritoryColumns().map(({ cell }) => cell(row).text);
    expect(texts.slice(1, 5)).toEqual(['non disponible', 'non disponible', 'non disponible', 'non disponible']);
  });
});

describe('need and access, crossed', () => {
  const axes = crossingAxes({ need: [0.97, 1.02], access: [2.5, 4] });
  const people = Float64Array.of(100, 200, 50, Number.NaN);
  const classOfRank = Uint8Array.of(2, 0, 8, noClass.absent);
  const legend = crossingLegend({ axes, colours: crossingColours('light', 3, 3), classOfRank, ranks: null, people });

  test('axes are named in words, with their bounds', () => {
    expect(axes.need.map(({ name, range }) => `${name} : ${range}`)).toEqual(['besoin faible : moins de 0,97', 'besoin moyen : 0,97 à 1,02', 'besoin élevé : 1,02 et plus']);
    expect(axes.access.map(({ range }) => range)).toEqual(['moins de 2,5', '2,5 à 4', '4 et plus']);
    expect(cellName(axes, 2)).toBe('Sous le seuil, besoin élevé');
    expect(crossingAxes({ need: [1], access: [50] })).toMatchObject({ need: { length: 2 }, access: [{ name: 'sous le seuil' }, { name: 'au seuil ou au-dessus' }] });
  });

  test('every commune is in one cell or among those without', () => {
    expect(legend.rows.map((cells) => cells.map(({ communes }) => communes))).toEqual([[1, 0, 1], [0, 0, 0], [0, 0, 1]]);
    expect(legend.missing).toMatchObject([{ reason: 'absent', communes: 1, people: 'inconnu' }]);
    expect(plain(crossingSentence({ territory: brenne, parameters: gps, threshold: 2.5, legend, people: persons }))).toBe(
      'Dans le Parc naturel régional de la Brenne, 100 habitants sur 350 vivent dans une commune où le besoin de soins est élevé (1,02 et plus, dans le tiers le plus élevé de France) et où l’accès aux médecins généralistes est inférieur à 2,5 consultations par an et par habitant (2023).',
    );
  });

  test('says where need is not published', () => {
    expect(noCrossingText('infirmier')).toBeNull();
    expect(noCrossingText('chirurgien_dentiste')).toContain('pas publié');
  });
});

describe('isolation, in a sentence', () => {
  const service = indicator({ id: 'minutes_gare', libelle: 'Temps estimé vers la gare la plus proche', unite: 'minutes en voiture, estimation', estimation: true, millesime: '2024', seuil: null, sens: 'bas_favorable' });
  const isolation = { communes: 50, communesBeyond: 3, people: 30_000, peopleBeyond: 300, unknown: 1 };
  test.each([
    [isolation, 'Dans le Parc naturel régional de la Brenne, 300 habitants sur 30 000 (1,0 %) vivent dans une commune où le temps estimé vers la gare la plus proche atteint ou dépasse 20 minutes (2024, estimation) : 3 communes sur 50. Une commune sans temps connu n’est pas comptée.'],
    [{ ...isolation, communesBeyond: 0, peopleBeyond: 0, unknown: 0 }, 'Dans le Parc naturel régional de la Brenne, aucun habitant sur 30 000 ne vit dans une commune où le temps estimé vers la gare la plus proche atteint ou dépasse 20 minutes (2024, estimation).'],
    [{ ...isolation, communes: 0 }, 'Dans le Parc naturel régional de la Brenne, aucune commune n’a de temps estimé vers la gare la plus proche.'],
  ])('case %#', (measured, expected) => expect(plain(isolationSentence({ territory: brenne, service, annee: 2024, limit: 20, isolation: measured }))).toBe(expected));

  test('services are those with minutes published; the categories without any are named', () => {
    const valeurs = { minutes_gare: [], apl_mg: [] };
    expect(isolationServices([indicator({ id: 'apl_mg' }), service, indicator({ id: 'minutes_hopital' })], { valeurs }).map(({ id }) => id)).toEqual(['minutes_gare']);
    expect(withoutMinutesText({ valeurs })).toContain('bus santé');
    expect(withoutMinutesText({ valeurs })).not.toContain('gares');
  });
});

const none: null[] = [null, null, null, null];
const numbers = new Float64Array(4);
const communes: CommunesTable = {
  count: 4,
  code: ['01001', '01002', '36018', '36022'],
  nom: ['=Un', 'Deux', 'Le Blanc', 'Quatre'],
  departement: ['01', '01', '36', '36'],
  region: none,
  epci: none,
  bassinVie: none,
  population: numbers,
  superficieKm2: numbers,
  lon: numbers,
  lat: numbers,
  pointReference: none,
  densite: none,
  frr: none,
  codesPostaux: ['', '', '', ''],
  bbox: new Float64Array(16),
};

const contractRow = (part: Partial<ContractThemesRow>): ContractThemesRow => ({
  id: 'c',
  nom: 'Contrat C',
  territoire: 'cls:c',
  debut: '2022',
  fin: '2027',
  actions_territoire: 2,
  actions_communes: 1,
  localisees: ['36018'],
  perimetre: ['36018', '36022'],
  objectifs: 0,
  ...part,
});

describe('blind spots', () => {
  const rows = [contractRow({}), contractRow({ id: 'd', nom: 'Contrat D', fin: '2023', actions_territoire: 0, actions_communes: 0, localisees: [], perimetre: ['01001', '99999'], objectifs: 2 })];
  const contracts = contractsByRank(rows, communes);
  const ofCommunes = communeContracts(contracts, 4, '2026-11-27');
  const access = Float64Array.of(1, 2, 1.5, 3);
  const source = { access, people: Float64Array.of(10, 20, 30, 40), standardised: Float64Array.of(10, 20, 30, 40), per: 1 };

  test('communes at the threshold or above are none, an ended contract counts for nothing in force', () => {
    const named = [...classifyBlindSpots(ofCommunes, access, new Uint8Array(4), 2.5)].map((code) => blindSpotClasses[code]);
    expect(named).toEqual(['echu_sans', 'non_renseigne', 'localisee', 'au_dessus']);
    const unknown = classifyBlindSpots(ofCommunes, Float64Array.of(Number.NaN, 1, 1, 1), Uint8Array.of(4, 0, 0, 0), 2.5);
    expect(unknown[0]).toBe(noClass.absent);
  });

  test('are told one after the other, in words that agree', () => {
    const classOfRank = classifyBlindSpots(ofCommunes, access, new Uint8Array(4), 2.5);
    const legend = categoryLegend({ labels: blindSpotClasses.map((name) => blindSpotLabels[name]), colours: blindSpotColours.light, classOfRank, ranks: null, people: source.people });
    expect(plain(blindSpotSentence({ territory: france, parameters: gps, threshold: 2.5, legend, people: persons, after: false }))).toBe(
      'En France, 60 habitants sur 100 vivent dans une commune où l’accès aux médecins généralistes est inférieur à 2,5 consultations par an et par habitant (2023) : 30 habitants (1 commune) vivent dans une commune où au moins une action d’accès aux soins ou de mobilité est située ; 10 habitants (1 commune) relèvent d’un contrat échu ou à venir, sans actions d’accès aux soins ou de mobilité ; 20 habitants (1 commune) vivent hors des contrats chargés (contrat non renseigné).',
    );
  });

  test('contracts of a territory say their period, whether they are over, and what is no action', () => {
    const lines = contractLines(rows, contracts, Int32Array.of(0), '2026-11-27');
    expect(lines).toMatchObject([{ id: 'd', ended: true, whole: '0', located: '0' }]);
    expect(plain(lines[0]?.period ?? '')).toBe('2022–2023, échu');
    expect(plain(lines[0]?.aims ?? '')).toBe('2 axes ou objectifs sur ces thèmes, sans action rattachée');
    expect(contractLines(rows, contracts, null, '2026-11-27').map(({ id, ended }) => [id, ended])).toEqual([['c', false], ['d', true]]);
  });

  test('the file neutralises what a spreadsheet would run, and names the contract', () => {
    const columns = blindSpotColumns({ communes, source, contracts: ofCommunes, names: new Map([['d', 'Contrat D']]), profession: 'medecin_generaliste', people: persons });
    const { name, text } = csvOf(gapsFile({ label: 'Angles morts', columns, names: ['angles', 'Brenne'], notes: ['=note'], indicateurs: [] }, [0]));
    expect(name).toBe('carto-cls_lacunes_angles_brenne.csv');
    expect(text).toContain("01001;'=Un;01;1;10;Contrat échu ou à venir, sans action d’accès;Contrat D");
    expect(text).toContain("'=note");
  });
});

describe('tables', () => {
  const une: TerritoryEntry = { id: v.parse(territoireIdSchema, 'epci:1'), type: 'epci', code: '1', nom: 'CC Une', population: 10, communes: 2, bbox: null };
  const byId = new Map([['epci:1', une]]);
  const groups = [
    { id: 'epci:1', ranks: Int32Array.of(0, 1), inside: 1 },
    { id: 'epci:2', ranks: Int32Array.of(2), inside: 1 },
  ];
  const rows = territoryRows(groups, byId, (ranks) => (ranks.length === 2 ? gaps({ coverage: 0.9 }) : gaps({ communes: 0, people: 0, peopleUnder: 0, communesUnder: 0, deficit: 0, shareUnder: null, coverage: 0 })));

  test('a territory without a name keeps its code, one without figures has no zero, one partly known has a star', () => {
    const shown = rows.map((row) => thresholdTerritoryColumns(gps, persons).map(({ cell }) => plain(cell(row).text)));
    expect(shown).toEqual([
      ['CC Une', '11 119', '36 % *', '27', '1,1', '1 sur 2'],
      ['2', 'non disponible', 'non disponible', 'non disponible', 'non disponible', '1'],
    ]);
    expect(partialNote(rows)).toContain('*');
    expect(crossingNote(rows)).toContain('toutes leurs communes');
    expect(crossingNote(rows.slice(1))).toBeNull();
    expect([...spreadOverCommunes(groups, 4, (place) => rows[place]?.measures.shareUnder ?? null)].map((share) => Number.isNaN(share))).toEqual([false, false, true, true]);
  });

  test('a commune says what it lacks, in consultations on screen and in posts in the file', () => {
    const source = { access: Float64Array.of(1, 4), people: Float64Array.of(10, 10), standardised: Float64Array.of(3600, 10), population: Float64Array.of(10, 10), per: 1 };
    const columns = thresholdCommuneColumns({ communes, source, official: null, parameters: gps, threshold: 2.5, people: persons });
    expect(columns.map(({ cell }) => plain(cell(0).text))).toEqual(['=Un (01)', '1,00', '10', '5 400']);
    expect(csvOf(gapsFile({ label: 'Seuil', columns, names: [], notes: [], indicateurs: [] }, [0])).text).toContain("01001;'=Un;01;1;10;5400;1\r\n");
  });

  test('are sorted like a plain list, unknown figures last both ways', () => {
    const columns: GapColumn<{ readonly v: number }>[] = [{ key: 'v', label: 'v', numeric: true, cell: () => ({ text: '' }), sort: (row) => row.v, file: [] }];
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN)));
    fc.assert(
      fc.property(values, fc.constantFrom('ascending', 'descending'), (list, direction) => {
        const sorted = sortedRows({ columns, rows: list.map((key) => ({ v: key })) }, { column: 'v', direction }).map((row) => row.v);
        const known = list.filter((key) => !Number.isNaN(key)).toSorted((a, b) => (direction === 'ascending' ? a - b : b - a));
        expect(sorted).toEqual([...known, ...list.filter((key) => Number.isNaN(key))]);
      }),
    );
  });
});

/** Full dichromacy in linear light. Source: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, severity 1. */
type Row = readonly [number, number, number];
const visions: readonly (readonly [Row, Row, Row])[] = [
  [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
];

describe('colours', () => {
  const schemes = ['light', 'dark'] as const;
  const palettes = schemes.flatMap((scheme) => [
    { name: `crossing, ${scheme}`, colours: crossingColours(scheme, 3, 3), apart: 0.12 },
    { name: `blind spots, ${scheme}`, colours: [...blindSpotColours[scheme]], apart: 0.12 },
    { name: `retirement, ${scheme}`, colours: [...retirementColours[scheme]], apart: 0.15 },
  ]);

  test.each(palettes)('$name: told apart, each from each, by every reader', ({ colours, apart }) => {
    const nearest = visions.map((vision) => {
      const seen = colours.map((hex) => {
        const [r, g, b] = linearRgb(hex);
        const channel = ([x, y, z]: Row): number => x * r + y * g + z * b;
        return oklabOfHex(hexOfLinearRgb([channel(vision[0]), channel(vision[1]), channel(vision[2])]));
      });
      return Math.min(...seen.flatMap((one, i) => seen.slice(i + 1).map((other) => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]))));
    });
    expect(Math.min(...nearest)).toBeGreaterThan(apart);
  });

  test.each(schemes)('what is worst stands out from the paper, and from what is best (%s)', (scheme) => {
    const paper = { light: '#eceae4', dark: '#10161b' }[scheme];
    const square = crossingColours(scheme, 3, 3);
    const [worst, best] = [square[2] ?? '', square[6] ?? ''];
    expect(contrast(worst, paper)).toBeGreaterThan(7);
    expect(contrast(worst, best)).toBeGreaterThan(7);
    expect(square.every((hex) => hex === worst || contrast(hex, paper) < contrast(worst, paper))).toBe(true);
    expect(contrast(blindSpotColours[scheme][0] ?? '', paper)).toBeGreaterThan(7);
    expect(contrast(retirementColours[scheme][1], paper)).toBeGreaterThan(2.2);
  });

  test('fewer classes keep the ends of the square', () => {
    const square = crossingColours('light', 3, 3);
    expect(crossingColours('light', 2, 3)).toEqual([...square.slice(0, 3), ...square.slice(6)]);
    expect(crossingColours('light', 2, 2)).toEqual([square[0], square[2], square[6], square[8]]);
  });
});
