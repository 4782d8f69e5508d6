import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmbed } from '../../src/finder/embed';
import { emptySearch, readFragment, writeFragment } from '../../src/finder/fragment';
import { groupIds } from '../../src/finder/groups';
import { accentFor, contrast, grounds, inks, isReadable } from '../../src/finder/host-colours';
import { communeAt, departementsAround, nearestCommune } from '../../src/finder/locate';
import { placeMemory } from '../../src/finder/memory';
import { readPassages } from '../../src/finder/passages';
import { departement, manifest } from './support';

describe('the address of a search', () => {
  const searches = fc.record({
    commune: fc.option(fc.constantFrom('36018', '2A004', '97411')),
    groupe: fc.option(fc.constantFrom(...groupIds)),
    lieu: fc.option(fc.string({ minLength: 1, maxLength: 60 })),
    sorte: fc.option(fc.string({ minLength: 1, maxLength: 60 })),
  });

  it('is read as it was written', () => {
    fc.assert(fc.property(searches, (search) => {
      expect(readFragment(writeFragment(search))).toEqual(search);
    }));
  });

  it('never throws, whatever is in it', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(Object.keys(readFragment(`#${text}`))).toEqual(Object.keys(emptySearch));
    }));
    expect(readFragment('#c=../..&q=constructor')).toEqual(emptySearch);
  });
});

/** Colours that a part of a style sheet gives to names. */
const valuesOf = (part: string, names: readonly string[]): string[] => names.map((name) => new RegExp(`${name}: (#[0-9a-f]{6})`, 'u').exec(part)?.[1] ?? name);

describe('the embedded page', () => {
  it('takes a territory, categories and colours, and nothing that makes no sense', () => {
    expect(readEmbed('?integre=1&territoire=36018&categories=hopital,droits,x&couleur=0a4a5a')).toEqual({ integre: true, commune: '36018', territoire: null, groupes: ['droits', 'hopital'], couleur: '#0a4a5a', couleurSombre: null });
    expect(readEmbed('?territoire=departement:2a&couleur=red&couleur-sombre=A0D0FF')).toEqual({ integre: false, commune: null, territoire: 'departement:2A', groupes: groupIds, couleur: null, couleurSombre: '#a0d0ff' });
    for (const [written, id] of [['epci:200070043', 'epci:200070043'], ['CLS:Brenne', 'cls:brenne'], ['bassin_vie:2a004', 'bassin_vie:2A004'], ['region:24', 'region:24'], ['france:FR', null], ['epci:../..', null]] as const) {
      expect(readEmbed(`?territoire=${written}`).territoire).toBe(id);
    }
  });

  it('knows the grounds of its own styles', () => {
    const css = readFileSync('src/finder/finder.css', 'utf8');
    const [light = '', dark = ''] = css.slice(0, css.indexOf('forced-colors: active')).split('prefers-color-scheme: dark');
    for (const [part, theme] of [[light, 'clair'], [dark, 'sombre']] as const) {
      expect([...grounds[theme]].sort()).toEqual([...new Set(valuesOf(part, ['--paper', '--card', '--sunken', '--accent-soft']))].sort());
      expect(inks[theme]).toBe(valuesOf(part, ['--accent-ink'])[0]);
      expect(isReadable(valuesOf(part, ['--accent'])[0] ?? '', theme)).toBe(true);
    }
  });

  it('takes the colour of the host where text is read at 7:1, in each theme, and keeps its own elsewhere', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(accentFor('clair', { couleur: '#0a4a5a', couleurSombre: null })).toBe('#0a4a5a');
    // 7:1 on white, less on the tinted grounds.
    expect(accentFor('clair', { couleur: '#595959', couleurSombre: null })).toBeNull();
    expect(accentFor('sombre', { couleur: '#0a4a5a', couleurSombre: '#ffd27f' })).toBe('#ffd27f');
    expect(accentFor('sombre', { couleur: '#0a4a5a', couleurSombre: '#804000' })).toBeNull();
    expect(accentFor('sombre', { couleur: null, couleurSombre: null })).toBeNull();
  });

  it('never takes a colour that is not read, and makes the host’s lighter for the dark theme', () => {
    const colour = fc.integer({ min: 0, max: 0xff_ff_ff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, fc.option(colour), fc.constantFrom('clair' as const, 'sombre' as const), (couleur, couleurSombre, theme) => {
        const accent = accentFor(theme, { couleur, couleurSombre });
        expect(accent === null || isReadable(accent, theme)).toBe(true);
      }),
    );
    const lighter = accentFor('sombre', { couleur: '#0a4a5a', couleurSombre: null });
    expect(lighter).not.toBeNull();
  });
});

