import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LoadedContracts, loadContracts } from '../../scripts/contracts/contracts';
import { DataFileError, type DataFileIssue } from '../../scripts/contracts/data-file-error';
import { cogReference, type CogReference } from '../../scripts/contracts/reference';
import { readReference } from '../../scripts/lib/reference';

export const root = join(import.meta.dirname, '../..');
export const mirror = process.env['CLS_SOURCES'] ?? join(root, '../shared/sources');
export const seeds = join(root, '../shared/seeds');

/** The real COG 2026; 36999 stands for a code that left it and became Le Blanc. */
export const reference: CogReference = cogReference(
  readReference(join(root, 'node_modules/@etalab/decoupage-administratif')),
  {
    pointOf: (code) => (code === '55228' ? { lon: 5.65, lat: 49.04 } : null),
    toCog2026: (code) => (code === '36999' ? '36018' : null),
  },
);

export const loadProject = (): LoadedContracts => loadContracts(join(root, 'data'), reference);

/** A copy of the project's `data/` that the test may spoil. */
export function copyOfData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carto-cls-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['contrats', 'lieux', 'repli', 'themes.yaml']) {
    cpSync(join(root, 'data', name), join(folder, name), { recursive: true });
  }
  return folder;
}

/** Replaces the first occurrence of a text in a file; the line where it stands. */
export function spoil(folder: string, file: string, before: string, after: string): number {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const position = text.indexOf(before);
  if (position < 0) throw new Error(`« ${before} » n’est pas dans ${file}`);
  writeFileSync(path, text.replace(before, () => after));
  return text.slice(0, position).split('\n').length;
}

/** The mistakes that reading a folder reports. */
export function issuesOf(read: () => unknown): readonly DataFileIssue[] {
  try {
    read();
  } catch (error) {
    if (error instanceof DataFileError) return error.issues;
    throw error;
  }
  return [];
}
