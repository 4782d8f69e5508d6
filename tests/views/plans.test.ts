import { describe, expect, test } from 'vitest';
import type { CommunesTable } from '../../src/domain/communes';
import { placeLabels } from '../../src/domain/picture/place-labels';
import { defaultActionFilters } from '../../src/state/actions';
import type { ActionRow, AxisRow } from '../../src/view-models/actions';
import { catalogueOf } from '../../src/view-models/actions/catalogue';
import { countsOf, countsShort, countsText } from '../../src/view-models/actions/counts';
import { actionDetail, selectionSentence } from '../../src/view-models/actions/detail';
import { completenessTable } from '../../src/view-models/actions/completeness';
import { crossingTable } from '../../src/view-models/actions/crossing';
import { resultLines, withoutResults } from '../../src/view-models/actions/results';
import { timeline } from '../../src/view-models/actions/timeline';
import { actionsFile } from '../../src/view-models/actions/file';
import { planSheet } from '../../src/view-models/actions/plan-sheet';
import { facetViews, filterChips, toggled } from '../../src/view-models/actions/facets';
import { actionLine, keptActions, wordsOf } from '../../src/view-models/actions/lines';
import { planMap } from '../../src/view-models/actions/map';
import { ranksDrawn, sheetMap, sheetMapSize } from '../../src/view-models/actions/sheet-map';
import { readSelection, type SelectionRow } from '../../src/view-models/actions/selection';
import { contractTrees } from '../../src/view-models/actions/tree';
import type { ContractRow } from '../../src/view-models/contract-card';
import { plain } from './support';

const contract = (id: string, part: Partial<ContractRow> = {}): ContractRow => ({
  id, territoire: `cls:${id}`, territoire_nom: id.toUpperCase(), nb_communes: 2, population: 10, nom: `Contrat ${id}`, generation: 1, debut: '2021', fin: '2026', date_signature: null,
  porteur: null, statut_perimetre: 'declare', motif_perimetre: null, licence_perimetre: null, contact: null, telephone: null, courriel: null, site: null, nb_actions_annoncees: null,
  objectifs_generaux: null, freins: null, gouvernance: null, source: 'document', fiches: 1, operations: 0, ...part,
});
const axis = (id: string, contrat: string, part: Partial<AxisRow> = {}): AxisRow => ({ id, contrat, parent: null, niveau: 'axe', numero: '1', intitule: `Titre ${id}`, transversal: false, actions: 1, ...part });
const action = (id: string, contrat: string, part: Partial<ActionRow> = {}): ActionRow => ({
  id, contrat, contrat_nom: contrat, contrat_debut: null, contrat_fin: null, axe: null, axe_numero: null, axe_intitule: null, axe_parent: null, nature: 'fiche', numero: '1',
  intitule: `Intitulé ${id}`, portee: 'territoire', statut: 'non_renseigne', debut: null, fin: null, source: 'p. 3', themes: [], pilotes: [], communes: [], ...part,
});

const catalogue = catalogueOf({
  today: '2026-11-28',
  communeName: (code) => ({ 36018: 'Le Blanc' })[code] ?? code,
  contracts: [contract('a'), contract('b', { debut: '2018', fin: '2022', fiches: 0, operations: 2 }), contract('vide', { fiches: 0, operations: 0 })],
  axes: [
    axis('a1', 'a'),
    axis('a1-1', 'a', { parent: 'a1', niveau: 'objectif', numero: null }),
    axis('a2', 'a', { numero: '2', actions: 0 }),
    axis('b1', 'b', { transversal: true }),
    axis('v1', 'vide', { actions: 0 }),
  ],
  actions: [
    action('x', 'a', { axe: 'a1-1', axe_parent: 'a1', themes: ['mob', 'prev'], pilotes: ['ARS', 'Ville, service des sports'], communes: ['36018'], portee: 'communes' }),
    action('y', 'b', { axe: 'b1', nature: 'operation', numero: null, themes: ['mob'] }),
    action('z', 'b', { nature: 'operation', numero: null, themes: [], statut: 'realise', fin: '2020' }),
  ],
  themes: ['mob', 'prev'].map((theme, ordre) => ({ contrat: 'a', theme, libelle: theme === 'mob' ? 'Mobilité' : 'Prévention', definition: '', ordre, actions: 1, axes: 0 })),
});

