import type { Manifest } from '../../contract/manifest';
import type { PublishedFiles, YearValues } from '../../files/published-files';
import { PortraitColumns, wantedColumns } from '../../view-models/portrait/columns';

/** The files that a portrait is made from, as far as they could be read. */
export interface ReadColumns {
  readonly columns: PortraitColumns;
  /** Files that failed, with the reason for a person; what rests on them is told as unknown. */
  readonly failures: readonly string[];
}

/** Reads them a few at a time; one that fails costs what rests on it. @throws the first failure when none can be read. */
export async function readColumns(files: PublishedFiles, manifest: Manifest, signal: AbortSignal): Promise<ReadColumns> {
  const waiting = wantedColumns(manifest);
  const columns: YearValues[] = [];
  const failures: Error[] = [];
  const drain = async (): Promise<void> => {
    for (let wanted = waiting.shift(); wanted !== undefined; wanted = waiting.shift()) {
      try {
        columns.push(await files.values(wanted.id, wanted.annee, signal));
      } catch (cause) {
        signal.throwIfAborted();
        failures.push(cause instanceof Error ? cause : new Error(String(cause)));
      }
    }
  };
  await Promise.all(Array.from({ length: 6 }, drain));
  if (columns.length === 0 && failures[0] !== undefined) throw failures[0];
  return { columns: new PortraitColumns(columns), failures: failures.map(({ message }) => message) };
}
