import { type ReactNode, useMemo } from 'react';
import { contractCompleteness, resultsOfContract } from '../../db/queries';
import { valueOf } from '../../ui/use-resource';
import { completenessTable } from '../../view-models/actions/completeness';
import { toggled } from '../../view-models/actions/facets';
import { resultLines, withoutResults } from '../../view-models/actions/results';
import { timeline } from '../../view-models/actions/timeline';
import { today } from '../../view-models/today';
import { CompletenessView } from '../../views/actions/completeness-view';
import { ResultsTable } from '../../views/actions/results-table';
import { TimelineChart } from '../../views/actions/timeline-chart';
import { Pending } from '../explorer/pending';
import { useQuery } from '../use-query';
import type { VoletProps } from './use-plan';

export function TimelineVolet({ commands: { setFilters }, shown: { catalogue, filters } }: VoletProps): ReactNode {
  const drawn = useMemo(() => timeline(catalogue, today()), [catalogue]);
  return <TimelineChart timeline={drawn} chosen={filters.contrats} onContract={(id) => setFilters((now) => toggled(now, 'contrats', id))} />;
}

export function ResultsVolet({ commands: { setVue }, shown: { catalogue, words, filters } }: VoletProps): ReactNode {
  const results = useQuery(resultsOfContract, { contrat: null });
  const known = valueOf(results);
  const lines = useMemo(() => (known === null ? null : resultLines(catalogue, known, filters, words)), [catalogue, known, filters, words]);
  if (known === null || lines === null) return <Pending resource={results} what="Les résultats" />;
  return <ResultsTable lines={lines} without={withoutResults(catalogue, known, filters)} onOpen={(action) => setVue({ action })} />;
}

export function CompletenessVolet({ shown: { catalogue, filters } }: VoletProps): ReactNode {
  const rows = useQuery(contractCompleteness, { contrat: null });
  const known = valueOf(rows);
  const table = useMemo(() => (known === null ? null : completenessTable(catalogue, known, filters.contrats)), [catalogue, known, filters.contrats]);
  if (table === null) return <Pending resource={rows} what="Ce que les documents donnent" />;
  return <CompletenessView table={table} />;
}
