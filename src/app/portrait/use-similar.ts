import { useMemo } from 'react';
import type { CommunesTable } from '../../domain/communes';
import { thirdsOf } from '../../domain/portrait/coordinates';
import { neighboursOf } from '../../domain/portrait/similar';
import { type Mesh, meshes, territoryGroups } from '../../domain/territory-groups';
import { readableName } from '../../view-models/french';
import { coordinateColumns, nearestShown, placed, placeSentences, similarRow, type SimilarRow, spaceText } from '../../view-models/portrait/similar';
import type { PortraitInput } from '../../view-models/portrait/subject';
import { territoryName } from '../../view-models/territories';
import type { Explorer } from '../explorer/use-explorer';

export interface Similar {
  readonly maille: Mesh;
  readonly rows: readonly SimilarRow[];
  readonly sentences: readonly string[];
  readonly space: string;
  /** Chosen by hand that no territory of the site is. */
  readonly missing: number;
}

const ownMesh = (type: string): Mesh => meshes.find((mesh) => mesh === type) ?? 'epci';

/** The territory among others of a kind. Null for France, and while something is on its way; a missing file leaves no row. */
export function useSimilar({ startup, territories, state }: Explorer, input: PortraitInput | null, communes: CommunesTable | null): Similar | null {
  const { semblables } = state.portrait;
  const columns = input?.columns ?? null;
  const space = useMemo(() => {
    const own = columns === null ? null : coordinateColumns(columns);
    return own === null ? null : { own, thirds: thirdsOf(own.revenu, own.population) };
  }, [columns]);
  const maille = semblables.maille ?? ownMesh(input?.subject.type ?? '');
  const groups = useMemo(
    () => new Map((communes === null ? [] : territoryGroups(communes, maille, startup.territoires, null)).map(({ id, ranks }) => [id, ranks] as const)),
    [communes, maille, startup],
  );
  const all = useMemo(() => (space === null ? [] : placed([...groups].map(([id, ranks]) => ({ id, ranks })), space.own, space.thirds)), [groups, space]);
  const { byId } = territories;
  return useMemo(() => {
    if (input === null || space === null || all.length === 0 || input.subject.type === 'france') return null;
    const { subject } = input;
    const [me] = placed([{ id: subject.id, ranks: subject.ranks }], space.own, space.thirds);
    const [country] = placed([{ id: 'france:FR', ranks: null }], space.own, space.thirds);
    if (me === undefined) return null;
    const neighbours = neighboursOf(me, all, nearestShown);
    const ids = (semblables.choix ?? neighbours.nearest.map(({ id }) => id)).filter((id) => id !== subject.id);
    const at = new Map(all.map((territory) => [territory.id, territory.at] as const));
    const need = country?.at.besoin?.[0] ?? null;
    const others = ids.flatMap((id) => {
      const [ranks, where, entry] = [groups.get(id), at.get(id), byId.get(id)];
      if (ranks === undefined || where === undefined) return [];
      return [similarRow({ id, name: entry === undefined ? readableName(id) : territoryName(entry), ranks, own: false }, where, input.columns, need)];
    });
    const rows = [similarRow({ id: subject.id, name: subject.titre, ranks: subject.ranks, own: true }, me.at, input.columns, need), ...others];
    return { maille, rows, sentences: placeSentences(rows), space: spaceText(neighbours), missing: ids.length - others.length };
  }, [input, space, all, groups, byId, semblables, maille]);
}
