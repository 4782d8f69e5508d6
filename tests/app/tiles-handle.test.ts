import { expect, test } from 'vitest';
import { createTilesHandle } from '../../src/app/tiles-handle';
import { type ConfirmWholeTiles, TilesSource } from '../../src/files/tiles';

/** Files whose tiles are asked for, and may fail; the questions of each source go to who made it. */
function files() {
  const made: ConfirmWholeTiles[] = [];
  const state = { failing: false };
  return {
    made,
    state,
    tilesSource: async (confirm: ConfirmWholeTiles): Promise<TilesSource> => {
      if (state.failing) throw new Error('manifeste illisible');
      made.push(confirm);
      return new TilesSource({ fetch: () => Promise.reject(new Error('sans réseau')), url: 'https://exemple.test/a', fichier: 'a', octets: 1, confirm });
    },
  };
}

test('one source an attempt, and another for the next', async () => {
  const tiles = createTilesHandle(files());
  const first = await tiles.source(0);
  expect(await tiles.source(0)).toBe(first);
  expect(tiles.ready(0)).toBe(first);
  expect(tiles.ready(1)).toBeNull();
  const second = await tiles.source(1);
  expect(second).not.toBe(first);
  expect(tiles.ready(1)).toBe(second);
});

test('a failure is told to all who asked, and the next asks again', async () => {
  const published = files();
  published.state.failing = true;
  const tiles = createTilesHandle(published);
  await expect(tiles.source(0)).rejects.toThrow('manifeste illisible');
  expect(tiles.ready(0)).toBeNull();
  published.state.failing = false;
  expect(await tiles.source(0)).toBeInstanceOf(TilesSource);
});

test('a question to the visitor waits for who shows it, and goes to the last one', async () => {
  const published = files();
  const tiles = createTilesHandle(published);
  await tiles.source(0);
  const answer = published.made[0]?.(18_000_000);
  const asked: number[] = [];
  tiles.askThrough(async (bytes) => asked.push(bytes) > 0);
  expect(await answer).toBe(true);
  tiles.askThrough(async () => false);
  expect(await published.made[0]?.(1)).toBe(false);
  expect(asked).toEqual([18_000_000]);
});
