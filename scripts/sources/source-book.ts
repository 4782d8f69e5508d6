import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from '../../src/contract/tables';
import type { SourceStatut } from '../../src/contract/vocabulary';
import { sha256 } from '../lib/hash';
import { frenchTypography } from '../contracts/french-typography';
import { LayoutError } from '../lib/layout-error';
import type { BuildOptions } from '../lib/options';
import { filesUnder } from '../lib/publisher';
import { locateSource } from './locate';
import type { SourceDefinition } from './registry';

/** Counts that a reader keeps while it reads; a repaired row is also a kept one. */
export interface Tally {
  lignes: number;
  gardees: number;
  reparees: number;
  refusees: number;
  /** Share (0 to 1) of the communes that the source informs, where that means something. */
  couverture: number | null;
}

interface Entry {
  definition: SourceDefinition;
  statut: SourceStatut;
  motif: string | null;
  path: string | null;
  octets: number | null;
  empreinte: string | null;
  tally: Tally;
}

/** Every registered source, where it was found and what became of its rows. */
export interface SourceBook {
  /**
   * Reads a source if it was found. A `LayoutError` marks it « illisible » and gives null: the build goes on without it.
   * @throws any other error: a defect of the pipeline, not of the source.
   */
  readonly read: <T>(id: string, reader: (path: string, source: SourceDefinition, tally: Tally) => T | Promise<T>) => Promise<T | null>;
  readonly statut: (id: string) => { statut: SourceStatut; motif: string | null };
  readonly definition: (id: string) => SourceDefinition;
  /** Where the source was found, null if it was not or turned out illegible. */
  readonly path: (id: string) => string | null;
  /** Counts of a source that is read in several places. */
  readonly tally: (id: string) => Tally;
  readonly rows: () => Row<'sources'>[];
}

/** Locates every source of the registry and hashes what was found. */
export async function openSources(
  registry: readonly SourceDefinition[],
  options: BuildOptions,
  print: (text: string) => void,
): Promise<SourceBook> {
  const entries = new Map<string, Entry>();
  for (const definition of registry) entries.set(definition.id, await openEntry(definition, options, print));
  const entryOf = (id: string): Entry => {
    const entry = entries.get(id);
    if (entry === undefined) throw new Error(`source « ${id} » absente de data/sources.yaml`);
    return entry;
  };
  return {
    definition: (id) => entryOf(id).definition,
    statut: (id) => ({ statut: entryOf(id).statut, motif: entryOf(id).motif }),
    path: (id) => (entryOf(id).statut === 'lue' ? entryOf(id).path : null),
    tally: (id) => entryOf(id).tally,
    read: async (id, reader) => {
      const entry = entryOf(id);
      if (entry.path === null || entry.statut !== 'lue') return null;
      try {
        return await reader(entry.path, entry.definition, entry.tally);
      } catch (error) {
        if (!(error instanceof LayoutError)) throw error;
        entry.statut = 'illisible';
        entry.motif = error.message;
        entry.tally = emptyTally();
        print(`  ${id} : illisible (${error.message})`);
        return null;
      }
    },
    rows: () => registry.map(({ id }) => sourceRow(entryOf(id))),
  };
}

const emptyTally = (): Tally => ({ lignes: 0, gardees: 0, reparees: 0, refusees: 0, couverture: null });

async function openEntry(definition: SourceDefinition, options: BuildOptions, print: (text: string) => void): Promise<Entry> {
  const location = await locateSource(definition, options, print);
  const base = { definition, tally: emptyTally() };
  if (!location.found) {
    const statut = location.illegible ? 'illisible' : 'absente';
    print(`  ${definition.id} : ${statut} (${location.reason})`);
    return { ...base, statut, motif: location.reason, path: null, octets: null, empreinte: null };
  }
  const motif = location.refused.length === 0 ? null : `copie écartée : ${location.refused.join(' ; ')}`;
  const { octets, empreinte } = await fingerprint(location.path, definition);
  return { ...base, statut: 'lue', motif, path: location.path, octets, empreinte };
}

/** Size and hash of a source: of the file, or of every file of a folder with its name. */
async function fingerprint(path: string, { format }: SourceDefinition): Promise<{ octets: number; empreinte: string }> {
  const folder = format === 'paquet' ? join(path, 'data') : path;
  if (statSync(folder).isFile()) {
    const bytes = await readFile(folder);
    return { octets: bytes.length, empreinte: sha256(bytes) };
  }
  let octets = 0;
  const lines: string[] = [];
  for (const file of filesUnder(folder)) {
    const bytes = await readFile(file);
    octets += bytes.length;
    lines.push(`${file.slice(folder.length)} ${sha256(bytes)}`);
  }
  return { octets, empreinte: sha256(lines.join('\n')) };
}

const typeset = (text: string | null): string | null => (text === null ? null : frenchTypography(text));

function sourceRow({ definition, statut, motif, octets, empreinte, tally }: Entry): Row<'sources'> {
  const read = statut === 'lue';
  return {
    id: definition.id,
    titre: frenchTypography(definition.titre),
    producteur: frenchTypography(definition.producteur),
    licence: definition.licence,
    url: definition.fichier ?? definition.page ?? '',
    fichier: definition.chemin,
    millesime: typeset(definition.millesime),
    date_maj: definition.date_maj,
    prochaine_maj: typeset(definition.prochaine_maj),
    lignes: read ? tally.lignes : null,
    lignes_gardees: read ? tally.gardees : null,
    lignes_reparees: read ? tally.reparees : null,
    lignes_refusees: read ? tally.refusees : null,
    octets,
    empreinte,
    statut,
    motif: typeset(motif),
    couverture: read ? tally.couverture : null,
    mention: typeset(definition.mention),
  };
}
