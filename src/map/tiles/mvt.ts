/**
 * Cuts of a vector tile, on its bytes: a tile is a list of layers, a layer a list of features, and each can be kept or left
 * without being decoded. Layout: Mapbox Vector Tile specification 2.1 (protocol buffers).
 */

export type Bytes = Uint8Array<ArrayBuffer>;

/** A group of features to take out of a layer, which becomes a layer of that name. */
export interface Part {
  readonly name: string;
  /** @param featureId null for a feature without one. */
  readonly has: (featureId: number | null) => boolean;
}

const tileLayer = 3;
const layerName = 1;
const layerFeature = 2;
const featureId = 1;
const lengthDelimited = 2;

class Reader {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  /** Of the field last entered by `next`. */
  field = 0;
  wire = 0;
  /** Where the field starts (its tag), where its value starts and where it ends. */
  start = 0;
  value = 0;
  limit = 0;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  varint(): number {
    let result = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined || this.at >= this.end) throw new RangeError('tuile tronquée');
      this.at += 1;
      result += (byte & 0x7f) * factor;
      if (byte < 0x80) return result;
      factor *= 128;
    }
  }

  /** Enters the next field; false at the end of the message. @throws RangeError if the bytes are no message. */
  next(): boolean {
    if (this.at >= this.end) return false;
    this.start = this.at;
    const tag = this.varint();
    this.field = Math.floor(tag / 8);
    this.wire = tag & 7;
    if (this.wire === lengthDelimited) {
      const length = this.varint();
      this.value = this.at;
      this.limit = this.at + length;
    } else {
      this.value = this.at;
      if (this.wire === 0) this.varint();
      else if (this.wire === 1) this.at += 8;
      else if (this.wire === 5) this.at += 4;
      else throw new RangeError('tuile illisible');
      this.limit = this.at;
    }
    if (this.limit > this.end) throw new RangeError('tuile tronquée');
    this.at = this.limit;
    return true;
  }
}

const utf8 = new TextDecoder();
const toUtf8 = new TextEncoder();

function nameOf(tile: Uint8Array, start: number, end: number): string {
  const reader = new Reader(tile, start, end);
  while (reader.next()) {
    if (reader.field === layerName) return utf8.decode(tile.subarray(reader.value, reader.limit));
  }
  return '';
}

function join(pieces: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Tag and length that come before a length-delimited value. */
function header(field: number, length: number): Uint8Array {
  const bytes = [field * 8 + lengthDelimited];
  let rest = length;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

/** The tile with the named layers only. @throws RangeError if the bytes are no tile. */
export function keepLayers(tile: Uint8Array, names: ReadonlySet<string>): Bytes {
  const reader = new Reader(tile);
  const kept: Uint8Array[] = [];
  while (reader.next()) {
    if (reader.field === tileLayer && names.has(nameOf(tile, reader.value, reader.limit))) {
      kept.push(tile.subarray(reader.start, reader.limit));
    }
  }
  return join(kept);
}

function idOf(tile: Uint8Array, start: number, end: number): number | null {
  const reader = new Reader(tile, start, end);
  while (reader.next()) {
    if (reader.field !== featureId || reader.wire !== 0) continue;
    reader.at = reader.value;
    return reader.varint();
  }
  return null;
}

/** Calls `visit` with the id of each feature of a layer that has one. @throws RangeError if the bytes are no tile. */
export function forEachId(tile: Uint8Array, layer: string, visit: (featureId: number) => void): void {
  const reader = new Reader(tile);
  while (reader.next()) {
    if (reader.field !== tileLayer || nameOf(tile, reader.value, reader.limit) !== layer) continue;
    const inside = new Reader(tile, reader.value, reader.limit);
    while (inside.next()) {
      const id = inside.field === layerFeature ? idOf(tile, inside.value, inside.limit) : null;
      if (id !== null) visit(id);
    }
  }
}

function splitLayer(tile: Uint8Array, start: number, end: number, parts: readonly Part[]): Uint8Array[] {
  const features = parts.map((): Uint8Array[] => []);
  // Keys, values, extent and version: every part needs them.
  const common: Uint8Array[] = [];
  const reader = new Reader(tile, start, end);
  while (reader.next()) {
    const piece = tile.subarray(reader.start, reader.limit);
    if (reader.field !== layerFeature) {
      if (reader.field !== layerName) common.push(piece);
      continue;
    }
    const id = idOf(tile, reader.value, reader.limit);
    for (const [i, part] of parts.entries()) if (part.has(id)) features[i]?.push(piece);
  }
  return parts.flatMap(({ name }, i) => {
    const found = features[i] ?? [];
    if (found.length === 0) return [];
    const nameBytes = toUtf8.encode(name);
    const layer = join([header(layerName, nameBytes.length), nameBytes, ...found, ...common]);
    return [header(tileLayer, layer.length), layer];
  });
}

/** A tile made of parts of one layer: a feature goes to every part that has its id, a part without features is left out. @throws RangeError if the bytes are no tile. */
export function splitFeatures(tile: Uint8Array, layer: string, parts: readonly Part[]): Bytes {
  const reader = new Reader(tile);
  const pieces: Uint8Array[] = [];
  while (reader.next()) {
    if (reader.field !== tileLayer || nameOf(tile, reader.value, reader.limit) !== layer) continue;
    pieces.push(...splitLayer(tile, reader.value, reader.limit, parts));
  }
  return join(pieces);
}
