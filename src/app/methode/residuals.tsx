import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { Carte } from '../../map/create-map';
import { useResource, valueOf } from '../../ui/use-resource';
import type { Comparison } from '../../view-models/methode/comparison';
import { residualFile, residualMap, residualSentence } from '../../view-models/methode/residuals';
import { ResidualLegend } from '../../views/methode/residual-legend';
import { ResidualTable } from '../../views/methode/residual-table';
import { phoneQuery, useMedia } from '../explorer/use-media';
import { Pending } from '../explorer/pending';
import { useServices } from '../services';
import type { Scheme } from '../theme';
import { ResidualStage } from './residual-stage';

interface ResidualsProps {
  readonly manifest: Manifest;
  readonly comparison: Comparison;
  readonly scheme: Scheme;
  /** Who publishes the official figure. */
  readonly source: string;
}

/** The map of the residuals, its legend, its sentence and its table; a commune chosen in the table is shown on the map, and the other way round. */
export function Residuals({ manifest, comparison, scheme, source }: ResidualsProps): ReactNode {
  const { files } = useServices();
  const communes = useResource('communes', (signal) => files.communes(signal));
  const table = valueOf(communes);
  const shown = useMemo(() => residualMap(comparison, scheme), [comparison, scheme]);
  const [selected, setSelected] = useState<number | null>(null);
  const carte = useRef<Carte | null>(null);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;

  const show = (rank: number): void => {
    setSelected(rank);
    const [xmin, ymin, xmax, ymax] = table?.bbox.subarray(4 * rank, 4 * rank + 4) ?? [];
    if (xmin === undefined || ymin === undefined || xmax === undefined || ymax === undefined || Number.isNaN(xmin)) return;
    const margin = 3 * Math.max(xmax - xmin, ymax - ymin);
    carte.current?.flyTo([xmin - margin, ymin - margin, xmax + margin, ymax + margin]);
  };

  return (
    <>
      <p className="methode__text">{residualSentence(shown, comparison.population)}</p>
      <p className="methode__printed">La carte se lit à l’écran&#8239;; ses classes et ce qu’elles comptent sont imprimés ici.</p>
      <div className="methode__map">
        <ResidualStage manifest={manifest} choropleth={shown.choropleth} comparison={comparison} communes={table} scheme={scheme} carte={carte} selected={selected} onSelect={setSelected} source={source} />
        <ResidualLegend map={shown} annee={comparison.annee} />
      </div>
      {table === null ? (
        <Pending resource={communes} what="Le tableau des écarts" />
      ) : (
        <ResidualTable
          comparison={comparison}
          communes={table}
          selected={selected}
          rowHeight={rowHeight}
          onSelect={show}
          file={() => residualFile(comparison, table, source)}
        />
      )}
    </>
  );
}
