import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { professions } from '../../src/contract/access-file';
import { codeCommuneSchema, indicateurIdSchema, territoireIdSchema } from '../../src/contract/codes';
import { serviceIds } from '../../src/contract/services';
import { actionNatures, actionPortees, actionStatuts, lieuCategories } from '../../src/contract/vocabulary';
import { etatsContrat } from '../../src/domain/contracts';
import { actionVolets, crossings, defaultActionFilters, defaultActionsVue, mostValues } from '../../src/state/actions';
import { decodeLacunes, defaultLacunes, encodeLacunes, fewestMinutes, gapAnalyses, gapMeshes, type Lacunes, mostMinutes } from '../../src/state/lacunes';
import { sitingGoals } from '../../src/domain/access/siting/problem';
import { choisirCartes, defaultChoisir } from '../../src/state/choisir';
import { defaultPortrait } from '../../src/state/portrait';
import { decodeScenario, emptyScenario, encodeScenario, mostLines, type ScenarioLine } from '../../src/state/scenario';
import { cleanName } from '../../src/state/scenario-name';
import { defaultCriteres } from '../../src/state/criteres';
import { defaultZonage } from '../../src/state/zonage';
import { defaultServicesVolet } from '../../src/state/services-volet';
import { mapFragment } from '../../src/state/plan-link';
import { decodeView, encodeView } from '../../src/state/url';
import { readViewFile, writeViewFile } from '../../src/state/view-file';
import { classMethods, fonds, planViews, planVolets, type ViewState, vues } from '../../src/state/view-state';
import { portrait } from './portrait-arbitraries';
import { criteres, zonage } from './planner-arbitraries';

const defaults: ViewState = {
  vue: 'explorer',
  territoire: v.parse(territoireIdSchema, 'cls:brenne'),
  indicateur: v.parse(indicateurIdSchema, 'apl_mg'),
  annee: null,
  classes: { methode: 'quantiles', nombre: 5, etendue: 'territoire', bornes: [] },
  points: ['france_services'],
  actions: defaultActionFilters,
  actionsVue: defaultActionsVue,
  selection: null,
  camera: null,
  fond: 'aucun',
  plan: { volet: 'essayer', profession: 'medecin_generaliste', seuil: null, carte: 'apres', scenario: emptyScenario, choisir: defaultChoisir, criteres: defaultCriteres, zonage: defaultZonage, lacunes: defaultLacunes, services: defaultServicesVolet },
  portrait: defaultPortrait,
};

/** Names of the tables: any text on one line, of the length that a link takes. */
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(text));
const rounded = (min: number, max: number, decimals: number) =>
  fc.integer({ min: min * 10 ** decimals, max: max * 10 ** decimals }).map((scaled) => Number((scaled / 10 ** decimals).toFixed(decimals)));

const communeCode = fc.constantFrom('36018', '2A004', '97105', '86165').map((code) => v.parse(codeCommuneSchema, code));
const ofLine = { profession: fc.constantFrom(...professions), commune: communeCode };
const amount = rounded(0, 99_999, 3);
const lines: fc.Arbitrary<ScenarioLine> = fc.oneof(
  fc.record({ ...ofLine, kind: fc.constantFrom('ajout', 'retrait'), postes: amount }),
  fc.record({ ...ofLine, kind: fc.constant('deplacement'), vers: communeCode, postes: amount }),
  fc.record({ ...ofLine, kind: fc.constant('tournee'), demiJournees: amount }),
  fc.record({ service: fc.constantFrom(...serviceIds), commune: communeCode, kind: fc.constant('point') }),
  fc.record({ service: fc.constantFrom(...serviceIds), commune: communeCode, kind: fc.constant('minutes'), minutes: amount }),
);
const names = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => cleanName(text).nom);
const versions = fc.record({
  au: fc.constantFrom(null, '2026-05-12'),
  apl: fc.dictionary(fc.constantFrom(...professions), fc.integer({ min: 1990, max: 2050 })),
});
const scenarios = (most: number) =>
  fc.record({ nom: names, donnees: fc.option(versions), lignes: fc.array(lines, { minLength: 1, maxLength: most }), modele: fc.constantFrom(null, '2d6b11bd') });

