import type { ProfessionParameters } from '../../contract/access-file';
import { addSite, type Catchment } from './catchment';

/** One thing that a planner tries, for one profession. Communes by rank. */
export type ScenarioItem =
  | { readonly kind: 'ajout'; readonly commune: number; readonly postes: number }
  | { readonly kind: 'retrait'; readonly commune: number; readonly postes: number }
  | { readonly kind: 'deplacement'; readonly commune: number; readonly vers: number; readonly postes: number }
  /** A stop of an itinerant service, in half-days a week. */
  | { readonly kind: 'tournee'; readonly commune: number; readonly demiJournees: number };

export type RefusalReason = 'commune' | 'hors_portee' | 'nombre' | 'trop' | 'offre_inconnue' | 'offre_insuffisante' | 'sur_place';

/** An item that was left out of the scenario; the others hold. */
export interface Refusal {
  /** Position in the list given. */
  readonly item: number;
  readonly reason: RefusalReason;
  /** For a person. */
  readonly message: string;
}

/** What is there before anything is tried. */
export interface ScenarioBase {
  readonly catchment: Catchment;
  readonly parameters: Pick<ProfessionParameters, 'offre_arrivant' | 'offre_poste'>;
  /** Official access by rank, NaN where unknown. */
  readonly official: Float64Array;
  /** Posts by rank (NaN where unknown); null where no file gives them. */
  readonly posts: Float64Array | null;
}

export interface ScenarioOutcome {
  /** Modelled change by rank, before the floor. */
  readonly change: Float64Array<ArrayBuffer>;
  /** Official + change, floored at 0; NaN where the official figure is unknown. */
  readonly access: Float64Array<ArrayBuffer>;
  /** 1 where the floor was hit: the model takes away more than the official figure holds. */
  readonly floored: Uint8Array<ArrayBuffer>;
  readonly refusals: readonly Refusal[];
  /** What the lines come to, commune by commune. */
  readonly supplies: readonly NetSupply[];
}

/** Convention: ten half-days a week (morning and afternoon, five days) make a full-time post. */
export const halfDaysOfFullTime = 10;
const halfDaysOfWeek = 14;
/** Posts of one item: beyond, a slip of the hand is likelier than a plan. */
export const largestItem = 100;
/** Posts are counted in thousandths, whose sums do not depend on their order. */
const thousandth = 1000;

const messages: Readonly<Record<RefusalReason, string>> = {
  commune: 'Commune inconnue\u00a0: cette ligne n’est pas prise en compte.',
  hors_portee: 'Aucun temps de trajet ni aucun habitant connus autour de cette commune\u00a0: l’effet d’une offre ne peut pas y être estimé.',
  nombre: 'Nombre attendu, supérieur à zéro.',
  trop: `Au plus ${largestItem} postes par ligne, et ${halfDaysOfWeek} demi-journées par semaine pour une tournée.`,
  offre_inconnue: 'Le nombre de professionnels en place n’est pas connu ici\u00a0: seuls des ajouts peuvent être simulés, puis retirés.',
  offre_insuffisante: 'Plus de postes retirés qu’il n’y en a dans cette commune\u00a0: ces retraits ne sont pas pris en compte.',
  sur_place: 'Le départ et l’arrivée sont la même commune.',
};

/** Thousandths of posts at a commune, whatever the order of the items. */
interface Ledger {
  added: number;
  removed: number;
  movedIn: number;
  movedOut: number;
}

/**
 * What a scenario changes, all of France at once and from nothing: never patched, so that neither its history nor the
 * order of its items matters.
 *
 * A removal first takes away what was added, which leaves no trace, then the posts in place at their calibrated volume; a
 * post that moves keeps that volume; an addition has the volume that the DREES imputes to a newcomer.
 */
export function applyScenario(base: ScenarioBase, items: readonly ScenarioItem[]): ScenarioOutcome {
  const { supplies, refusals } = netSupplies(base, items);
  const change = new Float64Array(base.official.length);
  for (const { commune, supply } of supplies) addSite(base.catchment, commune, supply, change);
  return { change, ...floor(base.official, change), refusals, supplies };
}

/** Supply that a scenario adds to a commune or, below 0, takes away from it, once all its lines are put together. */
export interface NetSupply {
  readonly commune: number;
  /** Consultations a year, or full-time posts. */
  readonly supply: number;
}

