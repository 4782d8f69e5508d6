import { meanCoverage } from '../coverage';
import { type IsolationSource, measureIsolation } from '../access/isolation';
import { totalOf } from './shares';

/** Who is near a service, minute after minute. */
export interface Reach {
  /** People of communes with minutes, and of those without. */
  readonly people: number;
  readonly unknown: number;
  /** People at strictly fewer minutes than each limit, in the order of the limits. */
  readonly within: readonly number[];
}

/**
 * People at fewer minutes than each limit.
 * @param limits minutes.
 * @param ranks communes to count; null: all.
 * @returns null where minutes are known for fewer than 80 % of the people, or where nobody is counted.
 */
export function measureReach(source: IsolationSource, limits: readonly number[], ranks: Int32Array | null): Reach | null {
  const all = totalOf(source.people, ranks).sum ?? 0;
  const measured = limits.map((limit) => measureIsolation(source, limit, ranks));
  const people = measured[0]?.people ?? 0;
  if (people === 0 || people / all < meanCoverage) return null;
  return { people, unknown: all - people, within: measured.map(({ peopleBeyond }) => people - peopleBeyond) };
}
