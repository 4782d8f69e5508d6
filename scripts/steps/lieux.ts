import type { Row } from '../../src/contract/tables';
import type { LoadedContracts } from '../contracts/contracts';
import type { BuildContext } from '../lib/context';
import type { Outlines } from './outlines';
export interface Lieux { open: Row<'lieux'>[]; odbl: Row<'lieux'>[] }
export async function buildLieux(_context: BuildContext, _outlines: Outlines, contracts: LoadedContracts): Promise<Lieux> {
  return { open: contracts.rows.lieux, odbl: [] };
}
