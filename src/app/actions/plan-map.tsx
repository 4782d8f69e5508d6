import * as v from 'valibot';
import { type ReactNode, useCallback, useDeferredValue, useMemo } from 'react';
import { codeCommuneSchema } from '../../contract/codes';
import { rankOfCode } from '../../domain/communes';
import { valueOf } from '../../ui/use-resource';
import { planMap } from '../../view-models/actions/map';
import { attributionText } from '../../view-models/attribution';
import type { MapModel } from '../../view-models/map-model';
import { PlanMapKey, PlanMapTable } from '../../views/actions/plan-map-words';
import { ErrorBoundary } from '../error-boundary';
import { Pending } from '../explorer/pending';
import { SideMap } from '../side-map';
import type { VoletProps } from './use-plan';

/** The actions that the filters keep on a map: choosing a commune keeps those that reach it. */
export function PlanMapContainer({ plan, shown }: VoletProps): ReactNode {
  const { explorer, filters, setFilters, toMap } = plan;
  const { manifest, startup, scheme } = explorer;
  // The map is drawn once the sentence and the filters have answered.
  const { catalogue, selection, filters: drawnFilters } = useDeferredValue(shown);
  const communes = valueOf(explorer.communes);
  const drawn = useMemo(
    () =>
      communes === null
        ? null
        : planMap({
            catalogue,
            selection,
            filters: drawnFilters,
            territories: startup.territoires,
            communes: manifest.nb_communes,
            rankOf: (code) => rankOfCode(communes, code),
            anchorOf: (rank) => {
              const [lon, lat] = [communes.lon[rank] ?? Number.NaN, communes.lat[rank] ?? Number.NaN];
              return Number.isNaN(lon) || Number.isNaN(lat) ? null : [lon, lat];
            },
            scheme,
          }),
    [communes, catalogue, selection, drawnFilters, startup, manifest, scheme],
  );
  const selectedRank = communes === null || drawnFilters.commune === null ? null : rankOfCode(communes, drawnFilters.commune);
  const schematic = manifest.tuiles.contours_schematiques;
  const model = useMemo(
    (): MapModel | null =>
      drawn === null
        ? null
        : { territory: drawn.territory, choropleth: drawn.choropleth, points: null, actions: drawn.actions, selectedRank, litRanks: null, scheme, fond: 'aucun', schematic },
    [drawn, selectedRank, scheme, schematic],
  );
  const choose = useCallback(
    (code: string | null | undefined): void => {
      const commune = v.safeParse(codeCommuneSchema, code);
      const next = commune.success && commune.output !== filters.commune ? commune.output : null;
      if (next !== filters.commune) setFilters({ ...filters, commune: next });
    },
    [filters, setFilters],
  );
  const tooltipOf = useCallback((rank: number) => drawn?.tooltipOf(rank, communes?.nom[rank] ?? '') ?? null, [drawn, communes]);
  return (
    <section className="plans__map" aria-label="Carte des actions">
      {model === null || drawn === null ? (
        <Pending resource={explorer.communes} what="La carte" />
      ) : (
        <>
          <div className="plans__map-stage">
            <ErrorBoundary what="la carte">
              <SideMap
                manifest={manifest}
                model={model}
                attribution={attributionText({ schematic, values: '', perimeters: catalogue.contracts.flatMap(({ licence_perimetre: licence }) => licence ?? []), short: true })}
                tooltipOf={tooltipOf}
                onSelect={(rank) => choose(rank === null ? null : communes?.code[rank])}
                noticesClass="plans__map-notices"
              />
            </ErrorBoundary>
          </div>
          <PlanMapKey />
          <PlanMapTable table={drawn.table} chosen={filters.commune} onCommune={choose} />
          <p>
            <button type="button" className="button button--small" onClick={() => toMap(null)}>
              Ces actions sur la carte de l’explorateur
            </button>
          </p>
        </>
      )}
    </section>
  );
}
