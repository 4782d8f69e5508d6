import { describe, expect, test } from 'vitest';
import { defaultActionFilters } from '../../src/state/actions';
import type { ActionRow, AxisRow } from '../../src/view-models/actions';
import { catalogueOf } from '../../src/view-models/actions/catalogue';
import { countsOf, countsShort, countsText } from '../../src/view-models/actions/counts';
import { actionDetail, selectionSentence } from '../../src/view-models/actions/detail';
import { facetViews, filterChips, toggled } from '../../src/view-models/actions/facets';
import { actionLine, keptActions, wordsOf } from '../../src/view-models/actions/lines';
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

const row = (facette: SelectionRow['facette'], valeur: string, fiches: number, operations: number, ids: string[] = []): SelectionRow => ({ facette, valeur, fiches, operations, ids });
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
