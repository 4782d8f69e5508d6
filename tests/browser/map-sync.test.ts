import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { syncCameras } from '../../src/map/sync';
import type { MapCamera } from '../../src/view-models/map-model';
import { closeCartes, openCarte, type Published, readPublished, spies, type Stage } from './map-fixture';

let published: Published;
beforeAll(async () => {
  published = await readPublished();
});
afterEach(closeCartes);

const patience = { timeout: 40_000 };

/** Two maps side by side, on screen. */
async function openTwo(): Promise<readonly [Stage, Stage]> {
  const [left, right] = [openCarte(published, {}, spies(), '0 50% 0 0'), openCarte(published, {}, spies(), '0 0 0 50%')];
  await vi.waitFor(() => {
    expect(left.events.onPainted).toHaveBeenCalled();
    expect(right.events.onPainted).toHaveBeenCalled();
  }, patience);
  return [left, right];
}

/** Resolves once neither map has been drawn for half a second. */
async function stillness(stages: readonly Stage[]): Promise<void> {
  const counts = (): number => stages.reduce((sum, { events }) => sum + events.onMove.mock.calls.length + events.onIdle.mock.calls.length, 0);
  for (let seen = -1; seen !== counts(); ) {
    seen = counts();
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
  }
}

it('two maps keep to one place, whichever is moved, and neither sends the other round', async () => {
  const stages = await openTwo();
  const [left, right] = stages;
  const part = syncCameras([left.carte, right.carte]);
  const told: { readonly of: 'gauche' | 'droite'; readonly camera: MapCamera }[] = [];
  left.carte.onCamera((camera) => told.push({ of: 'gauche', camera }));
  right.carte.onCamera((camera) => told.push({ of: 'droite', camera }));
  expect(right.carte.camera()).toEqual(left.carte.camera());

  left.carte.flyTo({ lon: 2.35, lat: 48.85, zoom: 9 });
  await vi.waitFor(() => expect(left.carte.camera()).toEqual({ lon: 2.35, lat: 48.85, zoom: 9 }), patience);
  expect(right.carte.camera()).toEqual(left.carte.camera());
  expect(new Set(told.map(({ of }) => of))).toEqual(new Set(['gauche']));
  expect(told.length).toBeGreaterThan(0);

  // By hand, on the other one.
  told.length = 0;
  right.canvas().focus();
  await userEvent.keyboard('{ArrowRight}');
  await vi.waitFor(() => expect(right.carte.camera().lon).toBeGreaterThan(2.36), patience);
  await stillness(stages);
  expect(left.carte.camera()).toEqual(right.carte.camera());
  expect(new Set(told.map(({ of }) => of))).toEqual(new Set(['droite']));

  // At rest, nothing goes on moving.
  const moves = told.length;
  await stillness(stages);
  expect(told.length).toBe(moves);

  part();
  left.carte.flyTo({ lon: 5, lat: 45, zoom: 8 });
  await vi.waitFor(() => expect(left.carte.camera().lon).toBe(5), patience);
  expect(right.carte.camera().lon).toBeLessThan(4);
});

it('a map taken in hand while the other flies ends the flight', async () => {
  const [left, right] = await openTwo();
  const part = syncCameras([left.carte, right.carte]);
  left.carte.flyTo({ lon: -1.5, lat: 47.2, zoom: 10 });
  right.carte.follow({ lon: 7, lat: 48, zoom: 9 });
  right.carte.flyTo([6.9, 47.9, 7.1, 48.1]);
  await vi.waitFor(() => expect(right.carte.camera().lon).toBeCloseTo(7, 1), patience);
  await vi.waitFor(() => expect(left.carte.camera()).toEqual(right.carte.camera()), patience);
  part();
});

it('gives a picture of what it shows', async () => {
  const [left] = await openTwo();
  const picture = await left.carte.picture();
  expect(picture?.type).toBe('image/png');
  const bitmap = await createImageBitmap(picture ?? new Blob());
  expect(bitmap.width).toBe(left.canvas().width);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: new Uint8ClampedArray() };
  expect(new Set(Uint32Array.from({ length: 500 }, (_, i) => data[i * 4 * 997] ?? 0)).size).toBeGreaterThan(3);
});
