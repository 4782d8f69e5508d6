import * as fc from 'fast-check';
import vtPbf, { type EncodableFeature } from 'vt-pbf';
import { describe, expect, it } from 'vitest';
import { forEachId, keepLayers, splitFeatures } from '../../src/map/tiles/mvt';

const point = (id: number | undefined, tags: Record<string, string> = {}): EncodableFeature => ({
  type: 1,
  ...(id === undefined ? {} : { id }),
  tags,
  geometry: [[12, 34]],
});

const encode = (layers: Record<string, EncodableFeature[]>): Uint8Array =>
  Uint8Array.from(vtPbf.fromGeojsonVt(Object.fromEntries(Object.entries(layers).map(([name, features]) => [name, { features }])), { version: 2, extent: 4096 }));

const fields = (bytes: Uint8Array): { field: number; bytes: Uint8Array; number: number }[] => {
  const out = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const number = varint();
    const length = tag % 8 === 2 ? number : 0;
    out.push({ field: Math.floor(tag / 8), bytes: bytes.slice(at, at + length), number });
    at += length;
  }
  return out;
};

/** A second reading of the format, on its own: names of the layers, ids and first value of their features. */
function read(tile: Uint8Array): Record<string, { ids: (number | null)[]; values: string[]; extent: number | null }> {
  return Object.fromEntries(
    fields(tile).map(({ bytes }) => {
      const layer = fields(bytes);
      const texts = layer.filter(({ field }) => field === 4).map((value) => new TextDecoder().decode(fields(value.bytes)[0]?.bytes));
      const features = layer.filter(({ field }) => field === 2).map((feature) => fields(feature.bytes));
      return [
        new TextDecoder().decode(layer.find(({ field }) => field === 1)?.bytes),
        {
          ids: features.map((feature) => feature.find(({ field }) => field === 1)?.number ?? null),
          values: features.map((feature) => texts[feature.find(({ field }) => field === 2)?.bytes[1] ?? -1] ?? ''),
          extent: layer.find(({ field }) => field === 5)?.number ?? null,
        },
      ];
    }),
  );
}

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 40_000 }), { maxLength: 60 });

describe('cuts of a tile', () => {
  it('keep the layers that are asked for, whole', () => {
    const tile = encode({ communes: [point(1), point(300)], epci: [point(undefined)], etiquettes: [point(7)] });
    expect(read(keepLayers(tile, new Set(['communes', 'epci'])))).toEqual(read(encode({ communes: [point(1), point(300)], epci: [point(undefined)] })));
    expect(keepLayers(tile, new Set(['rien']))).toHaveLength(0);
  });

  it('put each feature in every part that has its id, with its properties', () => {
    fc.assert(
      fc.property(ids, ids, (all, some) => {
        const chosen = new Set(some.concat(all.slice(0, 3)));
        const tile = encode({ communes: all.map((id) => point(id, { code: String(id) })), autres: [point(1)] });
        const cut = read(splitFeatures(tile, 'communes', [
          { name: 'dedans', has: (id) => id !== null && chosen.has(id) },
          { name: 'pairs', has: (id) => id !== null && id % 2 === 0 },
        ]));
        const inside = all.filter((id) => chosen.has(id));
        const even = all.filter((id) => id % 2 === 0);
        expect(cut['dedans']?.ids ?? []).toEqual(inside);
        expect(cut['dedans']?.values ?? []).toEqual(inside.map(String));
        expect(cut['pairs']?.ids ?? []).toEqual(even);
        expect(Object.keys(cut).filter((name) => name !== 'dedans' && name !== 'pairs')).toEqual([]);
      }),
    );
  });

  it('tell the ids of a layer, and of that layer only', () => {
    fc.assert(
      fc.property(ids, (all) => {
        const seen: number[] = [];
        const tile = encode({ autres: [point(40_001)], communes: [...all.map((id) => point(id)), point(undefined)] });
        forEachId(tile, 'communes', (id) => seen.push(id));
        expect(seen).toEqual(all);
      }),
    );
  });

  it('carry the extent over and know features without an id', () => {
    const tile = encode({ etiquettes: [point(undefined, { nom: 'Indre' }), point(5, { nom: 'Le Blanc' })] });
    const cut = read(splitFeatures(tile, 'etiquettes', [{ name: 'noms', has: (id) => id === null }]));
    expect(cut).toEqual({ noms: { ids: [null], values: ['Indre'], extent: 4096 } });
  });

  it('of an empty tile are empty', () => {
    expect(keepLayers(new Uint8Array(0), new Set(['communes']))).toHaveLength(0);
    expect(splitFeatures(new Uint8Array(0), 'communes', [{ name: 'a', has: () => true }])).toHaveLength(0);
  });

  it('refuse what is no tile, cut short or of another kind', () => {
    const tile = encode({ communes: [point(1), point(2)] });
    const part = [{ name: 'a', has: () => true }];
    for (let length = 1; length < tile.length; length += 1) {
      expect(() => splitFeatures(tile.slice(0, length), 'communes', part)).toThrow(RangeError);
    }
    expect(() => keepLayers(new TextEncoder().encode('<!doctype html>'), new Set(['communes']))).toThrow(RangeError);
  });
});