const row = (facette: SelectionRow['facette'], valeur: string, fiches: number, operations: number, ids: string[] | null = null): SelectionRow => ({ facette, valeur, fiches, operations, ids });
const everything = readSelection([
  row('actions', 'actions', 1, 2, ['x', 'y', 'z']),
  row('contrats', 'a', 1, 0),
  row('contrats', 'b', 0, 2),
  row('axes', 'a1', 1, 0),
  row('axes', 'a1-1', 1, 0),
  row('axes', 'b1', 0, 1),
  row('themes', 'mob', 1, 1),
  row('pilotes', 'ARS', 1, 0),
]);

describe('sheets and operations are told apart', () => {
  test.each([
    [0, 0, 'aucune action', '0'],
    [1, 0, '1 fiche numérotée', '1'],
    [0, 1, '1 opération non numérotée', '1 op.'],
    [1200, 2, '1 200 fiches numérotées et 2 opérations non numérotées', '1 200 · 2 op.'],
  ])('%i and %i', (fiches, operations, words, short) => {
    expect(plain(countsText({ fiches, operations }))).toBe(words);
    expect(plain(countsShort({ fiches, operations }))).toBe(short);
  });
  test('of actions', () => {
    expect(countsOf(catalogue.actions)).toEqual({ fiches: 1, operations: 2 });
    expect(plain(selectionSentence({ fiches: 1, operations: 2 }, ['A', 'B']))).toBe('1 fiche numérotée et 2 opérations non numérotées, dans 2 contrats.');
    expect(selectionSentence({ fiches: 0, operations: 0 }, [])).toBe('Aucune action ne répond à ces filtres.');
    expect(selectionSentence({ fiches: 0, operations: 0 }, [], true)).toContain('Contrat non renseigné');
  });
});

describe('facets', () => {
  const views = facetViews(catalogue, everything, { ...defaultActionFilters, themes: ['prev', 'perdu'] });
  const values = (facet: string): string[] => (views.find((view) => view.facet === facet)?.values ?? []).map(({ label, short, checked }) => plain(`${checked ? '✓' : ''}${label} ${short}`));

  test('contracts are all there; other values only where they would keep something, or are chosen', () => {
    expect(values('contrats')).toEqual(['A 2021–2026 1', 'B 2018–2022 2 op.', 'VIDE 2021–2026 0']);
    expect(values('themes')).toEqual(['Mobilité 1 · 1 op.', '✓Prévention 0', '✓perdu 0']);
    expect(values('statuts')).toEqual([]);
  });
  test('objectives stand under their axis, under the name of the contract where there are several', () => {
    expect(views.find(({ facet }) => facet === 'axes')?.values.map(({ label, nested, group }) => [plain(label), nested, group])).toEqual([
      ['Axe 1 : Titre a1', false, 'A 2021–2026'],
      ['Titre a1-1', true, 'A 2021–2026'],
      ['Axe transversal 1 : Titre b1', false, 'B 2018–2022'],
    ]);
  });
  test('a value is taken, then given up', () => {
    const taken = toggled(toggled(defaultActionFilters, 'themes', 'mob'), 'themes', 'prev');
    expect(taken.themes).toEqual(['mob', 'prev']);
    expect(toggled(taken, 'themes', 'mob').themes).toEqual(['prev']);
  });
  test('each filter in force is a chip that takes it away', () => {
    const filters = { ...defaultActionFilters, contrats: ['a'], etats: ['echu' as const], texte: 'santé' };
    const chips = filterChips(catalogue, filters);
    expect(chips.map(({ label }) => plain(label))).toEqual(['Contrat : A 2021–2026', 'Période du contrat : Contrat échu', 'Recherche : « santé »']);
    expect(chips.map(({ without }) => without)).toEqual([{ ...filters, contrats: [] }, { ...filters, etats: [] }, { ...filters, texte: '' }]);
  });
});

const detail = (id: string) => {
  const found = catalogue.actions.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  const result = { contrat: 'b', libelle: 'Forums', valeur: 2, unite: 'forums', annee: null, periode: null, source: 's' };
  return actionDetail({ catalogue, action: found, partners: [], results: [{ ...result, action: 'z' }, { ...result, action: null }, { ...result, contrat: 'a', action: 'x', periode: 'en 2022' }] });
};

