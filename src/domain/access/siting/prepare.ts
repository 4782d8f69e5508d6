import type { Catchment } from '../catchment';
import type { Pairs } from '../pairs';
import { type SitingGoal, type SitingProblem, type SitingRule } from './problem';

/** Sites of one answer at most: beyond, a slip of the hand is likelier than a plan. */
export const mostSites = 50;
/** Full-time posts of one site at most, as of one line of a scenario. */
export const mostPosts = 100;
/** A trip of so many minutes or more is not told from a longer one. */
export const farthestMinutes = 30;

export interface SitingQuestion {
  readonly goal: SitingGoal;
  /** Sites wanted, the fixed ones included. */
  readonly count: number;
  /** Full-time posts of each site: what `seuil` and `deficit` spread. */
  readonly posts: number;
  /** Minutes within which somebody is covered: what `couverture` asks. */
  readonly minutes: number;
  /** Communes that are looked at, by rank, ascending; null: all. */
  readonly zone: Int32Array | null;
  /** Those of the zone that may be chosen; null: all of them. */
  readonly allowed: Int32Array | null;
  readonly fixed: Int32Array;
  readonly forbidden: Int32Array;
}

export type SitingFaultReason = 'nombre' | 'postes' | 'minutes' | 'contradiction' | 'trop_imposes' | 'hors_portee' | 'aucun_lieu';

/** Why a question has no answer. */
export interface SitingFault {
  readonly reason: SitingFaultReason;
  /** Commune at fault; null where none is. */
  readonly rank: number | null;
}

/** What the sites are tried on. */
export interface SitingGround {
  readonly catchment: Catchment;
  /** Every pair less than `farthestMinutes` apart at least; only goals of time need them. */
  readonly pairs: Pairs | null;
  /** By rank: what is shown now (NaN unknown), people to count, standardised people. */
  readonly access: Float64Array;
  readonly people: Float64Array;
  readonly standardised: Float64Array;
  readonly threshold: number;
  /** Supply that one full-time post brings. */
  readonly supplyOfPost: number;
  /** 1 where the service is already: goals of time count it. */
  readonly present: Uint8Array;
}

/** What a goal is measured against, over the communes that an allowed or fixed site reaches. */
export interface SitingContext {
  /** People reached: under the threshold for `seuil` and `deficit`. */
  readonly people: number;
  /** Before any site. `seuil`: people under the threshold; `deficit`: the deficit; `couverture`: people covered already; `trajet`: mean minutes, capped. */
  readonly before: number;
  /** Sites that may be chosen. */
  readonly choice: number;
}

export interface PreparedSiting {
  readonly problem: SitingProblem;
  readonly context: SitingContext;
}

const rules: Readonly<Record<SitingGoal, SitingRule>> = { seuil: 'palier', deficit: 'plafond', couverture: 'plafond', trajet: 'meilleur' };

export const isOfTime = (goal: SitingGoal): boolean => goal === 'couverture' || goal === 'trajet';

const fault = (reason: SitingFaultReason, rank: number | null = null): SitingFault => ({ reason, rank });

