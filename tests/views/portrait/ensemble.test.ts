import { describe, expect, it } from 'vitest';
import { ensembleOf } from '../../../src/domain/portrait/ensemble';
import { decodeEnsemble, encodeEnsemble, longestEnsemble } from '../../../src/state/portrait';
import { ensembleSubject } from '../../../src/view-models/portrait/ensemble';
import type { CommunesTable } from '../../../src/domain/communes';
import { plain } from '../support';

const count = 14;
const nothing = new Float64Array(count);
const communes: CommunesTable = {
  count,
  code: Array.from({ length: count }, (_, i) => String(36_001 + i)),
  nom: Array.from({ length: count }, (_, i) => `C${i}`),
  departement: Array.from({ length: count }, () => '36'),
  region: Array.from({ length: count }, () => '24'),
  epci: Array.from({ length: count }, (_, i) => (i < 3 ? '243600327' : null)),
  bassinVie: Array.from({ length: count }, () => null),
  population: nothing, superficieKm2: nothing, lon: nothing, lat: nothing, bbox: new Float64Array(4 * count),
  pointReference: [], densite: [], frr: [], codesPostaux: [],
};
const contracts = [{ id: 'cls:essai', communes: [{ rang: 4 }, { rang: 2 }] }];
const together = (...parts: string[]) => ensembleOf(communes, contracts, parts);

describe('communes put together by hand', () => {
  it('each once, whatever brings it; what names nothing is told', () => {
    expect([...together('36006', 'epci:243600327', 'cls:essai', '36001').ranks]).toEqual([0, 1, 2, 4, 5]);
    expect(together('36099', 'epci:000', 'cls:absent', '36001')).toEqual({ ranks: Int32Array.from([0]), unknown: ['36099', 'epci:000', 'cls:absent'] });
  });

  it('its name agrees, its communes are named', () => {
    const one = ensembleSubject(together('36001'), communes);
    expect([one?.nom, one?.titre, one?.detail].map((text) => plain(text ?? ''))).toEqual(['l’ensemble d’une commune choisie', 'Ensemble de 1 commune', 'Communes : C0 (36).']);
    const many = ensembleSubject(together('departement:36'), communes);
    expect(plain(many?.nom ?? '')).toBe('l’ensemble de 14 communes choisies');
    expect(plain(many?.detail ?? '')).toMatch(/C11 \(36\) et 2 autres\.$/u);
    expect(ensembleSubject(together('36099'), communes)).toBeNull();
  });

  it('a link holds it, refuses half of it, and says no to more than fits', () => {
    const parts = decodeEnsemble('36001,epci:243600327,36001');
    expect(parts).toEqual(['36001', 'epci:243600327']);
    expect(encodeEnsemble(parts ?? [])).toBe('36001,epci:243600327');
    expect(decodeEnsemble('36001,<b>')).toBeUndefined();
    expect(decodeEnsemble(Array.from({ length: longestEnsemble / 5 }, () => '36001').join(','))).toBeUndefined();
    expect(decodeEnsemble('')).toEqual([]);
  });
});