describe('an action as a line, in the tree, as a sheet', () => {
  test('words are marked where the page shows them', () => {
    const [x] = keptActions(catalogue, everything);
    const line = x === undefined ? null : actionLine(catalogue, x, wordsOf('Mobilite  BLANC mobilité'));
    expect(line?.themes).toEqual([[{ text: 'Mobilité', found: true }], [{ text: 'Prévention', found: false }]]);
    expect(line?.where).toEqual([{ text: 'Le ', found: false }, { text: 'Blanc', found: true }]);
    expect(line).toMatchObject({ number: 'Action 1', operation: false, ended: false, statut: 'non renseigné', statutKnown: false });
  });

  test('contract, axis, objective, action; what carries no action says so, unless a filter asks for actions', () => {
    const trees = contractTrees({ catalogue, selection: everything, words: [], filters: defaultActionFilters });
    expect(trees.map(({ id, counts, ended }) => [id, plain(counts), ended])).toEqual([
      ['a', '1 fiche numérotée', false],
      ['b', '2 opérations non numérotées', true],
      ['vide', 'le document ne nomme aucune action', false],
    ]);
    expect(trees[0]?.axes.map(({ id, counts }) => [id, plain(counts)])).toEqual([['a1', '1 fiche numérotée'], ['a2', 'le document n’y rattache aucune action']]);
    expect(trees[0]?.axes[0]?.objectives.map(({ id, actions }) => [id, actions.map((line) => line.id)])).toEqual([['a1-1', ['x']]]);
    expect(trees[1]?.loose.map(({ id }) => id)).toEqual(['z']);
    const themed = contractTrees({ catalogue, selection: readSelection([row('actions', 'actions', 0, 1, ['y'])]), words: [], filters: { ...defaultActionFilters, themes: ['mob'] } });
    expect(themed.map(({ id, axes, loose }) => [id, axes.map((branch) => branch.id), loose])).toEqual([['b', ['b1'], []]]);
    expect(contractTrees({ catalogue, selection: everything, words: [], filters: { ...defaultActionFilters, etats: ['echu'] } }).map(({ id }) => id)).toEqual(['b']);
  });

  test('what the document does not say is said to be missing, never guessed', () => {
    const facts = detail('y').facts.map(({ label, text, known }) => [label, plain(text), known]);
    expect(facts).toContainEqual(['Pilote', 'non précisé par le document', false]);
    expect(facts).toContainEqual(['Statut', 'non précisé par le document', false]);
    expect(detail('z').facts).toContainEqual({ label: 'Statut', text: 'Réalisée', known: true });
    expect(detail('z').facts.find(({ label }) => label === 'Période de l’action')?.text).toBe('jusqu’à 2020');
  });
  test('results with their figure and their period or its absence; those of the contract alone are only counted', () => {
    expect(detail('z').results.map(({ text, period }) => [plain(text), period])).toEqual([['Forums : 2 forums', 'période non précisée']]);
    expect([detail('z').contractResults, detail('y').results]).toEqual([1, []]);
    expect(detail('x').results.map(({ period }) => period)).toEqual(['en 2022']);
  });
  test('who else does it: each theme, in the other contracts, past ones told', () => {
    expect(detail('x').others.map(({ label, counts, actions }) => [label, plain(counts), actions.map(({ id, ended }) => [id, ended])])).toEqual([
      ['Mobilité', '1 opération non numérotée dans un autre contrat', [['y', true]]],
      ['Prévention', 'aucune action des autres contrats chargés', []],
    ]);
    expect(detail('z').others).toEqual([]);
  });
});

