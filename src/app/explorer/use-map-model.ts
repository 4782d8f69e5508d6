import { useMemo, useState } from 'react';
import type { LieuCategorie } from '../../contract/vocabulary';
import { placesByCategory } from '../../db/queries';
import { joinIds } from '../../db/query';
import { bboxOfRanks } from '../../domain/communes';
import { type Resource, valueOf } from '../../ui/use-resource';
import type { MapActions, MapModel, MapPoints, MapTerritory } from '../../view-models/map-model';
import { useQuery } from '../use-query';
import type { Explorer } from './use-explorer';

const everywhere = { id: 'france:FR', bbox: null, ranks: null } as const;

/** The territory to frame; while the next one is on its way the map stays where it is. */
function useMapTerritory({ territory, ranks, communes }: Explorer): MapTerritory {
  const table = valueOf(communes);
  const known = useMemo((): MapTerritory | null => {
    if (territory === null || ranks === undefined) return null;
    const bbox = territory.bbox ?? (table === null ? null : bboxOfRanks(table, ranks));
    return { id: territory.id, bbox, ranks };
  }, [territory, ranks, table]);
  const [shown, setShown] = useState<MapTerritory>(everywhere);
  if (known === null || sameTerritory(known, shown)) return shown;
  setShown(known);
  return known;
}

/** A fuller list of territories, or the communes’ own table, mostly says again what the start-up file said: nothing to draw. */
const sameTerritory = (one: MapTerritory, other: MapTerritory): boolean =>
  one.id === other.id && one.ranks === other.ranks && String(one.bbox) === String(other.bbox);

/** Points of the categories asked for, once the engine has them. */
export function usePoints(categories: readonly LieuCategorie[], wanted: boolean): Resource<MapPoints> {
  const key = joinIds(categories);
  const rows = useQuery(placesByCategory, wanted && key !== '' ? { categories: key } : null, true);
  const known = valueOf(rows);
  const points = useMemo((): MapPoints | null => (known === null ? null : { items: known, categories }), [known, categories]);
  if (rows.status === 'echec') return rows;
  return points === null ? { status: 'attente' } : { status: 'pret', value: points };
}

interface Parts {
  readonly points: MapPoints | null;
  readonly actions: MapActions | null;
  readonly litRanks: Int32Array | null;
}

/** What the map is asked to draw; parts keep their identity until they change. */
export function useMapModel(explorer: Explorer, { points, actions, litRanks }: Parts): MapModel {
  const territory = useMapTerritory(explorer);
  const { choropleth, selectedRank, scheme, manifest } = explorer;
  const { fond } = explorer.state;
  return useMemo(
    () => ({
      territory,
      choropleth,
      points,
      actions,
      selectedRank,
      litRanks,
      scheme,
      fond,
      schematic: manifest.tuiles.contours_schematiques,
    }),
    [territory, choropleth, points, actions, selectedRank, litRanks, scheme, fond, manifest],
  );
}