/** Sites, needs and effects of a question, or why it makes none. */
export function prepareSiting(question: SitingQuestion, ground: SitingGround): PreparedSiting | SitingFault {
  const { goal, count, posts, minutes, fixed, forbidden } = question;
  const n = ground.people.length;
  if (!Number.isInteger(count) || count < 1 || count > mostSites) return fault('nombre');
  if (!isOfTime(goal) && !(posts > 0 && posts <= mostPosts)) return fault('postes');
  if (goal === 'couverture' && !(minutes > 0 && minutes < farthestMinutes)) return fault('minutes');
  const refused = new Set(forbidden);
  const imposed = [...new Set(fixed)].toSorted((a, b) => a - b);
  for (const rank of imposed) {
    if (refused.has(rank)) return fault('contradiction', rank);
    if (!reaches(ground, goal, rank)) return fault('hors_portee', rank);
  }
  if (imposed.length > count) return fault('trop_imposes');

  const zone = question.zone ?? Int32Array.from({ length: n }, (_, rank) => rank);
  const sites = imposed.every((rank) => zone.includes(rank)) ? Int32Array.from(zone) : Int32Array.from(new Set([...zone, ...imposed])).toSorted((a, b) => a - b);
  const inZone = new Uint8Array(n);
  for (const rank of zone) inZone[rank] = 1;
  const may = new Uint8Array(n);
  for (const rank of question.allowed ?? zone) may[rank] = inZone[rank] ?? 0;
  for (const rank of refused) may[rank] = 0;
  const allowed = Uint8Array.from(sites, (rank) => may[rank] ?? 0);
  const isFixed = new Set(imposed);
  const choice = sites.reduce((sum, rank) => sum + (may[rank] === 1 && !isFixed.has(rank) && reaches(ground, goal, rank) ? 1 : 0), 0);
  if (choice === 0 && imposed.length === 0) return fault('aucun_lieu');

  const counted = Uint8Array.from(sites, (rank) => (may[rank] === 1 || isFixed.has(rank) ? 1 : 0));
  const rows = isOfTime(goal) ? rowsOfTime(ground, goal, minutes, sites, counted) : rowsOfAccess(ground, goal, posts, sites, counted);
  const positions = new Map(imposed.length === 0 ? [] : [...sites].map((rank, at) => [rank, at] as const));
  return {
    problem: { rule: rules[goal], sites, allowed, fixed: Int32Array.from(imposed, (rank) => positions.get(rank) ?? 0), count, ...rows.table },
    context: { people: rows.people, before: rows.before, choice },
  };
}

/** Whether the model knows what a site here would do. */
function reaches({ catchment, pairs }: SitingGround, goal: SitingGoal, rank: number): boolean {
  if (!isOfTime(goal)) return (catchment.demand[rank] ?? 0) > 0;
  return pairs !== null && (pairs.offset[rank + 1] ?? 0) > (pairs.offset[rank] ?? 0);
}

interface Rows {
  readonly table: Pick<SitingProblem, 'offset' | 'need' | 'effect' | 'communes' | 'weight'>;
  readonly people: number;
  readonly before: number;
}

const firstEntries = 0x10000;

/** Rows filled one site after the other, the communes in need numbered as they come. */
class Table {
  readonly #offset: Int32Array<ArrayBuffer>;
  #need = new Int32Array(firstEntries);
  #effect = new Float64Array(firstEntries);
  readonly #numberOf: Int32Array;
  readonly #communes: number[] = [];
  readonly #weight: number[] = [];
  #entries = 0;
  #sites = 0;

  constructor(sites: number, communes: number) {
    this.#offset = new Int32Array(sites + 1);
    this.#numberOf = new Int32Array(communes).fill(-1);
  }

