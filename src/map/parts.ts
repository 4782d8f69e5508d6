import { rankOfFeatureId, tileLayers } from '../contract/tiles';
import { type MapModel, noClass } from '../view-models/map-model';
import { hatchKinds } from './layers/hatches';
import { accentParts, hatchParts } from './source-ids';
import { splitFeatures } from './tiles/mvt';
import type { Part } from './tiles/mvt';
import type { Cut } from './tiles/protocol';

/** Why each commune has no value, by rank (0 when it has one): what decides the hatching, and nothing else of a choropleth does. */
export function reasons(classOfRank: Uint8Array | undefined): Uint8Array<ArrayBuffer> {
  const lowest = Math.min(...Object.values(noClass));
  return Uint8Array.from(classOfRank ?? [], (code) => (code >= lowest ? code : 0));
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, i) => byte === other[i]);

const cutOf = (parts: readonly Part[]): Cut => (parts.length === 0 ? null : (tile) => splitFeatures(tile, tileLayers.communes, parts));

/** The communes without a value, a layer a reason. */
export function hatchCut(reasonOfRank: Uint8Array): Cut {
  const present = new Set(reasonOfRank);
  const parts = hatchKinds
    .filter((kind) => present.has(noClass[kind]))
    .map((kind): Part => ({ name: hatchParts[kind], has: (id) => reasonOfRank[rankOfFeatureId(id)] === noClass[kind] }));
  return cutOf(parts);
}

/** The communes to point at: lit, selected, named by an action. */
export function accentCut({ litRanks, selectedRank, actions }: Pick<MapModel, 'litRanks' | 'selectedRank' | 'actions'>): Cut {
  const parts: Part[] = [];
  if (litRanks !== null && litRanks.length > 0) {
    const lit = new Set(litRanks);
    parts.push({ name: accentParts.lit, has: (id) => lit.has(rankOfFeatureId(id)) });
  }
  if (selectedRank !== null) parts.push({ name: accentParts.selected, has: (id) => rankOfFeatureId(id) === selectedRank });
  const located = actions?.located;
  if (located !== undefined && located.size > 0) parts.push({ name: accentParts.located, has: (id) => located.has(rankOfFeatureId(id)) });
  return cutOf(parts);
}
