import { compareText } from '../lib/anomalies';
import type { ContractFile } from './contract-schema';
import type { DataFileIssue } from './data-file-error';
import { checkCommune, type CogReference, type DataFileAnomaly } from './reference';
import type { YamlFile } from './yaml-file';

type Path = readonly (string | number)[];

export interface ResolvedCodes {
  /** Codes of the COG 2026, sorted, without repetition. */
  readonly codes: readonly string[];
  readonly issues: readonly DataFileIssue[];
  readonly anomalies: readonly DataFileAnomaly[];
}

/** Resolves a list of commune codes written at a path of a file. */
export function resolveCommunes(
  file: YamlFile<ContractFile>,
  path: Path,
  written: readonly string[],
  reference: CogReference,
): ResolvedCodes {
  const codes = new Set<string>();
  const issues: DataFileIssue[] = [];
  const anomalies: DataFileAnomaly[] = [];
  const seen = new Set<string>();
  written.forEach((text, index) => {
    const here = [...path, index];
    const { code, anomaly } = checkCommune(text, reference);
    if (seen.has(text)) issues.push(file.issue(here, `commune écrite deux fois\u00a0: ${text}`));
    else if (code === null) issues.push(file.issue(here, `commune inconnue\u00a0: ${text}`));
    else codes.add(code);
    if (anomaly !== null) anomalies.push({ ...file.issue(here, anomaly.message), ...anomaly });
    seen.add(text);
  });
  return { codes: sorted(codes), issues, anomalies };
}

/** Communes of a contract's perimeter: those it lists and the members of its EPCI. */
export function resolvePerimeter(file: YamlFile<ContractFile>, reference: CogReference): ResolvedCodes {
  const { communes, epci } = file.value.perimetre;
  const listed = resolveCommunes(file, ['perimetre', 'communes'], communes, reference);
  const codes = new Set(listed.codes);
  const issues = [...listed.issues];
  epci.forEach((code, index) => {
    const members = reference.epci.get(code);
    if (members === undefined) {
      issues.push(file.issue(['perimetre', 'epci', index], `intercommunalité inconnue\u00a0: ${code}`));
    }
    for (const member of members ?? []) codes.add(member);
  });
  if (communes.length + epci.length === 0) {
    issues.push(file.issue(['perimetre'], 'communes ou epci attendus'));
  }
  return { codes: sorted(codes), issues, anomalies: listed.anomalies };
}

const sorted = (codes: Iterable<string>): string[] => [...codes].sort(compareText);
