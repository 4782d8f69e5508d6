import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/domain/finder/kinds';
import { nearest, type NearestOptions, type Origin } from '../../../src/domain/finder/nearest';
import { place } from './places';

const model = { start: [5, 5, 5, 5, 5, 5, 5], arrival: [0, 0, 0, 0, 0, 0, 0], pace: [1, 1, 1, 1, 1, 1, 1] };
const options: NearestOptions = { model, limit: 5 };
const blanc: Origin = { lon: 1.06, lat: 46.63, densite: 4, commune: '36018' };
/** Degrees of latitude of some kilometres. */
const north = (km: number): number => 46.63 + km / 111.195;
const ids = (places: readonly { readonly place: { readonly id: string } }[]): string[] => places.map(({ place: { id } }) => id);

describe('the nearest places', () => {
  it('are sorted by minutes at the minute, then opening, name and identifier', () => {
    const places = [
      place({ id: 'loin', lat: north(30) }),
      place({ id: 'b', nom: 'B', lat: north(10) }),
      place({ id: 'a2', lat: north(10.2) }),
      place({ id: 'a1', lat: north(10.1) }),
      place({ id: 'ouvert', nom: 'Z', lat: north(10.3) }),
    ];
    const { proches } = nearest(blanc, places, { ...options, opening: ({ id }) => (id === 'ouvert' ? 0 : 1) });
    expect(ids(proches)).toEqual(['ouvert', 'a1', 'a2', 'b', 'loin']);
    expect(proches[1]?.minutes).toBeCloseTo(15.1, 2);
    expect(proches[1]?.km).toBeCloseTo(10.1, 2);
  });
  it('keeps two places at one point, in a stable order whatever the order given', () => {
    const places = [place({ id: 'b' }), place({ id: 'a' })];
    expect(ids(nearest(blanc, places, options).proches)).toEqual(['a', 'b']);
    expect(ids(nearest(blanc, places.toReversed(), options).proches)).toEqual(['a', 'b']);
  });
  it('may be more than an hour away, unless only a contract names them', () => {
    const far = { lat: north(90) };
    expect(nearest(blanc, [place(far)], options).proches[0]?.minutes).toBeCloseTo(95, 0);
    expect(nearest(blanc, [place({ ...far, contrat: 'brenne-2021' })], options)).toEqual({ proches: [], sansMinutes: [] });
  });
  it('gives no minutes without a model, and still the nearest first', () => {
    const { proches } = nearest(blanc, [place({ id: 'loin', lat: north(30) }), place({ id: 'pres', lat: north(3) })], { model: null, limit: 5 });
    expect(proches.map(({ place: { id }, minutes }) => [id, minutes])).toEqual([['pres', null], ['loin', null]]);
  });
  it('gives no more than asked', () => expect(nearest(blanc, [place({ id: 'a' }), place({ id: 'b' })], { model, limit: 1 }).proches).toHaveLength(1));
});

describe('places without minutes', () => {
  it('come apart with the reason: one that goes round, one without a point, one of an unknown commune', () => {
    const places = [
      place({ id: 'sans', lon: null, lat: null }),
      place({ id: 'bus', itinerant: true }),
      place({ id: 'commune', commune: null, densite: null, code_postal: '36300' }),
      place({ id: 'ailleurs', itinerant: true, commune: '86165' }),
      place({ id: 'dessert', itinerant: true, commune: '86165', lat: north(9), desservies: ['36018'] }),
      place({ id: 'nulle-part', commune: null, code_postal: null, densite: null }),
    ];
    const { proches, sansMinutes } = nearest(blanc, places, options);
    expect(proches).toEqual([]);
    expect(sansMinutes.map(({ place: { id }, raison }) => [id, raison])).toEqual([
      ['bus', 'itinerant'],
      ['dessert', 'itinerant'],
      ['commune', 'sans_position'],
      ['sans', 'sans_position'],
    ]);
  });
  it('are those of the département where the commune has no point', () => {
    const { proches, sansMinutes } = nearest({ ...blanc, lon: null, lat: null }, [place({}), place({ id: 'ailleurs', commune: '86165' })], options);
    expect(proches).toEqual([]);
    expect(sansMinutes.map(({ raison, km }) => [raison, km])).toEqual([['origine_inconnue', null]]);
  });
  it('are those across water, only where few can be driven to', () => {
    const ouessant: Origin = { lon: -5.09, lat: 48.46, densite: 5, commune: '29155' };
    const brest = place({ id: 'brest', commune: '29019', lon: -4.49, lat: 48.39, densite: 0 });
    expect(nearest(ouessant, [brest], options).sansMinutes.map(({ raison }) => raison)).toEqual(['sans_route']);
    const own = Array.from({ length: 5 }, (_, i) => place({ id: `ile-${i}`, commune: '29155', lon: -5.09, lat: 48.46 }));
    expect(nearest(ouessant, [brest, ...own], options).sansMinutes).toEqual([]);
    expect(nearest(ouessant, [place({})], options)).toEqual({ proches: [], sansMinutes: [] });
  });
});

it('looks for the nearest within what is alike: a general hospital is no psychiatric site', () => {
  expect(kindOf(place({ categorie: 'hopital', sous_categorie: 'Centre Hospitalier (C.H.)' }))).toBe('hopital_general');
  expect(kindOf(place({ categorie: 'hopital', sous_categorie: 'Centre Hospitalier Spécialisé lutte Maladies Mentales' }))).toBe('hopital_psychiatrie');
  expect(kindOf(place({ categorie: 'covoiturage', sous_categorie: 'Auto-stop' }))).not.toBe(kindOf(place({ categorie: 'covoiturage', sous_categorie: 'Parking' })));
});
