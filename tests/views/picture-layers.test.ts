import { describe, expect, test } from 'vitest';
import type { MapPicture } from '../../src/domain/picture/picture';
import { type PictureLayers, withLayers } from '../../src/view-models/picture/layers';
import { ranksMeeting } from '../../src/view-models/picture/map-picture';
import { legendParts, plannerSubtitle, triedLines, triedTitle } from '../../src/view-models/planner/picture';
import { plain } from './support';

const colours = { ink: '#000000', accent: '#07485a', spot: '#b8005c' };
const bare: PictureLayers = { territory: null, perimeters: [], actions: null, lit: null, selected: null, sites: null, colours };
const picture: MapPicture = {
  titre: '', sousTitre: '', phrase: '', unite: '', classes: [], carre: null, compte: '', manques: [], seuil: null, remarques: [], symboles: [], points: [], contours: [], pastilles: null, noms: [], pied: [], bbox: [0, 0, 1, 1], serre: false,
};
/** Ranks whose bit is set. */
const inContour = (marques: Uint16Array, contour: number): number[] => [...marques.keys()].filter((rank) => ((marques[rank] ?? 0) & (1 << contour)) !== 0);

describe('what stands over the colours', () => {
  const perimeters = [{ id: 'cls:a', nom: 'A', ranks: Int32Array.of(0, 1) }, { id: 'cls:b', nom: 'B', ranks: Int32Array.of(8) }];
  const actions = {
    located: new Map([[1, 3], [2, 1]]),
    anchors: new Map([[1, [0.5, 46] as const]]),
    perimeters: [{ id: 'cls:a', nom: 'A', count: 12, ranks: Int32Array.of(0, 1), bbox: null }],
  };

  test('each line has its communes and its words; a contract out of the picture is left out', () => {
    const { image, marques } = withLayers(picture, { ...bare, perimeters, actions, selected: { nom: 'Le Blanc', rank: 3 }, lit: { label: 'moins de 2', ranks: Int32Array.of(0, 9) } }, 10, Int32Array.of(0, 1, 2, 3, 4), true);
    expect(image.contours.map(({ label }) => plain(label))).toEqual(['Contrat : A, 12 actions sur tout le territoire', 'Commune que nomme une action', 'En évidence : moins de 2', 'Le Blanc']);
    expect([0, 1, 2, 3].map((contour) => inContour(marques, contour))).toEqual([[0, 1], [1, 2], [0], [3]]);
    expect(image.contours[1]?.dash).not.toEqual([]);
    expect(image.pastilles?.lieux).toEqual([{ lon: 0.5, lat: 46, texte: '3' }]);
    expect(plain(image.remarques.join(' '))).toContain('hors du territoire');
  });

  test('many contracts have one line; alone, a territory has no remark on its neighbours', () => {
    const many = Array.from({ length: 7 }, (_, rank) => ({ id: `cls:${rank}`, nom: String(rank), ranks: Int32Array.of(rank) }));
    const { image, marques } = withLayers(picture, { ...bare, perimeters: many }, 10, Int32Array.from({ length: 10 }, (_, rank) => rank), false);
    expect(image.contours).toHaveLength(1);
    expect(inContour(marques, 0)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(image.remarques).toEqual([]);
  });

  test('numbered places come before counts of actions', () => {
    const { image } = withLayers(picture, { ...bare, actions, sites: { label: 'Lieux', items: [{ lon: 1, lat: 2, texte: '1' }] } }, 4, Int32Array.of(0), false);
    expect(image.pastilles?.label).toBe('Lieux');
  });

  test('a commune is drawn as soon as some of it is in the frame', () => {
    const bbox = Float64Array.of(0, 0, 1, 1, 2, 2, 3, 3, -1, -1, 0.1, 0.1, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
    expect([...ranksMeeting({ bbox, count: 4 }, [0.05, 0.05, 1.5, 1.5])]).toEqual([0, 2]);
  });
});

describe('what a planner’s picture says', () => {
  test('the scenario, the view, and that figures are official plus a change', () => {
    expect(plain(plannerSubtitle('Brenne', 'Deux postes', 2))).toBe('Brenne · scénario « Deux postes »');
    expect(plannerSubtitle('Brenne', '', 1)).toBe('Brenne · scénario sans nom');
    expect(plannerSubtitle('Brenne', 'Vide', 0)).toBe('Brenne');
    const apl = { libelle: 'APL' };
    expect(triedTitle('officiel', apl, 2023, 2.5)).toBe('APL, 2023');
    expect(triedTitle('apres', apl, 2023, 2.5)).toBe('APL, officiel 2023 + changement');
    expect(plain(triedTitle('changement', apl, 2023, 2.5))).toBe('changement de l’indicateur « APL »');
    expect(triedTitle('variantes', apl, 2023, 2.5)).toContain('sous 2,5');
    expect(plain(triedLines(['a', 'b']))).toBe('Le scénario : a ; b.');
    expect(triedLines([])).toContain('les officiels');
    expect(legendParts({ classes: [], missing: [], threshold: { value: 2, text: 'Seuil' } }).seuil).toBe('Seuil');
  });
});
