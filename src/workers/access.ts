import { type AccessHeader, type AccessPoints, decodeAccessFile, type Profession, type ProfessionParameters } from '../contract/access-file';
import { type Catchment, openCatchment, scanSites, type SiteScan } from '../domain/access/catchment';
import { reachOf } from '../domain/access/decay';
import { type Equity, gainsByQuintile, measureEquity, type QuintileGain } from '../domain/access/equity';
import { buildPairs, type Pairs } from '../domain/access/pairs';
import { applyScenario, type ScenarioBase, type ScenarioItem, type ScenarioOutcome } from '../domain/access/scenario';
import { farthestMinutes, isOfTime, type PreparedSiting, prepareSiting, type SitingContext, type SitingFault, type SitingGround, type SitingQuestion } from '../domain/access/siting/prepare';
import { Selection } from '../domain/access/siting/selection';
import { ServiceAccess, type ServiceRequest, type ServiceResults } from './access-services';

/** Makes a profession ready: which communes are within reach of which, and how many people share each commune's supply. */
export interface OpenAccessRequest {
  readonly kind: 'ouvre';
  readonly profession: Profession;
  /** The access file, unpacked. */
  readonly fichier: Uint8Array;
  /** By rank, from the value files that the parameters name; NaN where unknown. */
  readonly apl: Float64Array;
  readonly standardisee: Float64Array;
  readonly population: Float64Array;
  /** Null where the parameters name no indicator of posts. */
  readonly postes: Float64Array | null;
}

interface OfProfession {
  readonly profession: Profession;
  readonly items: readonly ScenarioItem[];
}

export interface ScenarioRequest extends OfProfession {
  readonly kind: 'scenario';
}

/** Tries a newcomer at every commune, once the scenario is there. */
export interface SitesRequest extends OfProfession {
  readonly kind: 'sites';
  readonly seuil: number;
  /** Full-time newcomers tried at each commune. */
  readonly postes: number;
}

export interface EquityRequest extends OfProfession {
  readonly kind: 'equite';
  readonly seuil: number;
  /** Communes to measure; null: all. */
  readonly ranks: Int32Array | null;
  /** Measures by rank whose fifths are told apart (income, need…). */
  readonly mesures: readonly Float64Array[];
}

export interface EquityAnswer {
  readonly avant: Equity;
  readonly apres: Equity;
  /** Fifths of each measure, in the order asked. */
  readonly gains: readonly (readonly QuintileGain[])[];
}

interface OfSiting extends OfProfession {
  readonly seuil: number;
  readonly question: SitingQuestion;
  /** Where the service that goals of time look for is already: posts in place and those of the scenario, or these communes. */
  readonly presents: 'offre' | Int32Array;
}

/** What one more site would add, once the fixed ones are there, in each commune of the zone. */
export interface NextSiteRequest extends OfSiting {
  readonly kind: 'suivant';
}

export interface NextSite {
  readonly context: SitingContext;
  /** Ranks, and the gain of each. */
  readonly places: Int32Array<ArrayBuffer>;
  readonly next: Float64Array<ArrayBuffer>;
}

/** The problem itself, for the worker that searches. */
export interface SitingRequest extends OfSiting {
  readonly kind: 'implantation';
}

/** What each request answers. */
export interface AccessResults extends ServiceResults {
  ouvre: { readonly parametres: ProfessionParameters; readonly paires: number };
  scenario: ScenarioOutcome;
  sites: SiteScan;
  equite: EquityAnswer;
  suivant: NextSite | SitingFault;
  implantation: PreparedSiting | SitingFault;
}
export type AccessRequest = OpenAccessRequest | ScenarioRequest | SitesRequest | EquityRequest | NextSiteRequest | SitingRequest | ServiceRequest;

interface Opened extends ScenarioBase {
  readonly catchment: Catchment;
  readonly parameters: ProfessionParameters;
  readonly standardised: Float64Array;
  readonly people: Float64Array;
}

/** Answers requests one after the other; holds the professions opened, and the pairs that several of them share. */
export class Access {
  readonly #pairs = new Map<number, Pairs>();
  readonly #opened = new Map<Profession, Opened>();
  #roads: { readonly points: AccessPoints; readonly temps: AccessHeader['temps'] } | null = null;
  readonly #services = new ServiceAccess();