const lacunes: fc.Arbitrary<Lacunes> = fc.record({
  analyse: fc.constantFrom(...gapAnalyses),
  maille: fc.constantFrom(...gapMeshes),
  service: fc.constantFrom('minutes_urgences', 'minutes_gare', 'constructor').map((id) => v.parse(indicateurIdSchema, id)),
  minutes: fc.integer({ min: fewestMinutes, max: mostMinutes }),
});

const several = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(value, { maxLength: 3 });

const states: fc.Arbitrary<ViewState> = fc.record({
  vue: fc.constantFrom(...vues),
  territoire: fc.constantFrom('cls:brenne', 'epci:200070043', 'france:FR', 'departement:2A').map((id) => v.parse(territoireIdSchema, id)),
  indicateur: fc.constantFrom('apl_mg', 'pauvrete', 'constructor').map((id) => v.parse(indicateurIdSchema, id)),
  annee: fc.option(fc.integer({ min: 1990, max: 2050 })),
  classes: fc.record({
    methode: fc.constantFrom(...classMethods),
    nombre: fc.integer({ min: 3, max: 9 }),
    etendue: fc.constantFrom('territoire', 'france'),
    bornes: fc.uniqueArray(rounded(-1000, 1000, 4), { maxLength: 8 }).map((bornes) => bornes.map((borne) => borne + 0).toSorted((a, b) => a - b)),
  }),
  points: fc.uniqueArray(fc.constantFrom(...lieuCategories)),
  actions: fc.record({
    visible: fc.boolean(),
    contrats: several(name),
    axes: several(name),
    themes: several(name),
    pilotes: several(name),
    portees: several(fc.constantFrom(...actionPortees)),
    statuts: several(fc.constantFrom(...actionStatuts)),
    natures: several(fc.constantFrom(...actionNatures)),
    etats: several(fc.constantFrom(...etatsContrat)),
    commune: fc.option(communeCode),
    texte: fc.oneof(fc.constant(''), name),
  }),
  actionsVue: fc.record({ volet: fc.constantFrom(...actionVolets), croisement: fc.constantFrom(...crossings), action: fc.option(name) }),
  selection: fc.option(fc.constantFrom('36018', '2A004', '97105').map((code) => v.parse(codeCommuneSchema, code))),
  camera: fc.option(fc.record({ lon: rounded(-180, 180, 5), lat: rounded(-90, 90, 5), zoom: rounded(0, 22, 2) })),
  fond: fc.constantFrom(...fonds),
  plan: fc.record({
    volet: fc.constantFrom(...planVolets),
    profession: fc.constantFrom(...professions),
    seuil: fc.option(rounded(0, 500, 3)),
    carte: fc.constantFrom(...planViews),
    scenario: fc.oneof(fc.constant(emptyScenario), scenarios(12)),
    criteres,
    zonage,
    lacunes,
    services: fc.record({ service: fc.constantFrom(...serviceIds), seuil: rounded(1, 600, 1) }),
    choisir: fc.record({
      objectif: fc.constantFrom(...sitingGoals),
      nombre: fc.integer({ min: 0, max: 99_999 }),
      postes: rounded(0, 99_999, 3),
      minutes: fc.integer({ min: 0, max: 99_999 }),
      avec: fc.option(fc.constantFrom(...lieuCategories)),
      habitants: fc.integer({ min: 0, max: 10_000_000 }),
      present: fc.constantFrom('offre', 'rien', ...lieuCategories),
      imposes: fc.uniqueArray(communeCode, { maxLength: 4 }),
      interdits: fc.uniqueArray(communeCode, { maxLength: 4 }),
      carte: fc.constantFrom(...choisirCartes),
    }),
  }),
  portrait,
});

