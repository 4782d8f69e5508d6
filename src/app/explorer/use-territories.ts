import * as v from 'valibot';
import { splitTerritoireId, type TerritoireId, territoireIdSchema } from '../../contract/codes';
import type { Startup } from '../../contract/startup';
import { numberColumn, textColumn } from '../../files/arrow-tables';
import type { PublishedFiles } from '../../files/published-files';
import { type Resource, useResource, valueOf } from '../../ui/use-resource';
import { useMemo } from 'react';
import type { TerritoryEntry } from '../../view-models/territories';
import { useServices } from '../services';

const orNull = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/** Every territory of the published table, without the engine: the search and the lists live without it. */
async function readTerritories(files: PublishedFiles, signal: AbortSignal): Promise<readonly TerritoryEntry[]> {
  const table = await files.arrow('territoires', 'territoires', signal);
  const ids = textColumn(table, 'id');
  const names = textColumn(table, 'nom');
  const populations = numberColumn(table, 'population');
  const counts = numberColumn(table, 'nb_communes');
  const sides = (['xmin', 'ymin', 'xmax', 'ymax'] as const).map((side) => numberColumn(table, side));
  return ids.flatMap((text, row) => {
    const id = v.safeParse(territoireIdSchema, text);
    if (!id.success) return [];
    const [xmin = null, ymin = null, xmax = null, ymax = null] = sides.map((column) => orNull(column[row]));
    return [
      {
        id: id.output,
        ...splitTerritoireId(id.output),
        nom: names[row] ?? id.output,
        population: orNull(populations[row]),
        communes: counts[row] ?? 0,
        bbox: xmin === null || ymin === null || xmax === null || ymax === null ? null : ([xmin, ymin, xmax, ymax] as const),
      },
    ];
  });
}

/** The contracts’ territories and France, known from the start-up file. */
function startupTerritories(startup: Startup, communes: number): TerritoryEntry[] {
  const own = startup.territoires.flatMap((territory): TerritoryEntry[] => {
    const id = v.safeParse(territoireIdSchema, territory.id);
    if (!id.success) return [];
    const populations = territory.communes.map((commune) => commune.population);
    return [
      {
        id: id.output,
        ...splitTerritoireId(id.output),
        nom: territory.nom,
        population: populations.every((value) => value !== null) ? populations.reduce((sum, value) => sum + value, 0) : null,
        communes: territory.communes.length,
        bbox: territory.bbox,
      },
    ];
  });
  const france = v.parse(territoireIdSchema, 'france:FR');
  return [...own, { id: france, type: 'france', code: 'FR', nom: 'France', population: null, communes, bbox: startup.france_bbox }];
}

export interface Territories {
  readonly list: readonly TerritoryEntry[];
  /** False while only those of the start-up file are known. */
  readonly complete: boolean;
  readonly byId: ReadonlyMap<string, TerritoryEntry>;
  readonly all: Resource<readonly TerritoryEntry[]>;
}

/** @param wanted the table may be asked for: after the first paint, or when the territory at hand is not a contract’s. */
export function useTerritories(startup: Startup, communes: number, wanted: boolean): Territories {
  const { files } = useServices();
  const all = useResource(wanted ? 'territoires' : null, (signal) => readTerritories(files, signal));
  const read = valueOf(all);
  return useMemo(() => {
    // The contracts’ own territories keep the order of the start-up file; the table brings the others.
    const own = startupTerritories(startup, communes);
    const table = new Map((read ?? []).map((entry) => [entry.id, entry]));
    const first = own.map((entry) => table.get(entry.id) ?? entry);
    const firstIds = new Set<TerritoireId>(first.map(({ id }) => id));
    const list = [...first, ...(read ?? []).filter(({ id }) => !firstIds.has(id))];
    return { list, complete: read !== null, byId: new Map(list.map((entry) => [entry.id, entry])), all };
  }, [startup, communes, read, all]);
}
