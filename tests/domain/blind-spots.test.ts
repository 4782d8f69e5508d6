import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communeContracts, type ContractActions } from '../../src/domain/blind-spots';

const today = '2026-11-27';
const contract = (part: Partial<ContractActions> & Pick<ContractActions, 'id'>): ContractActions => ({
  debut: '2022',
  fin: '2027',
  perimeter: Int32Array.of(0, 1),
  territoire: 0,
  communes: 0,
  located: new Int32Array(0),
  ...part,
});
const situations = (...contracts: readonly ContractActions[]) =>
  communeContracts(contracts, 3, today).map(({ situation, horsPeriode }) => (horsPeriode ? `${situation} (hors période)` : situation));

describe('what contracts do about access, commune by commune', () => {
  it.each<[string, ContractActions[], string[]]>([
    ['no contract loaded', [], ['non_renseigne', 'non_renseigne', 'non_renseigne']],
    ['a contract without any such action', [contract({ id: 'a' })], ['sans_action', 'sans_action', 'non_renseigne']],
    ['actions of the whole territory only', [contract({ id: 'a', territoire: 2 })], ['territoire_seul', 'territoire_seul', 'non_renseigne']],
    ['an action located in one of them', [contract({ id: 'a', territoire: 2, communes: 1, located: Int32Array.of(1) })], ['territoire_seul', 'localisee', 'non_renseigne']],
    ['actions located elsewhere and none of the whole territory', [contract({ id: 'a', communes: 1, located: Int32Array.of(1) })], ['ailleurs', 'localisee', 'non_renseigne']],
    ['a contract that is over', [contract({ id: 'a', fin: '2023', territoire: 2 })], ['territoire_seul (hors période)', 'territoire_seul (hors période)', 'non_renseigne']],
    ['a contract to come', [contract({ id: 'a', debut: '2027', fin: '2030' })], ['sans_action (hors période)', 'sans_action (hors période)', 'non_renseigne']],
    ['a year that is not over', [contract({ id: 'a', fin: '2026' })], ['sans_action', 'sans_action', 'non_renseigne']],
    ['an end that the document does not state', [contract({ id: 'a', fin: null })], ['sans_action', 'sans_action', 'non_renseigne']],
    [
      'one over that did much, one in force that does nothing: what is over does not count',
      [contract({ id: 'a', fin: '2020', communes: 1, located: Int32Array.of(0) }), contract({ id: 'b' })],
      ['sans_action', 'sans_action', 'non_renseigne'],
    ],
    [
      'two that are over: the one that did most there speaks',
      [contract({ id: 'a', fin: '2016' }), contract({ id: 'b', fin: '2023', territoire: 1 })],
      ['territoire_seul (hors période)', 'territoire_seul (hors période)', 'non_renseigne'],
    ],
  ])('%s', (_, contracts, expected) => expect(situations(...contracts)).toEqual(expected));

  it('does not depend on the order of the contracts', () => {
    const some = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      fin: fc.constantFrom('2023', '2027', null),
      territoire: fc.integer({ min: 0, max: 1 }),
      communes: fc.integer({ min: 0, max: 1 }),
      perimeter: fc.subarray([0, 1, 2]).map((ranks) => Int32Array.from(ranks)),
    });
    const contracts = fc.uniqueArray(some, { selector: ({ id }) => id, maxLength: 4 });
    fc.assert(
      fc.property(contracts, (list) => {
        const made = list.map((part) => contract({ ...part, located: part.communes > 0 ? part.perimeter.slice(0, 1) : new Int32Array(0) }));
        expect(situations(...made.toReversed())).toEqual(situations(...made));
      }),
    );
  });
});