describe('themes crossed with contracts and pilots', () => {
  const rows = [{ ligne: 'a', theme: 'mob', fiches: 1, operations: 0 }, { ligne: 'b', theme: '', fiches: 0, operations: 1 }];
  const cells = (filters = defaultActionFilters) => crossingTable({ catalogue, rows, filters, par: 'contrats' });

  test('a cell keeps its actions, and pressed again gives them up; an empty one says what it is', () => {
    const table = cells();
    expect(table.columns.map(({ label }) => label)).toEqual(['Mobilité', 'Prévention', 'Sans thème']);
    expect(table.rows.map(({ label, ended }) => [label, ended])).toEqual([['A 2021–2026', false], ['B 2018–2022', true], ['VIDE 2021–2026', false]]);
    const [mob, prev] = table.rows[0]?.cells ?? [];
    expect(mob).toMatchObject({ text: '1', chosen: false, filters: { ...defaultActionFilters, contrats: ['a'], themes: ['mob'] } });
    expect(plain(mob?.label ?? '')).toBe('A 2021–2026, Mobilité : 1 fiche numérotée');
    expect(prev).toMatchObject({ text: '', filters: null });
    expect([plain(table.rows[1]?.cells[2]?.text ?? ''), table.rows[1]?.cells[2]?.filters]).toEqual(['1 op.', null]);
    expect(cells({ ...defaultActionFilters, contrats: ['a'], themes: ['mob'] }).rows[0]?.cells[0]).toMatchObject({ chosen: true, filters: defaultActionFilters });
  });
  test('a theme that an axis carries without any action is told from a theme left out', () => {
    const withAxis = { ...catalogue, themes: [...catalogue.themes, { contrat: 'vide', theme: 'mob', libelle: 'Mobilité', definition: '', ordre: 0, actions: 0, axes: 1 }] };
    const table = crossingTable({ catalogue: withAxis, rows, filters: defaultActionFilters, par: 'contrats' });
    expect(table.rows[2]?.cells.map(({ text }) => text)).toEqual(['axe', '', '']);
  });
  test('actions without a pilot are a line of their own, the last one', () => {
    const table = crossingTable({ catalogue, rows: [{ ligne: '', theme: 'mob', fiches: 3, operations: 0 }, { ligne: 'ARS', theme: 'mob', fiches: 1, operations: 0 }], filters: defaultActionFilters, par: 'pilotes' });
    expect(table.rows.map(({ label }) => label)).toEqual(['ARS', 'Pilote non précisé par le document']);
  });
});

describe('contracts along time', () => {
  test('a year is a whole year; past contracts and today are marked', () => {
    const { rows, years, today, sentence, lines } = timeline(catalogue, '2026-11-28');
    expect([years[0]?.year, years.at(-1)?.year]).toEqual([2018, 2027]);
    const [a, b] = rows.map(({ bars }) => bars[0]);
    expect(b).toMatchObject({ from: 0, etat: 'echu', open: false });
    expect(a?.to).toBe(1);
    expect(a?.from).toBeCloseTo(3 / 9, 2);
    expect(today).toBeCloseTo(8.91 / 9, 2);
    expect(plain(sentence)).toBe('Au 28 novembre 2026, 2 contrats chargés sont en cours et 1 est échu.');
    expect(lines.map(({ period, etat, counts }) => [period, etat, plain(counts)])[1]).toEqual(['2018–2022', 'Contrat échu', '2 opérations non numérotées']);
  });
  test('an end that the document does not give leaves the bar open', () => {
    const open = { ...catalogue, contracts: [contract('a', { fin: null })] };
    expect(timeline(open, '2026-11-28').rows[0]?.bars[0]).toMatchObject({ open: true, to: 1, label: 'depuis 2021, fin non précisée' });
  });
});

