import { describe, expect, test } from 'vitest';
import type { Deck, DeckBlock } from '../../../src/domain/deck/deck';
import { slideSize } from '../../../src/domain/deck/deck';
import { tableHeight, textHeight } from '../../../src/domain/deck/fit';
import type { CitedSource } from '../../../src/view-models/files/cited';
import { planSummary } from '../../../src/view-models/portrait/plan-summary';
import { portraitDeck, type PortraitDeckInput } from '../../../src/view-models/portrait/slides/deck';
import type { PortraitInput } from '../../../src/view-models/portrait/subject';
import { indicatorOf, plain } from '../support';
import { openDeck } from './open-deck';
import { portraitOf, urgences } from './world';

/** One white point. */
const png = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsJ9tXwAAAABJRU5ErkJggg=='), (letter) => letter.codePointAt(0) ?? 0);

const source = (part: Partial<CitedSource>): CitedSource => ({ id: 'apl_medecins_generalistes', titre: 'APL aux médecins généralistes', producteur: 'DREES', licence: 'Licence Ouverte', millesime: '2022, 2023', url: 'https://x.example', mention: null, ...part });
const register = [
  source({}),
  source({ id: 'serie', titre: 'APL, série 2015-2021', millesime: '2015-2021' }),
  source({ id: 'contours_communes', titre: 'Contours', producteur: 'IGN', millesime: 'COG 2026' }),
  source({ id: 'gares', titre: 'Gares', producteur: 'SNCF', licence: 'ODbL 1.0', mention: 'SNCF, gares de voyageurs', millesime: null }),
];

const deckOf = (input: PortraitInput, part: Partial<PortraitDeckInput> = {}): Deck =>
  portraitDeck({
    input: { ...input, indicators: [...input.indicators, urgences] },
    profession: 'medecin_generaliste',
    services: [urgences],
    picture: { png, outside: '' },
    attribution: 'Contours : IGN',
    plan: { kind: 'aucun' },
    around: [],
    register,
    timesError: null,
    link: 'https://x.example/#t=cls:essai&vue=portrait',
    qr: png,
    day: '2026-11-28',
    ...part,
  });

const contract = {
  id: 'essai-2021', territoire: 'cls:essai', territoire_nom: 'Essai', nb_communes: 2, population: 4000, nom: 'Contrat d’essai', generation: 2, debut: '2021', fin: '2026',
  date_signature: null, porteur: null, statut_perimetre: 'deduit' as const, motif_perimetre: null, licence_perimetre: '© OSM (ODbL)', contact: null, telephone: null, courriel: null, site: null,
  nb_actions_annoncees: null, objectifs_generaux: null, freins: null, gouvernance: null, source: 'Document, page 3', fiches: 2, operations: 1,
};
const axis = { id: 'essai-2021/1', contrat: 'essai-2021', parent: null, niveau: 'axe' as const, numero: '1', intitule: 'Offre', transversal: false, actions: 3 };
const action = (id: string, part: { readonly nature: 'fiche' | 'operation'; readonly themes: string[]; readonly statut: 'non_renseigne' | 'en_cours' }) => ({
  id, contrat: 'essai-2021', contrat_nom: 'Contrat d’essai', contrat_debut: '2021', contrat_fin: '2026', axe: null, axe_numero: null, axe_intitule: null, axe_parent: null, numero: null, intitule: id, portee: 'territoire' as const, debut: null, fin: null, source: 'p. 1', pilotes: [], communes: [], ...part,
});
const theme = (id: string, libelle: string) => ({ contrat: 'essai-2021', theme: id, libelle, definition: '', ordre: 1, actions: 0, axes: 0 });
const rows = {
  contracts: [contract],
  axes: [axis],
  actions: [action('a', { nature: 'fiche', themes: ['mobilite', 'offre'], statut: 'en_cours' }), action('b', { nature: 'fiche', themes: ['offre'], statut: 'non_renseigne' }), action('c', { nature: 'operation', themes: [], statut: 'non_renseigne' })],
  themes: [theme('mobilite', 'Mobilité'), theme('offre', 'Offre de soins'), theme('autre', 'Autre')],
  completeness: [
    { contrat: 'essai-2021', champ: 'debut' as const, renseignes: 1, total: 1 },
    { contrat: 'essai-2021', champ: 'action_statut' as const, renseignes: 1, total: 3 },
    { contrat: 'essai-2021', champ: 'porteur' as const, renseignes: 0, total: 1 },
  ],
};

/** What a block needs at its smallest size, and what it has. */
function room(block: DeckBlock): { readonly needs: number; readonly has: number } {
  if (block.kind === 'texte') return { needs: textHeight(block.paragraphs, block.w, block.size[1]), has: block.h };
  return block.kind === 'tableau' ? { needs: tableHeight(block, block.size[1]), has: block.h } : { needs: 0, has: 0 };
}