  /** @throws Error for a profession that is not open, RangeError for a file that is none. */
  answer(request: AccessRequest): AccessResults[AccessRequest['kind']] {
    switch (request.kind) {
      case 'ouvre':
        return this.#open(request);
      case 'scenario':
        return applyScenario(this.#of(request), request.items);
      case 'sites': {
        const { postes, seuil } = request;
        const base = this.#of(request);
        const { access } = applyScenario(base, request.items);
        return scanSites(base.catchment, postes * base.parameters.offre_arrivant, { ...base, access, threshold: seuil });
      }
      case 'equite':
        return equity(this.#of(request), request);
      case 'implantation':
        return this.#prepare(request);
      case 'suivant': {
        const prepared = this.#prepare(request);
        if ('reason' in prepared) return prepared;
        const { problem, context } = prepared;
        const selection = new Selection(problem);
        for (const site of problem.fixed) selection.add(site);
        return { context, places: problem.sites, next: Float64Array.from(problem.sites.keys(), (site) => selection.gain(site)) };
      }
      case 'service-ouvre':
      case 'service-scenario':
      case 'service-mesures':
        return this.#services.answer(request);
    }
  }

  #prepare(request: OfSiting): PreparedSiting | SitingFault {
    const base = this.#of(request);
    const { access } = applyScenario(base, request.items);
    const { question, presents, seuil } = request;
    const ground: SitingGround = {
      catchment: base.catchment,
      pairs: isOfTime(question.goal) ? this.#pairsWithin(farthestMinutes) : null,
      access,
      people: base.people,
      standardised: base.standardised,
      threshold: seuil,
      supplyOfPost: base.parameters.offre_arrivant,
      present: presents === 'offre' ? placesWithPosts(base, request.items) : placesOf(presents, access.length),
    };
    return prepareSiting(question, ground);
  }

  /** Pairs at least so far apart: those that a profession already needs, where they go far enough. */
  #pairsWithin(minutes: number): Pairs {
    const known = [...this.#pairs].filter(([reach]) => reach >= minutes).toSorted(([a], [b]) => a - b)[0];
    if (known !== undefined) return known[1];
    if (this.#roads === null) throw new Error('l’accès n’est pas encore prêt');
    const pairs = buildPairs(this.#roads.points, this.#roads.temps, minutes);
    this.#pairs.set(minutes, pairs);
    return pairs;
  }

  #of({ profession }: OfProfession): Opened {
    const opened = this.#opened.get(profession);
    if (opened === undefined) throw new Error(`l’accès n’est pas encore prêt pour cette profession (${profession})`);
    return opened;
  }

  #open({ profession, fichier, apl, standardisee, population, postes }: OpenAccessRequest): AccessResults['ouvre'] {
    const { header, points } = decodeAccessFile(fichier, apl.length);
    const parameters = header.professions.find((each) => each.profession === profession);
    if (parameters === undefined) throw new Error(`le fichier d’accès ne dit rien de cette profession (${profession})`);
    const reach = reachOf(parameters.decroissance);
    this.#roads = { points, temps: header.temps };
    const pairs = this.#pairs.get(reach) ?? buildPairs(points, header.temps, reach);
    this.#pairs.set(reach, pairs);
    const catchment = openCatchment(pairs, parameters.decroissance, standardisee, parameters.pour);
    this.#opened.set(profession, { catchment, parameters, official: apl, posts: postes, standardised: standardisee, people: population });
    return { parametres: parameters, paires: pairs.neighbour.length };
  }
}

function equity(base: Opened, { items, seuil, ranks, mesures }: EquityRequest): EquityAnswer {
  const { access } = applyScenario(base, items);
  const { official, people, standardised } = base;
  const per = base.parameters.pour;
  const gained = access.map((value, rank) => value - (official[rank] ?? Number.NaN));
  return {
    avant: measureEquity({ access: official, people, standardised, per }, seuil, ranks),
    apres: measureEquity({ access, people, standardised, per }, seuil, ranks),
    gains: mesures.map((measure) => gainsByQuintile(gained, measure, people, ranks)),
  };
}

function placesOf(ranks: Int32Array, count: number): Uint8Array {
  const present = new Uint8Array(count);
  for (const rank of ranks) if (rank < count) present[rank] = 1;
  return present;
}

/** Communes with a post, once the scenario is there. */
function placesWithPosts({ posts, official }: Opened, items: readonly ScenarioItem[]): Uint8Array {
  const after = Float64Array.from(official, (_, rank) => ((posts?.[rank] ?? 0) > 0 ? (posts?.[rank] ?? 0) : 0));
  const add = (rank: number, amount: number): void => {
    if (rank >= 0 && rank < after.length) after[rank] = (after[rank] ?? 0) + amount;
  };
  for (const item of items) {
    if (item.kind === 'ajout') add(item.commune, item.postes);
    else if (item.kind === 'tournee') add(item.commune, item.demiJournees);
    else add(item.commune, -item.postes);
    if (item.kind === 'deplacement') add(item.vers, item.postes);
  }
  return Uint8Array.from(after, (count) => (count > 1e-6 ? 1 : 0));
}
