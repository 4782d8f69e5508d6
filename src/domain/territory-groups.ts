import type { TerritoireType } from '../contract/vocabulary';
import type { CommunesTable } from './communes';

/** Kinds of territories that communes are gathered by. */
export const meshes = ['cls', 'epci', 'bassin_vie', 'departement', 'region'] as const satisfies readonly TerritoireType[];
export type Mesh = (typeof meshes)[number];

/** A territory and its communes. */
export interface TerritoryGroup {
  /** `epci:200070043` */
  readonly id: string;
  /** Ascending. */
  readonly ranks: Int32Array<ArrayBuffer>;
  /** How many of them are among the communes asked for. */
  readonly inside: number;
}

/** A contract's territory, as the start-up file gives it: no column of `communes` tells it. */
interface ContractTerritory {
  readonly id: string;
  readonly communes: readonly { readonly rang: number }[];
}

type Columns = Pick<CommunesTable, 'count' | 'epci' | 'bassinVie' | 'departement' | 'region'>;

/**
 * Whole territories of one kind that hold at least one commune of `within` (null: any), in the order of their ids.
 * A commune without a territory of that kind is in none; contracts' territories may share communes.
 */
export function territoryGroups(communes: Columns, mesh: Mesh, contracts: readonly ContractTerritory[], within: Int32Array | null): TerritoryGroup[] {
  const members = mesh === 'cls' ? new Map(contracts.map(({ id, communes: own }) => [id, own.map(({ rang }) => rang)])) : byColumn(communes, mesh);
  const wanted = within === null ? null : new Set(within);
  return [...members]
    .map(([id, ranks]): TerritoryGroup => {
      const sorted = Int32Array.from(ranks).sort();
      return { id, ranks: sorted, inside: wanted === null ? sorted.length : sorted.reduce((sum, rank) => sum + (wanted.has(rank) ? 1 : 0), 0) };
    })
    .filter(({ inside }) => inside > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function byColumn({ epci, bassinVie, departement, region }: Columns, mesh: Exclude<Mesh, 'cls'>): Map<string, number[]> {
  const column = { epci, bassin_vie: bassinVie, departement, region }[mesh];
  const members = new Map<string, number[]>();
  column.forEach((code, rank) => {
    if (code === null) return;
    const own = members.get(code);
    if (own === undefined) members.set(code, [rank]);
    else own.push(rank);
  });
  return new Map([...members].map(([code, ranks]) => [`${mesh}:${code}`, ranks]));
}
