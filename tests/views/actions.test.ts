import { describe, expect, test } from 'vitest';
import { type ActionRow, actionNumber, actionsByTheme, contractsInView, countByCommune, missingThemes, spreadOf } from '../../src/view-models/actions';
import { contractCard, type ContractRow, periodText } from '../../src/view-models/contract-card';
import { plain } from './support';

const action = (id: string, part: Partial<ActionRow> = {}): ActionRow => ({
  id,
  contrat: 'brenne-2021',
  contrat_nom: 'CLS',
  contrat_debut: '2021',
  contrat_fin: '2026',
  axe: 'obj-1',
  axe_numero: null,
  axe_intitule: 'Objectif',
  axe_parent: 'axe-1',
  nature: 'fiche',
  numero: null,
  intitule: id,
  portee: 'territoire',
  statut: 'non_renseigne',
  debut: null,
  fin: null,
  source: 's',
  themes: [],
  pilotes: [],
  communes: [],
  ...part,
});

const themeRow = (contrat: string, id: string, actions: number, axes: number) => ({ contrat, theme: id, libelle: id, definition: '', ordre: 1, actions, axes });

const contrats = [
  { id: 'cl-2014', nom: 'A', territoire: 'cls:cl', generation: 1 },
  { id: 'cl-2018', nom: 'B', territoire: 'cls:cl', generation: 2 },
  { id: 'brenne-2021', nom: 'C', territoire: 'cls:brenne', generation: 2 },
];

describe('contracts in view', () => {
  test('the latest generation of the territory', () => {
    expect(contractsInView(contrats, 'cls:cl', []).map(({ id }) => id)).toEqual(['cl-2018']);
  });
  test('the one chosen, wherever the map is', () => {
    expect(contractsInView(contrats, 'cls:brenne', ['cl-2014']).map(({ id }) => id)).toEqual(['cl-2014']);
  });
  test('elsewhere, the latest of each', () => {
    expect(contractsInView(contrats, 'region:24', []).map(({ id }) => id)).toEqual(['cl-2018', 'brenne-2021']);
  });
  test('an unknown choice is no choice', () => {
    expect(contractsInView(contrats, 'cls:brenne', ['zzz']).map(({ id }) => id)).toEqual(['brenne-2021']);
  });
});

describe('actions', () => {
  const rows = [
    action('a', { themes: ['mobilite'], pilotes: ['ARS'], communes: ['36018'] }),
    action('b', { themes: ['mobilite', 'prevention'], axe: 'axe-2', axe_parent: null }),
    action('c', { axe: null, axe_parent: null, nature: 'operation', statut: 'realise' }),
  ];

  test('located actions and those of the whole territory are told apart', () => {
    const spread = spreadOf(rows);
    expect(spread.located.map(({ id }) => id)).toEqual(['a']);
    expect(spread.whole.map(({ id }) => id)).toEqual(['b', 'c']);
    expect([...countByCommune(rows)]).toEqual([['36018', 1]]);
  });
  test('an operation that the text does not number is called one', () => {
    expect(rows.map(actionNumber)).toEqual([null, null, 'Opération']);
    expect(actionNumber({ numero: '3', nature: 'fiche' })).toBe('Action 3');
  });
  test('by theme, each action once, under its first theme', () => {
    const groups = actionsByTheme(rows, new Map([['prevention', 'Prévention'], ['mobilite', 'Mobilité']]));
    expect(groups.map(({ theme, actions }) => [theme, actions.map(({ id }) => id)])).toEqual([
      ['Mobilité', ['a', 'b']],
      ['Sans thème', ['c']],
    ]);
  });
  test('a theme carried by an axis alone is addressed', () => {
    const themes = [themeRow('brenne-2021', 'x', 0, 0), themeRow('brenne-2021', 'y', 0, 1), themeRow('brenne-2021', 'z', 2, 0), themeRow('cl-2018', 'x', 1, 0)];
    expect(missingThemes(themes, contrats.slice(2))).toEqual(['x']);
    expect(missingThemes(themes, contrats)).toEqual([]);
  });
});

describe('card of a contract', () => {
  const contract: ContractRow = {
    id: 'vg',
    territoire: 'cls:vg',
    territoire_nom: 'Vienne et Gartempe',
    nb_communes: 55,
    population: 38_570,
    nom: 'CLS Vienne et Gartempe',
    generation: 1,
    debut: '2018',
    fin: '2022',
    date_signature: null,
    porteur: null,
    statut_perimetre: 'deduit',
    motif_perimetre: 'Le texte nomme l’hôpital de Montmorillon, pas l’EPCI.',
    licence_perimetre: null,
    contact: null,
    telephone: null,
    courriel: null,
    site: null,
    nb_actions_annoncees: 25,
    objectifs_generaux: null,
    freins: null,
    gouvernance: [{ date: '2018-05-28', evenement: 'Signature' }],
    source: 'Texte du contrat',
    fiches: 24,
    operations: 0,
  };
  const card = contractCard(contract, [{ nom: 'ARS', role: 'signataire' }], [], [
    { contrat: 'vg', champ: 'debut', renseignes: 1, total: 1 },
    { contrat: 'vg', champ: 'action_statut', renseignes: 0, total: 24 },
    { contrat: 'vg', champ: 'action_pilote', renseignes: 12, total: 24 },
  ], '2026-11-22');

  test('past its end, it is « échu »', () => {
    expect(card.etat).toBe('echu');
    expect(card.etatText).toBe('échu');
    expect(card.period).toBe('2018–2022');
  });
  test('a deduced perimeter says so, with the reason', () => {
    expect(card.perimetre).toMatchObject({ deduit: true });
    expect(card.perimetre.text).toContain('Le texte nomme l’hôpital de Montmorillon');
  });
  test('what is missing is named, without a grade', () => {
    expect(plain(card.completeness?.summary ?? '')).toBe('1 champ donné, 1 en partie, 1 non donné');
    expect(card.completeness?.missing).toEqual(['statut des actions', 'pilotes des actions (12 sur 24)']);
    expect(card.contact).toBeNull();
    expect(card.signature).toBeNull();
  });
  test('counts what is named beside what is announced', () => {
    expect(card.counts).toBe('24 actions nommées, pour 25 annoncées');
  });
  test('dates are in words', () => {
    expect(card.governance.map(plain)).toEqual(['28 mai 2018 : Signature']);
  });
  test('an end that the document does not give is said', () => {
    expect(periodText({ debut: '2018', fin: null })).toBe('depuis 2018, fin non précisée');
    expect(periodText({ debut: null, fin: null })).toBe('période non précisée');
  });
});