describe('results and what the documents give', () => {
  const result = { contrat: 'b', action: null, libelle: 'Forums santé', valeur: 3700, unite: 'masques', annee: null, periode: null, source: 's' };

  test('a figure without a period says so, a result without a figure too', () => {
    const lines = resultLines(catalogue, [result, { ...result, contrat: 'a', action: 'x', valeur: null, annee: 2022 }], defaultActionFilters, ['sante']);
    expect(lines.map(({ figure, unit, period, action: of }) => [plain(figure), unit, period, of === null ? null : plain(of.title)])).toEqual([
      ['3 700', 'masques', 'période non précisée', null],
      ['sans chiffre', 'masques', '2022', 'Action 1 : Intitulé x'],
    ]);
    expect(lines[0]?.title.filter(({ found }) => found)).toEqual([{ text: 'santé', found: true }]);
    expect(resultLines(catalogue, [result], { ...defaultActionFilters, etats: ['en_cours'] }, [])).toEqual([]);
    expect(withoutResults(catalogue, [result], defaultActionFilters)).toEqual(['A 2021–2026', 'VIDE 2021–2026']);
  });
  test('fields given, given in part, left out and without object are four things, and no share is made of them', () => {
    const table = completenessTable(
      catalogue,
      [
        { contrat: 'a', champ: 'debut', renseignes: 1, total: 1 },
        { contrat: 'a', champ: 'action_pilote', renseignes: 2, total: 3 },
        { contrat: 'a', champ: 'action_statut', renseignes: 0, total: 3 },
      ],
      ['a'],
    );
    const given = Object.fromEntries(table.fields.map(({ label, cells: [only] }) => [label, only?.text]));
    expect(given).toMatchObject({ Début: 'donné', 'Pilotes des actions': '2 sur 3', 'Statut des actions': 'non donné', 'Thèmes des actions': 'sans objet' });
    expect(plain(table.contracts[0]?.summary ?? '')).toBe('1 champ donné, 1 en partie, 1 non donné');
    expect(JSON.stringify(table)).not.toContain('%');
  });
});

const territory = (id: string, nom: string, ranks: number[], bbox: [number, number, number, number]) => ({
  id, nom, bbox, contrats: [], communes: ranks.map((rang) => ({ rang, code: String(rang), nom: String(rang), lon: 1, lat: 46, population: 10, bbox })),
});

const draw = (filters = defaultActionFilters) =>
  planMap({
    catalogue,
    selection: readSelection([row('communes', '36018', 1, 0), row('communes', '00000', 1, 0), row('entiers', 'b', 0, 2)]),
    filters,
    territories: [territory('cls:a', 'A', [0, 1], [0, 45, 1, 46]), territory('cls:b', 'B', [2], [3, 44, 4, 47])],
    communes: 4,
    rankOf: (code) => (code === '36018' ? 1 : null),
    anchorOf: () => [1, 46],
    scheme: 'light',
  });

describe('the map of the plans', () => {

  test('perimeters by where their contract stands, the rest left plain; all of them framed', () => {
    const { choropleth, territory: frame, actions } = draw();
    expect([...choropleth.classOfRank]).toEqual([0, 0, 1, 252]);
    // Each side with room for the names.
    expect(frame.bbox?.map((degrees) => Number(degrees.toFixed(6)))).toEqual([-0.48, 43.25, 4.48, 47.36]);
    expect([...(frame.ranks ?? [])]).toEqual([0, 1, 2]);
    expect(actions.perimeters.map(({ id, count }) => [id, count])).toEqual([['cls:a', 0], ['cls:b', 2]]);
    expect([...actions.located]).toEqual([[1, 1]]);
  });
  test('a contract left out by the filters is not drawn', () => {
    expect(draw({ ...defaultActionFilters, etats: ['echu'] }).actions.perimeters.map(({ id }) => id)).toEqual(['cls:b']);
    expect(draw({ ...defaultActionFilters, contrats: ['a'] }).territory.bbox).toEqual([0, 45, 1, 46]);
  });
  test('outside the contracts nothing is claimed; inside, sheets and operations apart', () => {
    const { tooltipOf, table } = draw();
    expect(tooltipOf(3, 'Ailleurs')).toMatchObject({ indicator: 'contrat non renseigné', value: '', actions: null });
    expect(plain(tooltipOf(1, 'Le Blanc').value)).toBe('1 fiche numérotée');
    expect(plain(tooltipOf(1, 'Le Blanc').actions ?? '')).toBe('dont 1 située ici par le document');
    expect(plain(tooltipOf(2, 'Ici').value)).toBe('2 opérations non numérotées');
    expect(table.communes.map(({ nom, counts }) => [nom, plain(counts)])).toEqual([['00000', '1 fiche numérotée'], ['Le Blanc', '1 fiche numérotée']]);
  });
});