describe('a state goes through a link and comes back', () => {
  test('whatever it is, and whatever the defaults of who opens it', () => {
    fc.assert(
      fc.property(states, states, (state, mine) => {
        const { state: back, refused } = decodeView(`#${encodeView(state, mine)}`, mine);
        expect(back).toEqual(state);
        expect(refused).toEqual([]);
      }),
    );
  });

  test('as a browser keeps it in an address', () => {
    fc.assert(
      fc.property(states, (state) => {
        const url = new URL('https://exemple.test/carto/');
        url.hash = encodeView(state, defaults);
        expect(decodeView(url.hash, defaults).state).toEqual(state);
      }),
    );
  });

  test('as a file holds it', () => {
    fc.assert(
      fc.property(states, (state) => {
        const url = new URL('https://exemple.test/carto/');
        url.hash = encodeView(state, defaults);
        const read = readViewFile(writeViewFile(url.href, '2026-11-28'));
        expect('fragment' in read ? decodeView(`#${read.fragment}`, defaults).state : read).toEqual(state);
      }),
    );
  });

  test('in words that a person can read, and no longer than needed', () => {
    const state: ViewState = { ...defaults, points: ['gare', 'hopital'], annee: 2023, classes: { ...defaults.classes, methode: 'manuel', etendue: 'france', bornes: [1.5, 2.5] } };
    expect(encodeView(state, defaults)).toBe('t=cls:brenne&i=apl_mg&a=2023&c=manuel.5.france&b=1.5,2.5&p=gare,hopital');
    expect(encodeView(defaults, defaults)).toBe('t=cls:brenne&i=apl_mg');
  });
});

