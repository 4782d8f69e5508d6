import { rankOfFeatureId, tileLayers } from '../contract/tiles';
import { type MapModel, type MapTerritory, noClass } from '../view-models/map-model';
import { hatchKinds } from './layers/hatches';
import { accentParts, hatchParts, labelPart, outsidePart } from './source-ids';
import { type Part, splitFeatures } from './tiles/mvt';
import type { Cut } from './tiles/protocol';

/** Why each commune has no value, by rank (0 when it has one): what decides the hatching, and nothing else of a choropleth does. */
export function reasons(classOfRank: Uint8Array | undefined): Uint8Array<ArrayBuffer> {
  const lowest = Math.min(...Object.values(noClass));
  const out = new Uint8Array(classOfRank?.length ?? 0);
  for (let rank = 0; rank < out.length; rank += 1) {
    const code = classOfRank?.[rank] ?? 0;
    if (code >= lowest) out[rank] = code;
  }
  return out;
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, i) => byte === other[i]);

const cutOf = (layer: string, parts: readonly Part[]): Cut => (parts.length === 0 ? null : (tile) => splitFeatures(tile, layer, parts));

type Members = ReadonlySet<number> | null;

/** Ranks of the territory; null when nothing is outside it. */
export const membersOf = ({ ranks }: MapTerritory): Members => (ranks === null ? null : new Set(ranks));

/** The communes without a value, a layer a reason, apart inside and outside the territory. */
export function hatchCut(reasonOfRank: Uint8Array, members: Members): Cut {
  const present = new Set(reasonOfRank);
  const parts = hatchKinds
    .filter((kind) => present.has(noClass[kind]))
    .flatMap((kind): Part[] => {
      const has = (id: number | null, inside: boolean): boolean => {
        if (id === null) return false;
        const rank = rankOfFeatureId(id);
        return reasonOfRank[rank] === noClass[kind] && (members === null || members.has(rank)) === inside;
      };
      return [
        { name: hatchParts[kind], has: (id) => has(id, true) },
        { name: outsidePart(hatchParts[kind]), has: (id) => has(id, false) },
      ];
    });
  return cutOf(tileLayers.communes, parts);
}

/** Names, those of communes outside the territory apart. Names of départements and régions, which have no rank, are on the inside. */
export function labelCut(members: Members): Cut {
  const inside = (id: number | null): boolean => members === null || id === null || members.has(rankOfFeatureId(id));
  return cutOf(tileLayers.etiquettes, [
    { name: labelPart, has: inside },
    { name: outsidePart(labelPart), has: (id) => !inside(id) },
  ]);
}

/** The communes to point at: lit, selected, named by an action. */
export function accentCut({ litRanks, selectedRank, actions }: Pick<MapModel, 'litRanks' | 'selectedRank' | 'actions'>): Cut {
  const lit = new Set(litRanks);
  const located = actions?.located;
  const parts: Part[] = [];
  if (lit.size > 0) parts.push({ name: accentParts.lit, has: (id) => id !== null && lit.has(rankOfFeatureId(id)) });
  if (selectedRank !== null) parts.push({ name: accentParts.selected, has: (id) => id !== null && rankOfFeatureId(id) === selectedRank });
  if (located !== undefined && located.size > 0) {
    parts.push({ name: accentParts.located, has: (id) => id !== null && located.has(rankOfFeatureId(id)) });
  }
  return cutOf(tileLayers.communes, parts);
}