const storageOf = (items: Map<string, string>): Storage => ({
  length: items.size,
  clear: () => items.clear(),
  key: () => null,
  getItem: (key) => items.get(key) ?? null,
  setItem: (key, value) => void items.set(key, value),
  removeItem: (key) => void items.delete(key),
});

describe('a place kept on the device', () => {
  it('is read back, forgotten, and refused without harm', () => {
    const items = new Map<string, string>();
    const memory = placeMemory(() => storageOf(items));
    expect(memory.set({ commune: '36018', nom: 'Le Blanc' })).toBe(true);
    expect(memory.get()).toEqual({ commune: '36018', nom: 'Le Blanc' });
    memory.set(null);
    expect(memory.get()).toBeNull();
    items.set('relais:lieu', '{"commune":"<b>","nom":1}');
    expect(memory.get()).toBeNull();
    const refusing = placeMemory(() => {
      throw new Error('refusé');
    });
    expect(refusing.get()).toBeNull();
    expect(refusing.set(null)).toBe(false);
  });
});

describe('a position, on the device', () => {
  const file = { fichier: 'relais/a', octets: 1, empreinte: '0'.repeat(64) };
  const of = (emprise: [number, number, number, number]) => ({ nom: 'x', points: file, mobilite: [file], hopitaux: file, ages: file, emprise });

  it('is looked for in the départements whose box holds it, the most central first', () => {
    const departements = { '36': of([0.9, 46.4, 2.2, 47.2]), '86': of([-0.1, 46.1, 1.2, 47.1]), '29': of([-5, 47.8, -3.4, 48.7]) };
    expect(departementsAround({ lon: 1.06, lat: 46.63 }, departements).map(({ code }) => code)).toEqual(['36', '86']);
    expect(departementsAround({ lon: -0.13, lat: 51.5 }, departements)).toEqual([]);
  });

  it('is looked for in another département only if a nearer commune may be there', async () => {
    const departements = { '36': of([0.9, 46.4, 2.2, 47.2]), '86': of([-0.1, 46.1, 1.2, 47.1]), '87': of([0.6, 45.4, 1.9, 46.55]) };
    const read: string[] = [];
    const files = {
      manifest: () => Promise.resolve({ ...manifest, departements }),
      departement: (code: string) => {
        read.push(code);
        return Promise.resolve({ ...departement([]), code, communes: [{ code: `${code}001`, nom: code, codes_postaux: '', lon: code === '86' ? 1.068 : 1.1, lat: 46.63, densite: 5, contrats: [] }] });
      },
    };
    // The first one has a commune at 2.3 km; that of the second is nearer; the box of the third is 8 km away.
    expect((await communeAt(files, { lon: 1.07, lat: 46.63 }))?.code).toBe('86001');
    expect(read).toEqual(['36', '86']);
    expect(await communeAt(files, { lon: -0.13, lat: 51.5 })).toBeNull();
  });

  it('is that of the nearest commune', () => {
    expect(nearestCommune({ lon: 1.07, lat: 46.64 }, departement([]).communes)?.commune.code).toBe('36018');
    expect(nearestCommune({ lon: 1.07, lat: 46.64 }, [])).toBeNull();
  });
});

it('rounds that cannot be read are left out', () => {
  const round = { jour: 1, heures: { debut: 540, fin: 720 }, frequence: { kind: 'hebdomadaire' }, du: null, au: null, periode: null };
  expect(readPassages([round, { jour: 9 }, null, 'x'])).toEqual([round]);
});
