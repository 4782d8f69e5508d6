import { useCallback, useEffect, useMemo, useState } from 'react';
import { nbsp } from '../../domain/format';
import { outlineAt } from '../../domain/wkb';
import { useResource, valueOf } from '../../ui/use-resource';
import { whenIdle } from '../../ui/when-idle';
import type { ActionRow } from '../../view-models/actions';
import { contractName } from '../../view-models/actions/catalogue';
import { contractsDrawn } from '../../view-models/actions/map';
import { ranksDrawn, type SheetMap, sheetMap } from '../../view-models/actions/sheet-map';
import { attributionText } from '../../view-models/attribution';
import type { Explorer } from '../explorer/use-explorer';
import { spares } from '../explorer/use-preload';
import { outlinesOf, rowsByDepartement } from '../files/outlines';
import { useServices } from '../services';
import type { Shown } from './use-plan';

/** Contracts whose outlines come before they are asked for; more are waited for by the button alone. */
const mostAhead = 12;

interface SheetMaps {
  /** The outlines are there, or cannot be had. */
  readonly settled: boolean;
  readonly mapOf: (contract: string, rows: readonly ActionRow[]) => SheetMap | null;
  /** Source and vintage of the outlines. */
  readonly outlines: string;
}

/**
 * The maps of the printed plan. The browser's own menu does not wait: the outlines of a few contracts come once the page has nothing
 * else to do, unless the visitor spares bytes.
 * @param wanted they are asked for now.
 */
export function useSheetMaps({ manifest, startup, communes: communesResource }: Explorer, { catalogue, kept, filters }: Shown, wanted: boolean): SheetMaps {
  const { files } = useServices();
  const communes = valueOf(communesResource);
  const [idle, setIdle] = useState(false);
  useEffect(() => (communes === null || idle || spares() ? undefined : whenIdle(() => setIdle(true))), [communes, idle]);
  const membersOf = useCallback(
    (contract: string): Int32Array | null => {
      const territoire = catalogue.contractById.get(contract)?.territoire;
      const found = startup.territoires.find(({ id }) => id === territoire);
      return found === undefined ? null : Int32Array.from(found.communes, ({ rang }) => rang);
    },
    [catalogue, startup],
  );
  // A few contracts come all at once, so that a change of the filters reads nothing again.
  const few = catalogue.contracts.length <= mostAhead;
  const contracts = useMemo(() => (few ? catalogue.contracts : contractsDrawn(catalogue, filters)), [few, catalogue, filters]);
  const outlinedRows = few ? catalogue.actions : kept;
  const drawn = useMemo(() => {
    if (communes === null || !(wanted || (idle && contracts.length <= mostAhead))) return null;
    const ranks = ranksDrawn({ rows: outlinedRows, members: contracts.flatMap(({ id }) => Array.from(membersOf(id) ?? [])), communes });
    return { communes, ranks, key: [...contracts.map(({ id }) => id), ...outlinedRows.flatMap((row) => row.communes)].join(' ') };
  }, [communes, wanted, idle, outlinedRows, contracts, membersOf]);
  const resource = useResource(drawn?.key ?? null, async (signal) => {
    if (drawn === null) return new Map<number, Uint8Array>();
    const { ranks, communes: table } = drawn;
    const parts = [...rowsByDepartement(ranks.length, (place) => ranks[place] ?? -1, table)].map(async ([departement, places]) => {
      const own = Array.from(places, (place) => ranks[place] ?? -1);
      const outlines = await outlinesOf(files, departement, own.map((rank) => table.code[rank] ?? ''), signal);
      return own.map((rank, place) => [rank, outlineAt(outlines, place)] as const);
    });
    return new Map((await Promise.all(parts)).flat());
  });
  const outlines = valueOf(resource);
  const mapOf = useCallback(
    (contract: string, rows: readonly ActionRow[]): SheetMap | null => {
      const members = membersOf(contract);
      return communes === null || members === null ? null : sheetMap({ name: contractName(catalogue, contract), rows, members, communes, outlines });
    },
    [membersOf, communes, catalogue, outlines],
  );
  const schematic = manifest.tuiles.contours_schematiques;
  const surface = startup.indicateurs.find(({ id }) => id === 'superficie');
  return {
    settled: resource.status !== 'attente',
    mapOf,
    outlines:
      schematic || surface === undefined
        ? attributionText({ schematic, values: '', perimeters: [], short: true })
        : `Contours${nbsp}: ${surface.source_libelle}${surface.millesime === null ? '' : ` (${surface.millesime})`}, simplifiés`,
  };
}
