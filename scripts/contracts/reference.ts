import type { DataFileIssue } from './data-file-error';

/** Longitude and latitude in degrees. */
interface Point {
  readonly lon: number | null;
  readonly lat: number | null;
}

/** What the files of `data/` are checked against. */
export interface CogReference {
  /** Communes of the COG 2026 by code, with the reference point of those that have one. */
  readonly communes: ReadonlyMap<string, Point>;
  /** Codes of the member communes by EPCI code. */
  readonly epci: ReadonlyMap<string, readonly string[]>;
  /** Commune of the COG 2026 that an old code became, null if it cannot be carried. */
  readonly toCog2026: (code: string) => string | null;
}

/** Makes the reference from the communes of the COG 2026, each with its EPCI. */
export function cogReference(
  cog: {
    readonly communes: readonly { readonly code: string; readonly epci: string | null }[];
    readonly epcis: readonly { readonly code: string }[];
  },
  { pointOf, toCog2026 }: { readonly pointOf: (code: string) => Point | null } & Pick<CogReference, 'toCog2026'>,
): CogReference {
  const epci = new Map<string, string[]>(cog.epcis.map(({ code }) => [code, []]));
  for (const commune of cog.communes) if (commune.epci !== null) epci.get(commune.epci)?.push(commune.code);
  const nowhere: Point = { lon: null, lat: null };
  return { communes: new Map(cog.communes.map(({ code }) => [code, pointOf(code) ?? nowhere])), epci, toCog2026 };
}

/** A code that left the COG and was carried: the file should be brought up to date, the build goes on. */
export interface DataFileAnomaly extends DataFileIssue {
  readonly value: string;
  readonly correction: string;
}

export interface CheckedCode {
  /** Code of the COG 2026, null where the written one is unknown. */
  readonly code: string | null;
  readonly anomaly: Pick<DataFileAnomaly, 'message' | 'value' | 'correction'> | null;
}

/** Checks a commune code against the COG 2026 and carries it there when it left it. */
export function checkCommune(written: string, reference: CogReference): CheckedCode {
  if (reference.communes.has(written)) return { code: written, anomaly: null };
  const carried = reference.toCog2026(written);
  if (carried === null || !reference.communes.has(carried)) return { code: null, anomaly: null };
  const message = 'commune sortie du code officiel géographique 2026';
  return { code: carried, anomaly: { message, value: written, correction: `remplacée par ${carried}` } };
}
