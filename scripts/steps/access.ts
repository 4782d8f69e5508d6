import type { Row } from '../../src/contract/tables';
import type { BuildContext } from '../lib/context';
import type { Lieux } from './lieux';
export function buildAccess(_context: BuildContext, _communes: Row<'communes'>[], _lieux: Lieux): { rows: Row<'acces'>[]; quality: Row<'qualite_modeles'>[] } {
  return { rows: [], quality: [] };
}
