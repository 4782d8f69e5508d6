import { type ReactNode, useMemo } from 'react';
import { actionCrossing } from '../../db/queries';
import { valueOf } from '../../ui/use-resource';
import { crossingTable } from '../../view-models/actions/crossing';
import { CrossingTableView } from '../../views/actions/crossing-table';
import { Pending } from '../explorer/pending';
import { useQuery } from '../use-query';
import { selectionParams } from '../use-selection';
import type { VoletProps } from './use-plan';

export function CrossingVolet({ plan: { filters, vue, setFilters, setVue }, shown: { catalogue } }: VoletProps): ReactNode {
  const { croisement: par } = vue;
  const rows = useQuery(actionCrossing, { ...selectionParams(filters), par }, true);
  const known = valueOf(rows);
  const table = useMemo(() => (known === null ? null : crossingTable({ catalogue, rows: known, filters, par })), [catalogue, known, filters, par]);
  if (table === null) return <Pending resource={rows} what="Le croisement" />;
  return <CrossingTableView table={table} par={par} onPar={(next) => setVue({ croisement: next })} onFilters={setFilters} />;
}
