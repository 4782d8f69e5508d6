import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSchedule } from '../../src/domain/hours/encode';
import { parseSchedule } from '../../src/domain/hours/parse';
import { byMinutesThenOpening, cardOf, cardText, geoLink, phoneOf, routeLink } from '../../src/finder/cards';
import { manifest, place } from './support';

const tuesdayTen = new Date('2026-11-24T09:00:00Z');
const context = { now: tuesdayTen, sources: manifest.sources, territoire: null };

describe('what a visitor reads of a place', () => {
  it('says what the source gives, with its date, and nothing more', () => {
    const card = cardOf(place({}), 12.4, context);
    expect(card).toMatchObject({
      titre: 'France services du Blanc',
      sorte: 'France services',
      ouverture: 'horaires non connus',
      etat: 'inconnu',
      fraicheur: 'informations d’août\u00a02024, appelez avant de vous déplacer',
      trajet: 'environ 12\u00a0min en voiture (estimation)',
      adresse: '1 Place du Général de Gaulle, 36300 Le Blanc',
      telephone: { href: 'tel:0254295165' },
    });
  });

  it('reads hours that make no sense as not known', () => {
    expect(cardOf(place({ horaires: 'n’importe quoi' }), null, context)).toMatchObject({ ouverture: 'horaires non connus', trajet: null, semaine: [] });
  });

  it('never says that a round is open in one place', () => {
    expect(cardOf(place({ itinerant: true }), null, context)).toMatchObject({ ouverture: 'tournée non connue, appelez pour connaître les jours et les lieux de passage', etat: 'inconnu' });
  });

  it('says nothing of hours where nobody keeps any, and calls no phone of a station', () => {
    expect(cardOf(place({ categorie: 'gare', sous_categorie: 'Segment C', telephone: null }), 3, context)).toMatchObject({ ouverture: null, sansAccueil: true, sorte: 'Gare (locale)' });
  });

  it('a date that is not given is said not to be', () => {
    expect(cardOf(place({ date_maj: null, source: 'constructor' }), null, context).fraicheur).toBe('informations sans date, appelez avant de vous déplacer');
  });

  it('says that a place is outside of the territory that the page is limited to', () => {
    const territoire = { nom: 'Brenne', departements: ['36'], has: (commune: string) => commune === '36018' };
    expect([cardOf(place({}), 3, { ...context, territoire }).ailleurs, cardOf(place({ commune: '86165' }), 3, { ...context, territoire }).ailleurs]).toEqual([null, 'en dehors de\u00a0: Brenne']);
  });

  it('refuses addresses that are none', () => {
    expect(cardOf(place({ site: 'javascript:alert(1)', courriel: 'a@b.fr?bcc=c', telephone: 'rien' }), null, context)).toMatchObject({ site: null, courriel: null, telephone: null });
    expect(cardOf(place({ site: 'www.exemple.fr/a' }), null, context).site).toEqual({ texte: 'exemple.fr', href: 'https://www.exemple.fr/a' });
  });
});

describe('phones', () => {
  it.each([
    ['02 54 29 51 65', 'tel:0254295165'],
    ['+33 2.54.29.51.65', 'tel:0254295165'],
    ['0033254295165', 'tel:0254295165'],
    ['3646', 'tel:3646'],
    ['+262 262 12 34 56', 'tel:+262262123456'],
    ['12', null],
    [null, null],
  ])('%s', (text, href) => {
    expect(phoneOf(text)?.href ?? null).toBe(href);
  });

  it('dial digits only, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 .()-]{0,20}$/u)), (text) => {
        expect(phoneOf(text)?.href ?? 'tel:1').toMatch(/^tel:\+?\d+$/u);
      }),
    );
  });
});

describe('order of the list', () => {
  it('is by whole minutes, then by opening: what is open comes before what is not', () => {
    const all = 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' ');
    const open = encodeSchedule(parseSchedule({ jours: Object.fromEntries(all.map((jour) => [jour, '08:00 - 18:00'])) }));
    const closed = encodeSchedule(parseSchedule({ jours: { lundi: '08:00 - 09:00' } }));
    const cards = [
      cardOf(place({ id: 'loin', horaires: open }), 20, context),
      cardOf(place({ id: 'ferme', horaires: closed }), 12.1, context),
      cardOf(place({ id: 'inconnu' }), 12, context),
      cardOf(place({ id: 'ouvert', horaires: open }), 12.4, context),
    ].sort(byMinutesThenOpening);
    expect(cards.map(({ id }) => id)).toEqual(['ouvert', 'ferme', 'inconnu', 'loin']);
    expect(cards[0]).toMatchObject({ ouverture: 'ouvert, ferme à\u00a018\u00a0h', etat: 'ouvert', fraicheur: 'horaires d’août\u00a02024, appelez avant de vous déplacer' });
  });
});

describe('links and texts', () => {
  it('a route starts from the centre of the commune, or from nowhere', () => {
    expect(routeLink({ lon: 1.5, lat: 46.5 }, { lon: 1.06, lat: 46.63 })).toBe('https://www.openstreetmap.org/directions?engine=fossgis_osrm_car&route=46.6300%2C1.0600%3B46.50000%2C1.50000');
    expect(routeLink({ lon: 1.5, lat: 46.5 }, null)).toContain('route=%3B46.5');
    expect(geoLink({ lon: 1.5, lat: 46.5 }, 'A & B')).toBe('geo:46.50000,1.50000?q=46.50000,1.50000(A%20%26%20B)');
  });

  it('the text copied holds all that is needed to go', () => {
    expect(cardText(cardOf(place({}), 3, context), 'https://x/#c=36018').split('\n')).toEqual([
      'France services du Blanc',
      'France services',
      '1 Place du Général de Gaulle, 36300 Le Blanc',
      'Téléphone\u00a0: 02\u00a054\u00a029\u00a051\u00a065',
      'Courriel\u00a0: leblanc@france-services.gouv.fr',
      'environ 3\u00a0min en voiture (estimation)',
      '(informations d’août\u00a02024, appelez avant de vous déplacer)',
      'https://x/#c=36018',
    ]);
  });
});
