import { describe, expect, test } from 'vitest';
import { frameOf } from '../../src/domain/picture/frame';
import { type MapPicture, pictureFaults, pictureSize } from '../../src/domain/picture/picture';
import { noClass } from '../../src/domain/class-codes';
import { toPng } from '../../src/ui/rasterize';
import { mapScene, pictureFrame } from '../../src/workers/exports/picture/map-scene';
import { scenePng } from '../../src/workers/exports/picture/png';
import type { Scene } from '../../src/workers/exports/picture/scene';
import { PictureShapes } from '../../src/workers/exports/picture/shapes';
import { sceneSvg } from '../../src/workers/exports/picture/svg';

const hexOfDoubles = (values: readonly number[]): string => {
  const bytes = new Uint8Array(Float64Array.from(values).buffer);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
/** A square as hexadecimal WKB. */
const square = (x: number, y: number, side: number): string => `01030000000100000005000000${hexOfDoubles([x, y, x + side, y, x + side, y + side, x, y + side, x, y])}`;

const whole: MapPicture = {
  titre: 'Titre', sousTitre: 'Lieu', phrase: 'Phrase.', unite: 'unité', carre: null, compte: 'communes', seuil: null, remarques: [], symboles: [], points: [], noms: [], pied: ['Source'],
  classes: [{ label: 'a', colour: '#cc7722', detail: '1', teintes: ['#cc7722', '#dd9955', '#eeccaa'] }, { label: 'b', colour: '#225588', detail: '1' }],
  manques: [{ reason: 'secret', label: 'Secret', detail: '1' }],
  contours: [{ label: 'Contour', detail: '', colour: '#b8005c', width: 4, dash: [], joined: true }],
  pastilles: { label: 'Lieux', colour: '#07485a', lieux: [{ lon: 0.2, lat: 46.8, texte: '' }] },
  bbox: [0, 46, 1, 47],
  serre: false,
};

function scene(image: MapPicture = whole): Scene {
  const shapes = new PictureShapes(image, pictureFrame(image));
  const texts = [square(0, 46, 0.4), square(0.5, 46, 0.4), square(0, 46.5, 0.4), square(0.5, 46.5, 0.4)];
  const bornes = new Int32Array(texts.length + 1);
  texts.forEach((text, place) => {
    bornes[place + 1] = (bornes[place] ?? 0) + text.length;
  });
  shapes.add({
    codes: ['36001', '36002', '36003', '36004'],
    contours: { texte: new TextEncoder().encode(texts.join('')), bornes },
    classes: Uint8Array.of(0, 1, noClass.secret, 0),
    teintes: Uint8Array.of(0, 0, 0, 2),
    marques: Uint16Array.of(0, 1, 0, 0),
  });
  return mapScene(image, shapes);
}

async function pixelsOf(blob: Blob, image: MapPicture = whole): Promise<{ readonly at: (lon: number, lat: number) => string; readonly data: Uint8ClampedArray; readonly width: number }> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const { data, width } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const { project } = pictureFrame(image);
  const scale = width / (image.seule ?? pictureSize).width;
  const at = (lon: number, lat: number): string => {
    const [x, y] = project(lon, lat).map((unit) => Math.round(unit * scale)) as [number, number];
    return `#${[...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  };
  return { at, data, width };
}

describe('the picture on a canvas', () => {
  test.each([1, 2, 4])('×%d: classes, shades, neighbours, contours and places in their colours', async (scale) => {
    const shares: number[] = [];
    const { at, width } = await pixelsOf(await scenePng(scene(), scale, (share) => shares.push(share)));
    expect(width).toBe(pictureSize.width * scale);
    expect(at(0.2, 46.2)).toBe('#cc7722');
    expect(at(0.7, 46.2)).toBe('#225588');
    expect(at(0.7, 46.7)).toBe('#eeccaa');
    expect(at(0.45, 46.45)).toBe('#ffffff');
    expect(at(0.7, 46)).toBe('#b8005c');
    expect(at(0.2, 46.8)).toBe('#07485a');
  });

  test('shows what its SVG shows', async () => {
    const drawn = scene();
    const svg = new Blob([...sceneSvg(drawn)], { type: 'image/svg+xml' });
    const [canvas, vector] = [await pixelsOf(await scenePng(drawn, 1, () => undefined)), await pixelsOf(await toPng(svg, pictureSize, 1))];
    // The map itself: the typeface of the texts is the machine's in an SVG.
    const { box } = pictureFrame(whole);
    let apart = 0;
    let inked = 0;
    for (let y = Math.ceil(box.y) + 60; y < box.y + box.height - 60; y += 1) {
      for (let x = Math.ceil(box.x); x < box.x + box.width; x += 1) {
        const place = 4 * (y * canvas.width + x);
        if ((canvas.data[place] ?? 0) + (canvas.data[place + 1] ?? 0) + (canvas.data[place + 2] ?? 0) < 765) inked += 1;
        if ([0, 1, 2].some((channel) => Math.abs((canvas.data[place + channel] ?? 0) - (vector.data[place + channel] ?? 0)) > 90)) apart += 1;
      }
    }
    expect(inked).toBeGreaterThan(100_000);
    expect(apart / inked).toBeLessThan(0.01);
  });

  test('the map alone fills its own box, in the same colours, with its scale and its north', async () => {
    const alone: MapPicture = { ...whole, seule: { width: 600, height: 400 } };
    const drawn = scene(alone);
    const { at, width } = await pixelsOf(await scenePng(drawn, 2.5, () => undefined), alone);
    expect(width).toBe(1500);
    expect([at(0.2, 46.2), at(0.7, 46.2), at(0.7, 46)]).toEqual(['#cc7722', '#225588', '#b8005c']);
    const svg = [...sceneSvg(drawn)].join('');
    expect(svg).toMatch(/\skm<\/text>.*>N<\/text>/u);
    expect(svg).not.toContain('id="legende"');
    expect(svg).not.toContain('Source');
  });

  test('past what the browser can draw, says so', async () => {
    await expect(scenePng(scene(), 60, () => undefined)).rejects.toThrow(pictureFaults.taille);
  });
});

test('the bounds of a frame are what its box shows', () => {
  const frame = frameOf([0, 46, 1, 47], { x: 10, y: 20, width: 300, height: 200 }, 5);
  const [west, south, east, north] = frame.bounds;
  expect(frame.project(west, north).map((value) => Math.round(value * 1e6) / 1e6)).toEqual([10, 20]);
  expect(frame.project(east, south).map((value) => Math.round(value * 1e6) / 1e6)).toEqual([310, 220]);
});
