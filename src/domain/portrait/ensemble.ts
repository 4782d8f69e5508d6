import * as v from 'valibot';
import { territoireIdSchema } from '../../contract/codes';
import { type CommunesTable, rankOfCode, ranksFromColumns } from '../communes';

/** A contract's territory, as the start-up file gives it. */
interface ContractTerritory {
  readonly id: string;
  readonly communes: readonly { readonly rang: number }[];
}

/** Communes put together by hand. */
export interface Ensemble {
  /** Ascending, each once. */
  readonly ranks: Int32Array<ArrayBuffer>;
  /** Parts that name no commune of the tables. */
  readonly unknown: readonly string[];
}

/** @param parts codes of communes and identifiers of territories, whose union it is. */
export function ensembleOf(communes: CommunesTable, contracts: readonly ContractTerritory[], parts: readonly string[]): Ensemble {
  const ranks = new Set<number>();
  const unknown: string[] = [];
  for (const part of parts) {
    const own = ranksOfPart(communes, contracts, part);
    if (own.length === 0) unknown.push(part);
    for (const rank of own) ranks.add(rank);
  }
  return { ranks: Int32Array.from(ranks).sort(), unknown };
}

function ranksOfPart(communes: CommunesTable, contracts: readonly ContractTerritory[], part: string): ArrayLike<number> & Iterable<number> {
  const id = v.safeParse(territoireIdSchema, part);
  if (!id.success) {
    const rank = rankOfCode(communes, part);
    return rank === null ? [] : [rank];
  }
  if (id.output.startsWith('cls:')) return contracts.find((contract) => contract.id === part)?.communes.map(({ rang }) => rang) ?? [];
  return ranksFromColumns(communes, id.output) ?? Array.from({ length: communes.count }, (_, rank) => rank);
}
