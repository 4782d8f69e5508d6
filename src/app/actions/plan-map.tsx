import * as v from 'valibot';
import { type ReactNode, useCallback, useMemo } from 'react';
import { codeCommuneSchema } from '../../contract/codes';
import { rankOfCode } from '../../domain/communes';
import { valueOf } from '../../ui/use-resource';
import { planMap } from '../../view-models/actions/map';
import { attributionText } from '../../view-models/attribution';
import type { MapModel } from '../../view-models/map-model';
import { PlanMapKey, PlanMapTable } from '../../views/actions/plan-map-words';
import { ErrorBoundary } from '../error-boundary';
import type { Explorer } from '../explorer/use-explorer';
import { Pending } from '../explorer/pending';
import { SideMap } from '../side-map';
import type { VoletProps } from './use-plan';

interface PlanMapProps extends Pick<VoletProps, 'shown' | 'commands'>, Pick<Explorer, 'communes' | 'manifest' | 'scheme'> {
  readonly territories: Explorer['startup']['territoires'];
}

/** The actions that the filters keep on a map: choosing a commune keeps those that reach it. */
export function PlanMapContainer({ shown: { catalogue, selection, filters }, communes: communesResource, manifest, territories, scheme, commands: { setFilters, toMap } }: PlanMapProps): ReactNode {
  const communes = valueOf(communesResource);
  const drawn = useMemo(
    () =>
      communes === null
        ? null
        : planMap({
            catalogue,
            selection,
            filters,
            territories,
            communes: manifest.nb_communes,
            rankOf: (code) => rankOfCode(communes, code),
            anchorOf: (rank) => {
              const [lon, lat] = [communes.lon[rank] ?? Number.NaN, communes.lat[rank] ?? Number.NaN];
              return Number.isNaN(lon) || Number.isNaN(lat) ? null : [lon, lat];
            },
            scheme,
          }),
    [communes, catalogue, selection, filters, territories, manifest, scheme],
  );
  const selectedRank = communes === null || filters.commune === null ? null : rankOfCode(communes, filters.commune);
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
      const chosen = commune.success ? commune.output : null;
      setFilters((now) => ({ ...now, commune: chosen === now.commune ? null : chosen }));
    },
    [setFilters],
  );
  const tooltipOf = useCallback((rank: number) => drawn?.tooltipOf(rank, communes?.nom[rank] ?? '') ?? null, [drawn, communes]);
  return (
    <section className="plans__map" aria-label="Carte des actions">
      {model === null || drawn === null ? (
        <Pending resource={communesResource} what="La carte" />
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
