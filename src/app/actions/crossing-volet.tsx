import { type ReactNode, useMemo } from 'react';
import { actionCrossing } from '../../db/queries';
import { valueOf } from '../../ui/use-resource';
import { crossingTable } from '../../view-models/actions/crossing';
import { CrossingTableView } from '../../views/actions/crossing-table';
import { Pending } from '../explorer/pending';
import { useViewState } from '../services';
import { useQuery } from '../use-query';
import { selectionParams } from '../use-selection';
import type { VoletProps } from './use-plan';

export function CrossingVolet({ vue: { croisement: par }, commands: { setFilters, setVue }, shown: { catalogue, filters } }: VoletProps): ReactNode {
  const asked = useViewState().actions;
  // Asked together with the selection, not after it.
  const rows = useQuery(actionCrossing, { ...selectionParams(asked), par }, true);
  const known = valueOf(rows);
  const table = useMemo(() => (known === null ? null : crossingTable({ catalogue, rows: known, filters, par })), [catalogue, known, filters, par]);
  if (table === null) return <Pending resource={rows} what="Le croisement" />;
  return <CrossingTableView table={table} par={par} onPar={(next) => setVue({ croisement: next })} onFilters={setFilters} />;
}
