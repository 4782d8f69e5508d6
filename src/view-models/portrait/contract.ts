import type { Startup } from '../../contract/startup';
import { totalOf } from '../../domain/portrait/shares';
import { formatCount, formatNumber, nbsp } from '../../domain/format';
import { type AxisRow, contractsOf } from '../actions';
import { contractCard, type ContractRow, periodText } from '../contract-card';
import { readableName } from '../french';
import type { PortraitInput } from './subject';

/** The contract of a territory in short. */
export interface ContractBrief {
  readonly title: string;
  readonly lines: readonly string[];
  readonly axes: readonly string[];
  /** Contracts that came before it. */
  readonly before: readonly string[];
  readonly source: string;
}

/** @param one what the document lists: actions, or operations that it does not number; null where it lists both, which no count may mix. */
const axisText = ({ numero, intitule, actions }: AxisRow, one: 'action' | 'opération' | null): string =>
  `${numero === null ? '' : `${numero}. `}${intitule}${actions === 0 || one === null ? '' : ` (${formatCount(actions, one)})`}`;

/** The contract at hand of a territory that has one; null elsewhere. @param today `YYYY-MM-DD`. */
export function contractBrief(rows: readonly ContractRow[], axes: readonly AxisRow[], territoire: string, today: string): ContractBrief | null {
  const [last, ...before] = contractsOf(rows, territoire);
  if (last === undefined) return null;
  const card = contractCard(last, [], [], [], today);
  const own = axes.filter(({ contrat, niveau }) => contrat === last.id && niveau === 'axe');
  const one = last.operations === 0 ? 'action' : last.fiches === 0 ? 'opération' : null;
  return {
    title: card.nom,
    lines: [
      `Période${nbsp}: ${card.period} (${card.etatText}).`,
      ...(card.porteur === null ? ['Porteur non précisé par le document.'] : [`Porteur${nbsp}: ${card.porteur}.`]),
      `${card.counts}.`,
      ...(card.perimetre.deduit ? ['Périmètre déduit, que le document n’énonce pas.'] : []),
    ],
    axes: own.map((axis) => axisText(axis, one)),
    before: before.map((contract) => `${contract.nom} (${periodText(contract)})`),
    source: card.source,
  };
}

/** Contracts whose perimeter shares communes with the territory, how much of it they cover; other contracts exist that are not in this site. */
export function contractsAround({ subject, columns }: PortraitInput, territoires: Startup['territoires']): string[] {
  const population = columns.latest('population')?.values ?? null;
  const inside = subject.ranks === null ? null : new Set(subject.ranks);
  return territoires.flatMap(({ id, nom, communes, contrats }) => {
    const shared = Int32Array.from(communes.flatMap(({ rang }) => (inside === null || inside.has(rang) ? [rang] : [])));
    if (shared.length === 0 || id === subject.id) return [];
    const people = population === null ? null : totalOf(population, shared).sum;
    const where = shared.length === subject.communes ? 'tout le territoire' : `${formatCount(shared.length, 'commune')} sur ${formatNumber(subject.communes)}`;
    const last = contrats.toSorted((a, b) => (a.debut ?? '').localeCompare(b.debut ?? '')).at(-1);
    return [`${readableName(nom)}${last === undefined ? '' : ` (${periodText(last)})`}${nbsp}: ${where}${people === null ? '' : `, ${formatCount(people, 'habitant')}`}`];
  });
}
