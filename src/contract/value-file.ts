import { type ValeurStatut, valeurStatuts } from './vocabulary';

/**
 * A value file: one indicator, one year, every commune in the order of the table `communes`.
 * Layout (before gzip), n communes: the bytes `CLV1`, n as uint32 little-endian, n bytes of status
 * (index in `valeurStatuts`), then the values as int32 (value × 10^decimales, rounded) split in four
 * planes of n bytes, lowest byte first: planes of like bytes are what gzip packs well.
 * A commune whose status is `secret`, `hors_champ` or `absent` stores 0 and reads as NaN.
 */
const magic = [0x43, 0x4c, 0x56, 0x31] as const;
const headerBytes = 8;
const bytesPerCommune = 5;

export interface CommuneValues {
  /** NaN where there is no value. Length: number of communes. */
  values: Float64Array<ArrayBuffer>;
  /** Index in `valeurStatuts`. Length: number of communes. */
  statuses: Uint8Array<ArrayBuffer>;
}

export const statusIndex = (statut: ValeurStatut): number => valeurStatuts.indexOf(statut);
const firstStatusWithoutValue = statusIndex('secret');

/** @throws RangeError if a value does not fit in 32 bits at that number of decimals, or a status and its value disagree. */
export function encodeValueFile({ values, statuses }: CommuneValues, decimals: number): Uint8Array<ArrayBuffer> {
  const n = values.length;
  if (statuses.length !== n) throw new RangeError(`${n} valeurs pour ${statuses.length} statuts`);
  const out = new Uint8Array(headerBytes + n * bytesPerCommune);
  out.set(magic, 0);
  new DataView(out.buffer).setUint32(4, n, true);
  out.set(statuses, headerBytes);
  const scale = 10 ** decimals;
  const planes = headerBytes + n;
  for (let rank = 0; rank < n; rank += 1) {
    const value = values[rank] ?? Number.NaN;
    const hasValue = (statuses[rank] ?? firstStatusWithoutValue) < firstStatusWithoutValue;
    if (hasValue === Number.isNaN(value)) throw new RangeError(`rang ${rank} : statut et valeur se contredisent`);
    const stored = hasValue ? Math.round(value * scale) : 0;
    if (stored !== Math.trunc(stored) || stored > 0x7fffffff || stored < -0x80000000) {
      throw new RangeError(`rang ${rank} : ${value} ne tient pas sur 32 bits avec ${decimals} décimales`);
    }
    for (let plane = 0; plane < 4; plane += 1) out[planes + plane * n + rank] = (stored >> (8 * plane)) & 0xff;
  }
  return out;
}

/** @throws RangeError if the bytes are not a value file of `expectedCommunes` communes. */
export function decodeValueFile(bytes: Uint8Array, decimals: number, expectedCommunes: number): CommuneValues {
  if (bytes.length < headerBytes || magic.some((byte, i) => bytes[i] !== byte)) throw new RangeError('ce n’est pas un fichier de valeurs');
  const n = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true);
  if (n !== expectedCommunes) throw new RangeError(`${n} communes au lieu de ${expectedCommunes}`);
  if (bytes.length !== headerBytes + n * bytesPerCommune) throw new RangeError('fichier de valeurs tronqué');
  const statuses = bytes.slice(headerBytes, headerBytes + n);
  const values = new Float64Array(n);
  const scale = 10 ** decimals;
  const planes = headerBytes + n;
  for (let rank = 0; rank < n; rank += 1) {
    const status = statuses[rank] ?? 0xff;
    if (status >= valeurStatuts.length) throw new RangeError(`rang ${rank} : statut inconnu`);
    if (status >= firstStatusWithoutValue) {
      values[rank] = Number.NaN;
      continue;
    }
    let stored = 0;
    for (let plane = 0; plane < 4; plane += 1) stored |= (bytes[planes + plane * n + rank] ?? 0) << (8 * plane);
    values[rank] = stored / scale;
  }
  return { values, statuses };
}