/** Squares of a degree: two side by side, a third on its own; hexadecimal WKB written by hand, little-endian. */
const square = (x: number, y: number): Uint8Array => {
  const bytes = new DataView(new ArrayBuffer(13 + 16 * 5));
  bytes.setUint8(0, 1);
  bytes.setUint32(1, 3, true);
  bytes.setUint32(5, 1, true);
  bytes.setUint32(9, 5, true);
  [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]].forEach(([lon = 0, lat = 0], i) => {
    bytes.setFloat64(13 + 16 * i, lon, true);
    bytes.setFloat64(21 + 16 * i, lat, true);
  });
  return new TextEncoder().encode(Array.from(new Uint8Array(bytes.buffer), (byte) => byte.toString(16).padStart(2, '0')).join(''));
};
const corners = [[0, 46], [1, 46], [5, 44]] as const;
const places: CommunesTable = {
  count: 3, code: ['36016', '36018', '99999'], nom: ['Bélâbre', 'Le Blanc', 'Loin'], departement: ['36', '36', '86'], region: [], epci: [], bassinVie: [], pointReference: [], densite: [], frr: [], codesPostaux: [],
  population: Float64Array.of(1000, 6000, 10), superficieKm2: new Float64Array(3), lon: Float64Array.of(0.5, 1.5, 5.5), lat: Float64Array.of(46.5, 46.5, 44.5),
  bbox: Float64Array.from(corners.flatMap(([x, y]) => [x, y, x + 1, y + 1])),
};
const outlines = new Map(corners.map(([x, y], rank) => [rank, square(x, y)]));
const drawn = (rows: readonly ActionRow[], members: number[], there: ReadonlyMap<number, Uint8Array> | null = outlines) => sheetMap({ name: 'A 2021–2026', rows, members: Int32Array.from(members), communes: places, outlines: there });
/** Positions of a path of one ring, x and y by turns: where it starts, then from point to point. */
const numbersOf = (path: string): number[] => {
  const steps = [...path.matchAll(/-?[\d.]+/gu)].map(([text]) => Number(text));
  return steps.map((_, i) => steps.filter((__, j) => j <= i && j % 2 === i % 2).reduce((sum, step) => sum + step, 0));
};

const label = (x: number, y: number, text: string) => ({ x, y, text, of: text });

describe('the map of a printed plan', () => {
  const rows = [
    action('x', 'a', { communes: ['36018'], portee: 'communes' }),
    action('y', 'a', { communes: ['36018', '36016'], portee: 'communes', nature: 'operation', numero: null }),
    action('z', 'a'),
  ];
  test('a commune is as dark as actions name it, with their number; sheets and operations are told apart in words', () => {
    const { drawing, legend, named, whole } = drawn(rows, [0, 1]);
    expect(drawing?.members.map(({ code, fill }) => [code, legend.findIndex((line) => line.fill === fill)])).toEqual([['36016', 1], ['36018', 2]]);
    expect(drawing?.discs.map(({ text }) => text).toSorted()).toEqual(['1', '2']);
    expect(drawing?.named.map(({ text }) => text).toSorted()).toEqual(['Bélâbre', 'Le Blanc']);
    expect(legend.map(({ communes: count }) => count)).toEqual(['0', '1', '1', '0']);
    expect(named.map(({ nom, counts }) => `${nom} ${plain(counts)}`)).toEqual(['Le Blanc 1 fiche numérotée et 1 opération non numérotée', 'Bélâbre 1 opération non numérotée']);
    expect(plain(whole)).toBe('Pour tout le territoire : 1 fiche numérotée.');
  });
  test('drawn whole in its frame, east to the right and north at the top, its bar as long as the ground says', () => {
    const { drawing } = drawn(rows, [0, 1]);
    const points = (drawing?.members ?? []).map(({ path }) => numbersOf(path));
    const [west = [], east = []] = points.map((numbers) => numbers.filter((_, i) => i % 2 === 0));
    expect(Math.max(...west)).toBeCloseTo(Math.min(...east), 0);
    for (const numbers of points) numbers.forEach((value, i) => expect(value > 0 && value < (i % 2 === 0 ? sheetMapSize.width : sheetMapSize.height)).toBe(true));
    // Two degrees of longitude at 46.5° north, on a sphere.
    const metres = 2 * 111_195 * Math.cos((46.5 * Math.PI) / 180);
    const km = Number(/^(\d+)/u.exec(drawing?.scale.text ?? '')?.[1]);
    expect(drawing?.scale.units ?? 0).toBeCloseTo((km * 1000 * (Math.max(...east) - Math.min(...west))) / metres, 0);
  });
  test('what actions name out of the perimeter is drawn and asked for; without outlines or actions the words remain', () => {
    const away = [action('w', 'a', { communes: ['99999'], portee: 'communes' })];
    expect(ranksDrawn({ rows: away, members: [0, 1], communes: places })).toEqual([0, 1, 2]);
    expect(drawn(away, [0, 1]).drawing?.outside.map(({ code }) => code)).toEqual(['99999']);
    expect(drawn(rows, [0, 1], null)).toMatchObject({ drawing: null, named: [{ nom: 'Le Blanc' }, { nom: 'Bélâbre' }] });
    expect(plain(drawn([action('z', 'a')], [0, 1]).whole)).toBe('Aucune action retenue ne nomme de commune. Pour tout le territoire : 1 fiche numérotée.');
  });
  test('names that have no room are left out, none over another nor over a number', () => {
    const box = { x: 0, y: 0, width: 100, height: 40 };
    const kept = placeLabels([label(50, 20, 'un'), label(52, 22, 'deux'), label(2, 20, 'bord'), label(50, 36, 'bas'), label(80, 20, 'pris')], box, 10, [{ x: 80, y: 20, halfWidth: 5, halfHeight: 5 }]);
    expect(kept.map(({ of }) => of)).toEqual(['un']);
  });
});