describe('a damaged link falls back field by field', () => {
  test.each([
    ['t=cls:<script>&i=pauvrete', ['territoire'], { indicateur: 'pauvrete' }],
    ['i=APL&t=epci:1', ['indicateur'], { territoire: 'epci:1' }],
    ['a=12&s=36018', ['année'], { selection: '36018' }],
    ['a=2023.5', ['année'], {}],
    ['c=quantiles.99.france', ['classes'], {}],
    ['c=quantiles.5.france.1', ['classes'], {}],
    ['b=3,1', ['bornes des classes'], {}],
    ['b=1,2,3,4,5,6,7,8,9', ['bornes des classes'], {}],
    ['b=1e999', ['bornes des classes'], {}],
    ['p=gare,volcan', ['points'], {}],
    ['p=gare,gare', [], { points: ['gare'] }],
    ['p=', [], { points: [] }],
    ['m=9,95,1', ['position de la carte'], {}],
    ['m=9,46.5,1.25', [], { camera: { zoom: 9, lat: 46.5, lon: 1.25 } }],
    ['as=fini&act=1', ['statut des actions'], { actions: { ...defaults.actions, visible: true } }],
    ['ap=%E0%A4%A', ['pilote'], {}],
    // Links of one value a filter, as they were written before there could be several.
    ['ac=brenne-2021&aa=brenne-2021:axe-1&at=mobilite&ap=Ville%20de%20Blois%20(sport,%20social)&as=realise', [], {
      actions: { ...defaults.actions, contrats: ['brenne-2021'], axes: ['brenne-2021:axe-1'], themes: ['mobilite'], pilotes: ['Ville de Blois (sport, social)'], statuts: ['realise'] },
    }],
    ['at=mobilite~prevention~mobilite&ap=a%257Eb~c&ao=communes&an=fiche~operation&ae=echu&al=36018&aq=Santé%20%C3%A0', [], {
      actions: { ...defaults.actions, themes: ['mobilite', 'prevention'], pilotes: ['a~b', 'c'], portees: ['communes'], natures: ['fiche', 'operation'], etats: ['echu'], commune: '36018', texte: 'Santé à' },
    }],
    ['at=a~~b', ['thème'], {}],
    [`at=${Array.from({ length: mostValues + 1 }, (_, i) => `t${i}`).join('~')}`, ['thème'], {}],
    [`aq=${'a'.repeat(121)}`, ['recherche d’actions'], {}],
    ['aq=a%E2%80%8Bb&al=99&av=tout&ad=%0A&ax=tout', ['recherche d’actions', 'commune des actions', 'présentation des actions', 'action ouverte', 'croisement des thèmes'], {}],
    ['ao=monde&an=loi&ae=demain', ['portée des actions', 'nature des actions', 'période des contrats'], {}],
    ['ap=a%0Ab', ['pilote'], {}],
    ['s=99', ['commune choisie'], {}],
    ['fond=google', ['fond de carte'], {}],
    ['vue=admin', ['vue'], {}],
    ['pp=chirurgien&ps=3', ['profession'], { plan: { ...defaults.plan, seuil: 3 } }],
    ['ps=-1', ['seuil'], {}],
    ['sc=2..ma36018x1', ['scénario'], {}],
    ...['seuil', 'seuil.3', 'paix.3.1000.15.toutes.0.offre...suivant', 'seuil.-3.1000.15.toutes.0.offre...suivant', 'seuil.3.1e9.15.toutes.0.offre...suivant', 'seuil.3.1000.15.volcans.0.offre...suivant', 'seuil.3.1000.15.toutes.0.offre.36018-99..suivant', 'seuil.3.1000.15.toutes.0.offre...suivant.x', `seuil.3.1000.15.toutes.0.offre.${'36018-'.repeat(31)}36018..suivant`].map(
      (text): [string, string[], object] => [`pk=${text}`, ['choix de lieux'], {}],
    ),
    ['sc=1..ma36018x1,ma99x1', ['scénario'], {}],
    ['sc=1..ma36018x1e3', ['scénario'], {}],
    ['sc=1..ma36018-36010x1', ['scénario'], {}],
    ['sc=1..md36018x1', ['scénario'], {}],
    ['sc=1..ma36018x-1', ['scénario'], {}],
    ...['pfs36018x1', 'pfs36018-36010', 'pxx36018', 'pfs00000', 'nfs36018', 'nfs36018x', 'nfs36018x-3', 'nfs36018x1e3', 'nfs36018x999999', 'ptoString'].map(
      (line): [string, string[], object] => [`sc=1..${line}`, ['scénario'], {}],
    ),
    ...['gare', 'gare:', 'gare:0', 'gare:601', 'gare:1e2', 'gare:-5', 'gare:20:3', 'poste:20', 'constructor:20', ':20'].map((text): [string, string[], object] => [`pse=${text}`, ['service et minutes'], {}]),
    ['pse=gare:12.5', [], { plan: { ...defaults.plan, services: { service: 'gare', seuil: 12.5 } } }],
    ['inconnu=1&&=&t', ['territoire'], {}],
    ['a=2021&a=2022', [], { annee: 2021 }],
    ['', [], {}],
  ])('%s', (fragment, refused, expected) => {
    const decoded = decodeView(fragment, defaults);
    expect(decoded.refused.map(({ champ }) => champ)).toEqual(refused);
    expect(decoded.state).toEqual({ ...defaults, ...expected });
  });

  test('any text gives a state, and what it refuses is cut short', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.array(fc.tuple(fc.constantFrom('t', 'i', 'b', 'm', 'ap', 'p', '__proto__'), fc.string())).map((parts) => parts.map((part) => part.join('=')).join('&'))), (fragment) => {
        const { state, refused } = decodeView(fragment, defaults);
        expect(decodeView(encodeView(state, defaults), defaults).refused).toEqual([]);
        for (const { valeur } of refused) expect(valeur.length).toBeLessThanOrEqual(81);
      }),
    );
  });

  test('20 kB of hostile text are not parsed at all', () => {
    const hostile = `ap=${'<img src=x onerror=alert(1)>'.repeat(800)}`;
    const { state, refused } = decodeView(`#${hostile}`, defaults);
    expect(state).toBe(defaults);
    expect(refused).toEqual([{ champ: 'lien', valeur: `${hostile.slice(0, 80)}…` }]);
  });
});

