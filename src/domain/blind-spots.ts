import { type EtatContrat, etatDuContrat } from './contracts';

/** Themes of the shared grid (`data/themes.yaml`) that speak of access to care or of getting to it; `numerique` tells a means, not an aim. */
export const careAccessThemes = ['attractivite', 'premier_recours', 'hopital_specialistes', 'acces_droits', 'mobilite'] as const;

/** What a contract does about those themes. */
export interface ContractActions {
  readonly id: string;
  readonly debut: string | null;
  readonly fin: string | null;
  /** Ranks of its perimeter. */
  readonly perimeter: Int32Array;
  /** Actions of the whole territory. */
  readonly territoire: number;
  /** Actions whose document names where they take place. */
  readonly communes: number;
  /** Ranks that those name. */
  readonly located: Int32Array;
}

/**
 * What the contracts loaded do about access to care or mobility, for one commune:
 * `localisee` an action takes place there; `territoire_seul` only actions of the whole territory; `ailleurs` only actions that
 * take place in other communes; `sans_action` none of either kind; `non_renseigne` no contract loaded covers the commune.
 */
export const contractSituations = ['sans_action', 'ailleurs', 'territoire_seul', 'localisee', 'non_renseigne'] as const;
export type ContractSituation = (typeof contractSituations)[number];

export interface CommuneContracts {
  readonly situation: ContractSituation;
  /** The situation is that of a contract that is over, or not yet begun: no action of it counts as current. */
  readonly horsPeriode: boolean;
  /** Contracts that the situation comes from. */
  readonly contrats: readonly string[];
}

const outside: CommuneContracts = { situation: 'non_renseigne', horsPeriode: false, contrats: [] };
/** An end that the document does not state does not make a contract ended. */
const isCurrent = (etat: EtatContrat): boolean => etat === 'en_cours' || etat === 'inconnu';
const weight = (situation: ContractSituation): number => contractSituations.indexOf(situation);

/**
 * By rank: what the contracts in force do there; where there is none in force, what those that are over (or to come) did, marked so.
 * Where several contracts of the same standing cover a commune, the one that does most there speaks.
 * @param count communes of France. @param today `YYYY-MM-DD`.
 */
export function communeContracts(contracts: readonly ContractActions[], count: number, today: string): readonly CommuneContracts[] {
  const found: CommuneContracts[] = Array.from({ length: count }, () => outside);
  for (const contract of contracts) {
    const horsPeriode = !isCurrent(etatDuContrat(contract, today));
    const located = new Set(contract.located);
    for (const rank of contract.perimeter) {
      const known = found[rank];
      if (known === undefined) continue;
      const situation = located.has(rank) ? 'localisee' : contract.territoire > 0 ? 'territoire_seul' : contract.communes > 0 ? 'ailleurs' : 'sans_action';
      found[rank] = stronger(known, { situation, horsPeriode, contrats: [contract.id] });
    }
  }
  return found;
}

function stronger(known: CommuneContracts, other: CommuneContracts): CommuneContracts {
  if (known.situation === 'non_renseigne') return other;
  if (known.horsPeriode !== other.horsPeriode) return known.horsPeriode ? other : known;
  if (known.situation === other.situation) return { ...known, contrats: [...known.contrats, ...other.contrats] };
  return weight(other.situation) > weight(known.situation) ? other : known;
}
