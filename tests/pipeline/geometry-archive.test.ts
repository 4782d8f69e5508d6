import { PMTiles } from 'pmtiles';
import { expect, it } from 'vitest';
import { writeArchive } from '../../scripts/geometry/tiles/archive';

it('writes an archive that any reader of PMTiles 3 takes: its seven letters, its version, its bounds and its tile', async () => {
  const tile = new Uint8Array([1, 2, 3]);
  const bytes = await writeArchive([{ zoom: 3, x: 4, y: 2, bytes: tile }], [-5, 41, 10, 51], [2.5, 46, 3], { name: 'essai', description: 'essai', layers: [] });
  expect(new TextDecoder().decode(bytes.subarray(0, 7))).toBe('PMTiles');
  expect(bytes[7]).toBe(3);
  const archive = new PMTiles({
    getKey: () => 'essai',
    getBytes: (offset, length) => Promise.resolve({ data: bytes.slice(offset, offset + length).buffer }),
  });
  expect(await archive.getHeader()).toMatchObject({ minLon: -5, minLat: 41, maxLon: 10, maxLat: 51, centerZoom: 3 });
  expect(new Uint8Array((await archive.getZxy(3, 4, 2))?.data ?? new ArrayBuffer(0))).toEqual(tile);
});
