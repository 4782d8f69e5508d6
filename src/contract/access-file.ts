import * as v from 'valibot';

/**
 * The access file: what the planner needs to work out, in its worker, which communes are within reach of which, and what
 * an addition changes. Pairs are not published: computing them from these points is quicker than fetching them.
 *
 * Layout (before gzip), little-endian: the bytes `CLA1`, n (communes) as uint32, the length of the header as uint32, the
 * header (JSON, UTF-8, padded with spaces to a multiple of 4), then seven columns of n int32 in the order of `accessColumns`.
 */

/** Professions whose access is modelled, in the order in which they are offered. */
export const professions = ['medecin_generaliste', 'infirmier', 'sage_femme', 'chirurgien_dentiste'] as const;
export type Profession = (typeof professions)[number];

const numbers = v.pipe(v.array(v.number()), v.readonly());
const positive = v.pipe(v.number(), v.gtValue(0));

const professionParameters = v.object({
  profession: v.picklist(professions),
  /** Source whose sheet `Paramètres` states the decay and the newcomer's supply. */
  source: v.string(),
  /** Official decay: weight of a trip shorter than each limit, limits ascending; 0 beyond the last one. */
  decroissance: v.pipe(v.array(v.object({ moins_de: positive, poids: positive })), v.minLength(1)),
  /** Yearly supply that the source imputes to a newcomer: consultations for GPs, full-time posts for the others. */
  offre_arrivant: positive,
  /** Yearly supply of a post already there, calibrated on the official APL; null where the number of posts is unknown. */
  offre_poste: v.nullable(positive),
  /** People that the unit of the APL speaks of: 1 for GPs, 100 000 for the others. */
  pour: positive,
  /** Indicators that hold the official APL, the standardised population that weighs it, and the people to count. */
  apl: v.string(),
  population_standardisee: v.string(),
  population: v.string(),
  /** Latest year of all three. */
  annee: v.pipe(v.number(), v.integer()),
  /** Indicator and year of the number of posts by commune; null where no file gives it. */
  postes: v.nullable(v.object({ indicateur: v.string(), annee: v.number() })),
});
export type ProfessionParameters = v.InferOutput<typeof professionParameters>;

const headerSchema = v.object({
  professions: v.array(professionParameters),
  /** The fitted travel-time model; see `src/domain/travel-time.ts`. */
  temps: v.object({ start: numbers, arrival: numbers, pace: numbers }),
});
export type AccessHeader = v.InferOutput<typeof headerSchema>;

/** Where trips start and end, n numbers a column, in the order of the table `communes`. */
export interface AccessPoints {
  /** Degrees; NaN where the commune has no point. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Level of the density grid, 0 to 6; -1 where unknown. */
  readonly niveau: Int32Array;
  /** Road network: two communes of different numbers cannot be driven between. */
  readonly masse: Int32Array;
  /** Rank of the commune taken for the destination of the official minutes to emergency care; -1 where there is none. */
  readonly ancre: Int32Array;
  /** Those official minutes, NaN where there are none. */
  readonly minutes_ancre: Float64Array;
}

/** The columns of the file: the points, and what the validation needs beside the official figures. */
export interface AccessColumns extends AccessPoints {
  /** Access to GPs that the model gives by itself, in the unit of the APL; NaN where it says nothing. The gap with the official figure is the residual. */
  readonly modele: Float64Array;
}

const accessColumns = ['lon', 'lat', 'niveau', 'masse', 'ancre', 'minutes_ancre', 'modele'] as const satisfies readonly (keyof AccessColumns)[];
const scales = { lon: 1e5, lat: 1e5, niveau: 1, masse: 1, ancre: 1, minutes_ancre: 10, modele: 1000 } as const satisfies Record<keyof AccessColumns, number>;

const magic = [0x43, 0x4c, 0x41, 0x31] as const;
const fixedBytes = 12;
const missing = -0x80000000;

/** @throws RangeError if the columns are not all as long. */
export function encodeAccessFile(header: AccessHeader, points: AccessColumns): Uint8Array<ArrayBuffer> {
  const n = points.lon.length;
  const text = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = Math.ceil(text.length / 4) * 4;
  const out = new Uint8Array(fixedBytes + headerBytes + accessColumns.length * n * 4);
  const view = new DataView(out.buffer);
  out.set(magic, 0);
  view.setUint32(4, n, true);
  view.setUint32(8, headerBytes, true);
  out.fill(0x20, fixedBytes, fixedBytes + headerBytes);
  out.set(text, fixedBytes);
  accessColumns.forEach((column, position) => {
    const values = points[column];
    if (values.length !== n) throw new RangeError(`colonne ${column} : ${values.length} valeurs pour ${n} communes`);
    const start = fixedBytes + headerBytes + position * n * 4;
    values.forEach((value, rank) => view.setInt32(start + rank * 4, Number.isNaN(value) ? missing : Math.round(value * scales[column]), true));
  });
  return out;
}

/** The header alone: which indicators a profession is read with. @throws RangeError if the bytes are not an access file of `expectedCommunes` communes. */
export const decodeAccessHeader = (bytes: Uint8Array, expectedCommunes: number): AccessHeader => openAccessFile(bytes, expectedCommunes).header;

function openAccessFile(bytes: Uint8Array, expectedCommunes: number): { header: AccessHeader; view: DataView; n: number; headerBytes: number } {
  if (bytes.length < fixedBytes || magic.some((byte, i) => bytes[i] !== byte)) throw new RangeError('ce n’est pas un fichier d’accès');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const n = view.getUint32(4, true);
  const headerBytes = view.getUint32(8, true);
  if (n !== expectedCommunes) throw new RangeError(`${n} communes au lieu de ${expectedCommunes}`);
  if (bytes.length !== fixedBytes + headerBytes + accessColumns.length * n * 4) throw new RangeError('fichier d’accès tronqué');
  const header = v.safeParse(headerSchema, JSON.parse(new TextDecoder().decode(bytes.subarray(fixedBytes, fixedBytes + headerBytes))));
  if (!header.success) throw new RangeError(`en-tête du fichier d’accès : ${header.issues[0].message}`);
  return { header: header.output, view, n, headerBytes };
}

/** @throws RangeError if the bytes are not an access file of `expectedCommunes` communes. */
export function decodeAccessFile(bytes: Uint8Array, expectedCommunes: number): { header: AccessHeader; points: AccessColumns } {
  const { header, view, n, headerBytes } = openAccessFile(bytes, expectedCommunes);
  const stored = (column: keyof AccessColumns, rank: number): number =>
    view.getInt32(fixedBytes + headerBytes + (accessColumns.indexOf(column) * n + rank) * 4, true);
  const reals = (column: 'lon' | 'lat' | 'minutes_ancre' | 'modele'): Float64Array =>
    Float64Array.from({ length: n }, (_, rank) => {
      const value = stored(column, rank);
      return value === missing ? Number.NaN : value / scales[column];
    });
  const integers = (column: 'niveau' | 'masse' | 'ancre'): Int32Array => Int32Array.from({ length: n }, (_, rank) => stored(column, rank));
  return {
    header,
    points: {
      lon: reals('lon'),
      lat: reals('lat'),
      niveau: integers('niveau'),
      masse: integers('masse'),
      ancre: integers('ancre'),
      minutes_ancre: reals('minutes_ancre'),
      modele: reals('modele'),
    },
  };
}