const sheet = (filters = defaultActionFilters, link = 'https://exemple.test/#vue=actions') => planSheet({ catalogue, selection: everything, filters, sentence: 'Phrase.', mapOf: (id, rows) => drawn(rows, id === 'a' ? [0, 1] : [2]), outlines: 'Contours : IGN', link, today: '2026-11-28' });

describe('what leaves the screen', () => {

  test('the plan on paper: contract, axis, objective, actions, with its source; past contracts told', () => {
    const { title, contracts, date, withoutQr } = sheet();
    expect([title, plain(date), withoutQr]).toEqual(['Plans d’actions des contrats locaux de santé', '28 novembre 2026', null]);
    expect(contracts.map(({ id, state, source }) => [id, state, source])).toEqual([['a', '2021–2026', 'document'], ['b', '2018–2022, contrat échu', 'document'], ['vide', '2021–2026', 'document']]);
    expect(contracts[0]?.groups.map(({ id, nested, lines }) => [id, nested, lines.map((line) => line.id)])).toEqual([['a1', false, []], ['a1-1', true, ['x']], ['a2', false, []]]);
    expect(contracts.map(({ map }) => map?.named.map(({ nom }) => nom))).toEqual([['Le Blanc'], [], []]);
    expect(contracts[1]?.groups.at(-1)).toMatchObject({ label: 'Sans axe ni objectif dans le document', lines: [{ id: 'z' }] });
    expect(plain(contracts[2]?.counts ?? '')).toBe('Le document ne nomme aucune action');
  });
  test('one contract gives its name; the filters are said; too long a link has no QR, and says so', () => {
    const { title, filters, withoutQr } = sheet({ ...defaultActionFilters, contrats: ['a'] }, `https://exemple.test/#${'x'.repeat(300)}`);
    expect(plain(title)).toBe('Plan d’actions : Contrat a');
    expect(filters.map(plain)).toEqual(['Contrat : A 2021–2026']);
    expect(withoutQr).toContain('trop pour un code QR');
  });
  test('as a file: what the document does not give is empty, filters and documents go along', () => {
    const { parts, notes, names } = actionsFile(catalogue, [action('h', 'a', { pilotes: ['ARS', 'CPTS'], axe: 'a1-1', axe_parent: 'a1' })], ['Thème : x']);
    const [part] = parts;
    const cells = Object.fromEntries((part?.columns ?? []).map(({ titre, of }) => [titre, of(0)]));
    expect(cells).toMatchObject({ Contrat: 'Contrat a', Nature: 'Fiches numérotées', Numéro: '1', Pilotes: 'ARS · CPTS', Statut: null, Début: null, Source: 'p. 3', Où: 'Tout le territoire' });
    expect(plain(String(cells['Axe et objectif']))).toBe('Axe 1 : Titre a1 › Titre a1-1');
    expect([names, notes.map(plain)]).toEqual([['actions', 'a'], ['Filtres : Thème : x', 'Document : document']]);
  });
});