/** What the items come to, commune by commune, in the order of ranks; those that cannot be are left out and told. */
function netSupplies(base: ScenarioBase, items: readonly ScenarioItem[]): { readonly supplies: readonly NetSupply[]; readonly refusals: readonly Refusal[] } {
  const { parameters } = base;
  const refusals = new Map<number, RefusalReason>();
  items.forEach((item, position) => {
    const reason = ownFault(base, item);
    if (reason !== null) refusals.set(position, reason);
  });
  let ledgers = ledgersOf(items, refusals);
  for (let short = shortOf(base, ledgers); short.size > 0; short = shortOf(base, ledgers)) {
    items.forEach((item, position) => {
      const takes = item.kind === 'retrait' || item.kind === 'deplacement';
      if (takes && short.has(item.commune) && !refusals.has(position)) {
        refusals.set(position, base.posts === null || Number.isNaN(base.posts[item.commune]) ? 'offre_inconnue' : 'offre_insuffisante');
      }
    });
    ledgers = ledgersOf(items, refusals);
  }
  const supplies = [...ledgers]
    .sort(([a], [b]) => a - b)
    .map(([commune, ledger]): NetSupply => {
      const { newcomers, established } = netPosts(ledger);
      return { commune, supply: (newcomers * parameters.offre_arrivant + established * (parameters.offre_poste ?? 0)) / thousandth };
    })
    .filter(({ supply }) => supply !== 0);
  return { supplies, refusals: [...refusals].sort(([a], [b]) => a - b).map(([item, reason]) => ({ item, reason, message: messages[reason] })) };
}

const amountOf = (item: ScenarioItem): number => (item.kind === 'tournee' ? item.demiJournees / halfDaysOfFullTime : item.postes);
const thousandthsOf = (item: ScenarioItem): number => Math.round(amountOf(item) * thousandth);

/** What is wrong with an item by itself. */
function ownFault({ catchment }: ScenarioBase, item: ScenarioItem): RefusalReason | null {
  const communes = item.kind === 'deplacement' ? [item.commune, item.vers] : [item.commune];
  for (const commune of communes) {
    const shared = catchment.demand[commune];
    if (shared === undefined) return 'commune';
    if (shared <= 0) return 'hors_portee';
  }
  if (item.kind === 'deplacement' && item.commune === item.vers) return 'sur_place';
  const amount = amountOf(item);
  if (!Number.isFinite(amount) || thousandthsOf(item) <= 0) return 'nombre';
  if (item.kind === 'tournee' ? item.demiJournees > halfDaysOfWeek : item.kind !== 'retrait' && amount > largestItem) return 'trop';
  return null;
}

function ledgersOf(items: readonly ScenarioItem[], refused: ReadonlyMap<number, RefusalReason>): Map<number, Ledger> {
  const ledgers = new Map<number, Ledger>();
  const at = (commune: number): Ledger => {
    const known = ledgers.get(commune) ?? { added: 0, removed: 0, movedIn: 0, movedOut: 0 };
    ledgers.set(commune, known);
    return known;
  };
  items.forEach((item, position) => {
    if (refused.has(position)) return;
    const amount = thousandthsOf(item);
    if (item.kind === 'ajout' || item.kind === 'tournee') at(item.commune).added += amount;
    else if (item.kind === 'retrait') at(item.commune).removed += amount;
    else {
      at(item.commune).movedOut += amount;
      at(item.vers).movedIn += amount;
    }
  });
  return ledgers;
}

const netPosts = ({ added, removed, movedIn, movedOut }: Ledger): { newcomers: number; established: number } => ({
  newcomers: Math.max(0, added - removed),
  established: movedIn - movedOut - Math.max(0, removed - added),
});

/** Communes that would lose more posts than they have. */
function shortOf({ posts }: ScenarioBase, ledgers: ReadonlyMap<number, Ledger>): Set<number> {
  const short = new Set<number>();
  for (const [commune, ledger] of ledgers) {
    const there = posts?.[commune] ?? Number.NaN;
    if (Math.round((Number.isNaN(there) ? 0 : there) * thousandth) + netPosts(ledger).established < 0) short.add(commune);
  }
  return short;
}

function floor(official: Float64Array, change: Float64Array): Pick<ScenarioOutcome, 'access' | 'floored'> {
  const access = new Float64Array(official.length);
  const floored = new Uint8Array(official.length);
  official.forEach((value, rank) => {
    const after = value + (change[rank] ?? 0);
    if (after < 0) floored[rank] = 1;
    // NaN stays NaN: nothing is shown where nothing official is known.
    access[rank] = after < 0 ? 0 : after;
  });
  return { access, floored };
}
