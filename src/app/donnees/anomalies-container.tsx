import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { anomaliesPage, anomalyCounts } from '../../db/queries';
import { valueOf } from '../../ui/use-resource';
import type { TableFile } from '../../view-models/files/table-file';
import { anomaliesFile } from '../../view-models/sources';
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

  const file = async (): Promise<TableFile> => anomaliesFile(await database.query(anomaliesPage, { recherche, source, limite: everyRow, debut: 0 }));

  return (
    <>
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
        file={file}
      />
    </>
  );
}
