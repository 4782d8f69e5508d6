import { type EtatContrat, firstDay, lastDay } from '../../domain/contracts';
import { formatCount, formatDate } from '../../domain/format';
import { type ContractRow, periodText } from '../contract-card';
import { type Catalogue, etatLabels } from './catalogue';
import { countsText } from './counts';

export interface TimelineBar {
  readonly id: string;
  readonly label: string;
  /** Place on the axis, 0 to 1. */
  readonly from: number;
  readonly to: number;
  /** An end that the document does not give: the bar stops where the axis does. */
  readonly open: boolean;
  readonly etat: EtatContrat;
}

export interface TimelineRow {
  readonly territoire: string;
  /** Generations of the territory's contract, the first one first. */
  readonly bars: readonly TimelineBar[];
}

/** A contract in the table beside the time line. */
export interface TimelineLine {
  readonly id: string;
  readonly nom: string;
  readonly generation: string;
  readonly period: string;
  readonly signature: string;
  readonly etat: string;
  readonly ended: boolean;
  readonly counts: string;
}

export interface Timeline {
  readonly rows: readonly TimelineRow[];
  readonly years: readonly { readonly year: number; readonly at: number }[];
  readonly today: number;
  readonly lines: readonly TimelineLine[];
  readonly sentence: string;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const startOf = (year: number): number => time(`${year}-01-01`);

/** Contracts and their generations on one axis of whole years. @param today `YYYY-MM-DD`. */
export function timeline(catalogue: Pick<Catalogue, 'contracts' | 'etatOf'>, today: string): Timeline {
  const { contracts, etatOf } = catalogue;
  const dated = contracts.filter(({ debut }) => debut !== null);
  const first = Math.min(yearOf(today), ...dated.map(({ debut }) => yearOf(debut ?? today)));
  const last = Math.max(yearOf(today), ...contracts.flatMap(({ fin }) => (fin === null ? [] : [yearOf(fin)]))) + 1;
  const span = startOf(last) - startOf(first);
  const at = (moment: number): number => Math.min(1, Math.max(0, (moment - startOf(first)) / span));
  const bar = ({ id, debut, fin }: ContractRow): TimelineBar => ({
    id,
    label: periodText({ debut, fin }),
    from: debut === null ? 0 : at(time(firstDay(debut))),
    to: fin === null ? 1 : at(time(lastDay(fin)) + 86_400_000),
    open: fin === null || debut === null,
    etat: etatOf(id),
  });
  const names = new Map(contracts.map((contract) => [contract.territoire, contract.territoire_nom ?? contract.nom]));
  const count = (etat: EtatContrat): number => contracts.filter(({ id }) => etatOf(id) === etat).length;
  return {
    rows: [...names].map(([territoire, nom]) => ({
      territoire: nom,
      bars: contracts
        .filter((contract) => contract.territoire === territoire)
        .toSorted((a, b) => (a.debut ?? '').localeCompare(b.debut ?? ''))
        .map(bar),
    })),
    years: Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, at: at(startOf(first + i)) })),
    today: at(time(today)),
    lines: contracts.map((contract) => ({
      id: contract.id,
      nom: contract.nom,
      generation: contract.generation === null ? 'non précisée' : contract.generation === 1 ? '1re' : `${contract.generation}e`,
      period: periodText(contract),
      signature: contract.date_signature === null ? 'non précisée' : formatDate(contract.date_signature),
      etat: etatLabels[etatOf(contract.id)],
      ended: etatOf(contract.id) === 'echu',
      counts: countsText(contract),
    })),
    sentence: `Au ${formatDate(today)}, ${formatCount(count('en_cours'), 'contrat chargé est en cours', 'contrats chargés sont en cours')} et ${formatCount(count('echu'), 'est échu', 'sont échus')}${
      count('a_venir') + count('inconnu') === 0 ? '' : `\u00a0; ${count('a_venir')} à venir, ${count('inconnu')} de période non précisée`
    }.`,
  };
}