const textOf = (count: number): string => `1..${Array.from({ length: count }, () => 'ma36018x1').join(',')}`;

describe('a scenario in a link', () => {
  test('comes back whole, and stays under the length that a link may have', () => {
    fc.assert(
      fc.property(scenarios(mostLines), (scenario) => {
        const text = encodeScenario(scenario);
        expect(decodeScenario(text)).toEqual({ lignes: scenario.lignes, modele: scenario.modele });
        expect(text.length).toBeLessThan(1700);
      }),
    );
  });

  test('reads as what it says', () => {
    const commune = v.parse(codeCommuneSchema, '36018');
    const vers = v.parse(codeCommuneSchema, '36010');
    const profession = 'medecin_generaliste';
    const scenario = {
      modele: '2d6b11bd',
      lignes: [{ profession, kind: 'ajout', commune, postes: 1 }, { profession, kind: 'deplacement', commune, vers, postes: 0.5 }],
    } as const;
    expect(encodeScenario(scenario)).toBe('1.2d6b11bd.ma36018x1,md36018-36010x0.5');
    const services = {
      modele: null,
      lignes: [{ service: 'relais_sante', kind: 'point', commune }, { service: 'urgences', kind: 'minutes', commune: vers, minutes: 12.5 }],
    } as const;
    expect(encodeScenario(services)).toBe('1..prs36018,nur36010x12.5');
  });

  test('one line too many refuses it, rather than lose one in silence', () => {
    expect(decodeScenario(textOf(mostLines))?.lignes).toHaveLength(mostLines);
    expect(decodeScenario(textOf(mostLines + 1))).toBeUndefined();
  });

  test('any text is refused, or is read as what it is written again as', () => {
    const near = fc.stringMatching(/^1\.[0-9a-f]{0,8}\.[misd][ardt][0-9AB-]*x[0-9.]*$/u);
    const nearService = fc.stringMatching(/^1\.\.[pn](fs|ur|zz)(36018|2A004|9)x?[0-9.]*$/u);
    fc.assert(
      fc.property(fc.oneof(fc.string(), near, nearService), (text) => {
        const read = decodeScenario(text);
        expect(read === undefined ? undefined : decodeScenario(encodeScenario(read))).toEqual(read);
      }),
    );
  });
});

describe('the gaps in a link', () => {
  test('are words that a person can read', () => {
    expect(encodeLacunes({ ...defaultLacunes, analyse: 'isolement', maille: 'epci', minutes: 20 })).toBe('isolement.epci.minutes_urgences.20');
  });

  test.each([
    '',
    'isolement',
    'tout.epci.minutes_gare.20',
    'isolement.pays.minutes_gare.20',
    'isolement.epci.Minutes.20',
    'isolement.epci.minutes_gare.0',
    'isolement.epci.minutes_gare.241',
    'isolement.epci.minutes_gare.1e2',
    'isolement.epci.minutes_gare.-20',
    'isolement.epci.minutes_gare.20.5',
    'isolement.epci.minutes_gare.NaN',
    '<script>.epci.minutes_gare.20',
  ])('« %s » is refused', (text) => {
    expect(decodeLacunes(text)).toBeUndefined();
    expect(decodeView(`la=${encodeURIComponent(text)}`, defaults)).toMatchObject({ state: defaults, refused: [{ champ: 'lacunes' }] });
  });
});

describe('the fragment of a map, for the page of another site', () => {
  test('reopens what the map shows, in few characters, and nothing of the other views', () => {
    fc.assert(
      fc.property(states, (state) => {
        const fragment = mapFragment(state, defaults);
        const { state: read, refused } = decodeView(fragment, defaults);
        expect(refused).toEqual([]);
        expect(read).toEqual({ ...state, vue: 'explorer', selection: null, actionsVue: defaults.actionsVue, plan: defaults.plan, portrait: defaults.portrait });
        // Filters of actions aside, which hold names as long as they come.
        expect(mapFragment({ ...state, actions: defaults.actions }, defaults).length).toBeLessThan(500);
      }),
    );
  });
});
