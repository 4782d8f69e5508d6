import { type ReactNode, useMemo } from 'react';
import { placeSummary } from '../../db/queries';
import { valueOf } from '../../ui/use-resource';
import { categoryLine, categoryOrder } from '../../view-models/points';
import { PointsPanel } from '../../views/explorer/points-panel';
import { Notice } from '../../ui/notice';
import { useDatabaseState, useQuery } from '../use-query';
import { Pending } from './pending';
import type { Explorer } from './use-explorer';

export function PointsContainer({ explorer }: { readonly explorer: Explorer }): ReactNode {
  const { territory, state, update, scheme } = explorer;
  const { tables } = useDatabaseState();
  const summary = useQuery(placeSummary, territory === null ? null : { territoire: territory.type === 'france' ? null : territory.id, communes: null }, true);
  const rows = valueOf(summary);
  const table = tables?.lieux;
  const whole = table?.etat !== 'partielle';
  const lines = useMemo(() => {
    if (rows === null || territory === null) return null;
    return categoryOrder.map((categorie) => categoryLine(categorie, rows.find((row) => row.categorie === categorie) ?? null, territory, whole));
  }, [rows, territory, whole]);
  if (lines === null) return <Pending resource={summary} what="Les points" />;
  return (
    <>
      {table?.etat === 'partielle' ? <Notice tone="warn">{table.raison} Les autres lieux sont montrés.</Notice> : null}
      <PointsPanel
        lines={lines}
        shown={state.points}
        scheme={scheme}
        onToggle={(categorie) =>
          update({ points: state.points.includes(categorie) ? state.points.filter((other) => other !== categorie) : [...state.points, categorie] })
        }
      />
    </>
  );
}
