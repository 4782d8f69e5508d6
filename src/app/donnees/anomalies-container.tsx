import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { anomaliesPage, anomalyCounts } from '../../db/queries';
import { downloadText } from '../../ui/download';
import { Notice } from '../../ui/notice';
import { valueOf } from '../../ui/use-resource';
import { anomaliesCsv } from '../../view-models/sources';
import { AnomalyCounts } from '../../views/donnees/anomaly-counts';
import { AnomaliesTable } from '../../views/donnees/anomalies-table';
import { Pending } from '../explorer/pending';
import { useServices } from '../services';
import { useQuery } from '../use-query';

const pageSize = 50;
/** More than any spreadsheet can hold. */
const everyRow = 2_000_000;

export function AnomaliesContainer({ titles }: { readonly titles: ReadonlyMap<string, string> }): ReactNode {
  const { database } = useServices();
  const [query, setQuery] = useState('');
  const [source, setSource] = useState<string | null>(null);
  const [start, setStart] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const recherche = useDeferredValue(query);
  const page = useQuery(anomaliesPage, { recherche, source, limite: pageSize, debut: start }, true);
  const counts = valueOf(useQuery(anomalyCounts, {}));
  const sources = useMemo(() => {
    const sums = new Map<string, number>();
    for (const row of counts ?? []) sums.set(row.source, (sums.get(row.source) ?? 0) + row.anomalies);
    return [...sums].map(([id, anomalies]) => ({ id, anomalies, titre: titles.get(id) ?? id }));
  }, [counts, titles]);
  const rows = valueOf(page);
  if (rows === null) return <Pending resource={page} what="Les anomalies" />;

  const download = async (): Promise<void> => {
    try {
      const { name, text } = anomaliesCsv(await database.query(anomaliesPage, { recherche, source, limite: everyRow, debut: 0 }));
      downloadText(name, text, 'text/csv;charset=utf-8');
      setFailure(null);
    } catch (cause) {
      setFailure(cause instanceof Error ? cause.message : String(cause));
    }
  };

  return (
    <>
      {failure === null ? null : (
        <Notice tone="warn" live>
          {failure}
        </Notice>
      )}
      <AnomalyCounts rows={counts ?? []} titles={titles} />
      <AnomaliesTable
        rows={rows}
        total={rows[0]?.total ?? 0}
        start={start}
        pageSize={pageSize}
        query={query}
        source={source}
        sources={sources}
        onQuery={(next) => {
          setStart(0);
          setQuery(next);
        }}
        onSource={(next) => {
          setStart(0);
          setSource(next);
        }}
        onStart={setStart}
        onDownload={() => void download()}
      />
    </>
  );
}