  put(rank: number, weight: number, effect: number): void {
    let number = this.#numberOf[rank] ?? -1;
    if (number < 0) {
      number = this.#communes.length;
      this.#numberOf[rank] = number;
      this.#communes.push(rank);
      this.#weight.push(weight);
    }
    if (this.#entries === this.#need.length) this.#grow();
    this.#need[this.#entries] = number;
    this.#effect[this.#entries] = effect;
    this.#entries += 1;
  }

  #grow(): void {
    const need = new Int32Array(2 * this.#need.length);
    const effect = new Float64Array(2 * this.#effect.length);
    need.set(this.#need);
    effect.set(this.#effect);
    this.#need = need;
    this.#effect = effect;
  }

  closeSite(): void {
    this.#sites += 1;
    this.#offset[this.#sites] = this.#entries;
  }

  done(): Rows['table'] {
    return {
      offset: this.#offset,
      need: this.#need.slice(0, this.#entries),
      effect: this.#effect.slice(0, this.#entries),
      communes: Int32Array.from(this.#communes),
      weight: Float64Array.from(this.#weight),
    };
  }
}

/** Effects as parts of what each commune lacks: ΔA_i = w_ij · S / D_j over the gap to the threshold. */
function rowsOfAccess({ catchment, access, people, standardised, threshold, supplyOfPost }: SitingGround, goal: SitingGoal, posts: number, sites: Int32Array, counted: Uint8Array): Rows {
  const { offset, neighbour, weight, demand, per } = catchment;
  const lack = Float64Array.from(access, (value) => (value < threshold ? threshold - value : 0));
  const table = new Table(sites.length, people.length);
  const seen = new Uint8Array(people.length);
  let reached = 0;
  let deficit = 0;
  sites.forEach((rank, position) => {
    const shared = demand[rank] ?? 0;
    const share = shared > 0 ? (posts * supplyOfPost * per) / shared : 0;
    const end = share > 0 ? (offset[rank + 1] ?? 0) : 0;
    for (let k = offset[rank] ?? 0; k < end; k += 1) {
      const i = neighbour[k] ?? 0;
      const missing = lack[i] ?? 0;
      const gain = (weight[k] ?? 0) * share;
      if (missing === 0 || gain === 0) continue;
      const souls = (people[i] ?? 0) > 0 ? (people[i] ?? 0) : 0;
      const want = (standardised[i] ?? 0) > 0 ? ((standardised[i] ?? 0) / per) * missing : 0;
      if (counted[position] === 1 && seen[i] === 0) {
        seen[i] = 1;
        reached += souls;
        deficit += want;
      }
      const own = goal === 'seuil' ? souls : want;
      if (own > 0) table.put(i, own, Math.min(1, gain / missing));
    }
    table.closeSite();
  });
  return { table: table.done(), people: reached, before: goal === 'seuil' ? reached : deficit };
}

/** Minutes from each commune to the nearest one where the service is already; `farthestMinutes` where none is nearer. */
export function minutesToPresent({ offset, neighbour, centiminutes }: Pairs, present: Uint8Array): Float64Array {
  return Float64Array.from({ length: offset.length - 1 }, (_, i) => {
    let least = farthestMinutes;
    for (let k = offset[i] ?? 0; k < (offset[i + 1] ?? 0); k += 1) {
      if (present[neighbour[k] ?? 0] === 1) least = Math.min(least, (centiminutes[k] ?? 0) / 100);
    }
    return least;
  });
}

/** Cover: 1 within the minutes, for those whom nothing covers yet. Travel: minutes saved on the trip to what is there already. */
function rowsOfTime({ pairs, people, present }: SitingGround, goal: SitingGoal, minutes: number, sites: Int32Array, counted: Uint8Array): Rows {
  if (pairs === null) throw new RangeError('paires de communes absentes');
  const { offset, neighbour, centiminutes } = pairs;
  const now = minutesToPresent(pairs, present);
  const table = new Table(sites.length, people.length);
  const seen = new Uint8Array(people.length);
  const within = goal === 'couverture' ? minutes : farthestMinutes;
  let reached = 0;
  let before = 0;
  sites.forEach((rank, position) => {
    const end = offset[rank + 1] ?? 0;
    for (let k = offset[rank] ?? 0; k < end; k += 1) {
      const i = neighbour[k] ?? 0;
      const souls = people[i] ?? 0;
      const trip = (centiminutes[k] ?? 0) / 100;
      if (!(souls > 0) || trip > within) continue;
      const there = now[i] ?? farthestMinutes;
      if (counted[position] === 1 && seen[i] === 0) {
        seen[i] = 1;
        reached += souls;
        before += goal === 'trajet' ? souls * there : there <= within ? souls : 0;
      }
      if (goal === 'couverture' ? there > within : trip < there) table.put(i, souls, goal === 'couverture' ? 1 : there - trip);
    }
    table.closeSite();
  });
  return { table: table.done(), people: reached, before: goal === 'trajet' && reached > 0 ? before / reached : before };
}
