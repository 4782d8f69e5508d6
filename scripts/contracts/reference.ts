import type { DataFileIssue } from './data-file-error';

/** What the files of `data/` are checked against. */
export interface CogReference {
  /** Communes of the COG 2026 by code, with the reference point of those that have one. */
  readonly communes: ReadonlyMap<string, { readonly lon: number | null; readonly lat: number | null }>;
  /** Codes of the member communes by EPCI code. */
  readonly epci: ReadonlyMap<string, readonly string[]>;
  /** Commune of the COG 2026 that an old code became, null if it cannot be carried. */
  readonly toCog2026: (code: string) => string | null;
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