const nothing = { apl_mg: [], pop_standardisee_mg: [], population_apl_mg: [], apl_mg_moins_65: [], minutes_urgences: [] };
const many = Array.from({ length: 40 }, (_, i) => `Communauté de communes au nom assez long numéro ${i}`);
const hostile = '<a:t>&"\'\u0000\u0007\uFFFF\uD800 ]]></a:t><script>=1+1';

const plan = planSummary(rows, 'cls:essai', '2026-11-28');
if (plan === null) throw new Error('no plan');

const decks: readonly (readonly [string, Deck])[] = [
  ['a contract', deckOf(portraitOf([0, 1]), { plan: { kind: 'plan', plan } })],
  ['one commune without any figure', deckOf(portraitOf([2], {}, { communes: 1, type: 'region' }), { picture: 'Aucun contour n’est publié pour ce territoire.' })],
  ['nothing published', deckOf(portraitOf([0, 1], nothing), { picture: 'La carte n’a pas pu être dessinée.', register: [], qr: null })],
  ['France', deckOf(portraitOf(null))],
  ['many contracts around, communes put together by hand', deckOf(portraitOf([0, 3], {}, { type: 'ensemble', detail: many.slice(0, 12).join(', ') }), { around: many })],
  ['names that would break a file', deckOf(portraitOf([0, 1], {}, { nom: hostile, titre: hostile, detail: hostile }), { around: [hostile], plan: { kind: 'echec', reason: hostile } })],
];

describe.each(decks)('the slides of %s', (_, deck) => {
  test('open elsewhere: well-formed, seven subjects, each with a title, a source and words for what is drawn', async () => {
    const { slides, parts } = await openDeck(deck);
    expect(slides.length).toBe(deck.slides.length);
    expect(slides.length).toBeGreaterThanOrEqual(7);
    for (const slide of slides) {
      expect(slide.title.trim()).not.toBe('');
      expect(slide.alts.every((alt) => alt.length > 20)).toBe(true);
      expect(new Set(slide.shapeIds).size).toBe(slide.shapeIds.length);
    }
    const written = Object.entries(parts).map(([path, bytes]) => (path.endsWith('.xml') ? Buffer.from(bytes).toString('utf8') : ''));
    expect(written.filter((xml) => /en-US|NaN|undefined/u.test(xml))).toEqual([]);
  });

  test('hold in their places', () => {
    for (const { blocks } of deck.slides) {
      for (const block of blocks) {
        expect(block.x + block.w).toBeLessThanOrEqual(slideSize.width);
        expect(block.y + block.h).toBeLessThanOrEqual(6.95);
        const { needs, has } = room(block);
        expect(needs).toBeLessThanOrEqual(has + 0.01);
      }
    }
  });
});

test('names that would break a file are read as they are', async () => {
  const { slides } = await openDeck(deckOf(portraitOf([0, 1], {}, { titre: hostile })));
  expect(slides[0]?.title).toContain('<a:t>&"\'');
  expect(slides[0]?.title).toContain(']]></a:t><script>=1+1');
});

