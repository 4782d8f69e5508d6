import { inflateSync } from 'node:zlib';

/** Bytes a pixel of the PNG colour types that a browser writes: RGB and RGBA. */
const channelsOf: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/**
 * Colours of an 8-bit RGB or RGBA PNG (as browsers write their screenshots), `#rrggbb`, with how many pixels each has.
 * Source of the layout: PNG specification, chapters 7 and 9.
 */
export function coloursOf(png: Buffer): ReadonlyMap<string, number> {
  const parts: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), channelsOf[body[9] ?? 0] ?? 0];
    if (type === 'IDAT') parts.push(body);
    at += length + 12;
  }
  if (channels === 0) throw new Error('PNG of another colour type');
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const counts = new Map<number, number>();
  for (let i = 0; i < rows.length; i += channels) {
    const colour = rows.readUIntBE(i, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return new Map([...counts].map(([colour, count]) => [`#${colour.toString(16).padStart(6, '0')}`, count]));
}

function unfiltered(packed: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (out[y * stride + x - channels] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const upLeft = y === 0 || x < channels ? 0 : (out[(y - 1) * stride + x - channels] ?? 0);
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter] ?? 0;
      out[y * stride + x] = ((packed[y * (stride + 1) + 1 + x] ?? 0) + predicted) & 0xff;
    }
  }
  return out;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