describe('the charts', () => {
  test('the access of each year, cut where the method breaks: real figures, gaps where nothing is known', async () => {
    const { slides } = await openDeck(deckOf(portraitOf([0, 1], { apl_mg: [[2019, [2, 3, 'absent', 4]], [2021, [0, 0, 'absent', 4]], [2023, [2, 4, 'absent', 4]]] })));
    const [chart] = slides[2]?.charts ?? [];
    expect(chart?.names.map(plain)).toEqual(['PNR d’essai, jusqu’en 2021', 'PNR d’essai, depuis 2022', 'France, jusqu’en 2021', 'France, depuis 2022', 'Seuil : 2,5']);
    const own = (2 * 1100 + 4 * 3300) / 4400;
    expect(chart?.drawn[0]).toEqual([(2 * 1100 + 3 * 3300) / 4400, null, 0, null, null]);
    expect(chart?.drawn[1]).toEqual([null, null, null, null, own]);
    expect(chart?.drawn[4]).toEqual([2.5, 2.5, 2.5, 2.5, 2.5]);
    // The sheet behind it: a zero is a zero, an unknown year an empty cell.
    expect(chart?.sheet.map((row) => [row[0], row[1], row[2]])).toEqual([['Catégorie', chart?.names[0], chart?.names[1]], ['2019', 2.75, undefined], ['2020', undefined, undefined], ['2021', 0, undefined], ['2022', undefined, undefined], ['2023', undefined, own]]);
    expect(plain(slides[2]?.alts[0] ?? '')).toContain('2023 : 3,50');
  });

  test('the professions against France: what is not published is not drawn, and said', async () => {
    const { slides } = await openDeck(deckOf(portraitOf([0, 1])));
    const france = (2 * 1100 + 4 * 3300 + 4 * 15_600) / 20_000;
    const [chart] = slides[3]?.charts ?? [];
    expect(chart?.drawn[0]?.[0]).toBeCloseTo((100 * 3.5) / france, 9);
    expect(chart?.drawn[0]?.slice(1)).toEqual([null, null, null]);
    expect(chart?.drawn[1]).toEqual([100, 100, 100, 100]);
    expect(plain(slides[3]?.text ?? '')).toContain('Non disponible : infirmières et infirmiers, sages-femmes et chirurgiens-dentistes.');
  });

  test('people by minutes', async () => {
    const { slides } = await openDeck(deckOf(portraitOf([0, 1])));
    const [chart] = slides[4]?.charts ?? [];
    expect(chart?.names).toEqual(['Urgences']);
    // 1 000 people at 12 minutes, 3 000 at 35.5.
    expect(chart?.drawn[0]).toEqual([0, 0, 25, 25, 25, 25, 25, 100, 100, 100, 100, 100]);
    expect(chart?.sheet.map(([head, value]) => [head, value]).slice(1, 4)).toEqual([['5', 0], ['10', 0], ['15', 25]]);
  });

  test('an unknown territory has no line and no column, France has its own', async () => {
    const { slides } = await openDeck(deckOf(portraitOf([2], {}, { communes: 1 })));
    expect(slides[2]?.charts[0]?.names.some((name) => name.startsWith('PNR'))).toBe(false);
    expect(slides[3]?.charts[0]?.drawn[0]).toEqual([null, null, null, null]);
    expect(slides[4]?.charts).toEqual([]);
    expect(slides[4]?.text).toContain('non disponible');
  });
});

describe('the plan and the sources', () => {
  test('actions by theme and by status, kinds apart, and what the document leaves out', () => {
    expect(plan.themes).toEqual([
      { label: 'Mobilité', counts: { fiches: 1, operations: 0 } },
      { label: 'Offre de soins', counts: { fiches: 2, operations: 0 } },
      { label: 'Sans thème', counts: { fiches: 0, operations: 1 } },
    ]);
    expect(plan.statuts).toEqual([
      { label: 'Statut non renseigné', counts: { fiches: 1, operations: 1 } },
      { label: 'En cours', counts: { fiches: 1, operations: 0 } },
    ]);
    expect(plan.missing).toEqual(['statut des actions (1 sur 3)', 'porteur']);
    expect(planSummary(rows, 'cls:autre', '2026-11-28')).toBeNull();
    const slide = deckOf(portraitOf([0, 1]), { plan: { kind: 'plan', plan } }).slides[5];
    expect(slide?.title).toBe('Contrat d’essai');
    expect(slide?.foot).toContain('© OSM (ODbL)');
    const table = slide?.blocks.find((block) => block.kind === 'tableau');
    expect(table?.rows.map((cells) => cells.map(({ text }) => text))).toContainEqual(['Offre de soins', '2', '0']);
  });

  test('a territory without a contract says that this is what the site knows', () => {
    const slide = deckOf(portraitOf([0, 1]), { around: ['Essai'] }).slides[5];
    expect(slide?.title).toContain('aucun contrat');
    expect(JSON.stringify(slide?.blocks)).toContain('Cela ne dit pas qu’il n’en a pas');
    expect(JSON.stringify(slide?.blocks)).toContain('Essai');
  });

  test('every source shown, with its vintage, its units and its licence; the mention of what is under ODbL', () => {
    const input = portraitOf([0, 1], { apl_mg: [[2019, [2, 3, 'absent', 4]], [2023, [2, 4, 'absent', 4]]] });
    const deck = deckOf({ ...input, indicators: [...input.indicators.filter(({ id }) => id !== 'superficie'), indicatorOf({ id: 'superficie', libelle_court: 'Superficie', unite: 'km²', source: 'gares', source_libelle: 'SNCF, Gares', sources_annees: {} })] });
    const cells = deck.slides.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'tableau' && block.columns[1]?.titre === 'Source' ? block.rows.map((row) => row.map(({ text }) => text)) : [])));
    expect(cells.map(([, title]) => title)).toEqual(expect.arrayContaining(['DREES, APL aux médecins généralistes', 'DREES, APL, série 2015-2021', 'IGN, Contours', 'SNCF, Gares. SNCF, gares de voyageurs']));
    expect(cells.find(([, title]) => title === 'SNCF, Gares. SNCF, gares de voyageurs')).toEqual(['Superficie (km²)', 'SNCF, Gares. SNCF, gares de voyageurs', 'non précisé', 'ODbL 1.0']);
  });
});
