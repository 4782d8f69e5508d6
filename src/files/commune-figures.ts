import type { Manifest } from '../contract/manifest';
import { type ValeurStatut, valeurStatuts } from '../contract/vocabulary';
import { type PublishedFiles, type YearValues, yearsOf } from './published-files';

/** One value of one commune. */
export interface CommuneFigure {
  readonly indicateur: string;
  readonly annee: number;
  /** Null where there is none: `statut` says why. */
  readonly valeur: number | null;
  readonly statut: ValeurStatut;
}

/** The value of a commune in a value file. */
export function figureAt({ indicateur, annee, values, statuses }: YearValues, rank: number): CommuneFigure {
  const value = values[rank];
  return {
    indicateur,
    annee,
    valeur: value === undefined || Number.isNaN(value) ? null : value,
    statut: valeurStatuts[statuses[rank] ?? -1] ?? 'absent',
  };
}

/**
 * Reads the latest year of every indicator, so that `communeFigures` then answers at once for any commune.
 * Files come a few at a time; those that fail are left out and tried again at the next call.
 */
export async function preloadLatest(files: PublishedFiles, signal?: AbortSignal): Promise<void> {
  const waiting = Object.keys((await files.manifest(signal)).valeurs);
  const drain = async (): Promise<void> => {
    for (let indicateur = waiting.shift(); indicateur !== undefined; indicateur = waiting.shift()) {
      await files.values(indicateur, null, signal).catch(() => signal?.throwIfAborted());
    }
  };
  await Promise.all([drain(), drain(), drain(), drain()]);
}

/**
 * The latest value of every communal indicator for a commune, each as soon as its file is there.
 * @param onFigure called once an indicator, in the order of arrival.
 * @returns the indicators whose file cannot be read, with the reason for a person.
 */
export async function communeFigures(
  files: PublishedFiles,
  rank: number,
  onFigure: (figure: CommuneFigure) => void,
  signal?: AbortSignal,
): Promise<readonly { readonly indicateur: string; readonly raison: string }[]> {
  const manifest: Manifest = await files.manifest(signal);
  const failures: { indicateur: string; raison: string }[] = [];
  await Promise.all(
    Object.keys(manifest.valeurs).map(async (indicateur) => {
      try {
        onFigure(figureAt(await files.values(indicateur, null, signal), rank));
      } catch (cause) {
        signal?.throwIfAborted();
        failures.push({ indicateur, raison: cause instanceof Error ? cause.message : String(cause) });
      }
    }),
  );
  return failures;
}

/** Every year published of an indicator for a commune, ascending; a year whose file cannot be read throws. */
export async function communeSeries(
  files: PublishedFiles,
  indicateur: string,
  rank: number,
  signal?: AbortSignal,
): Promise<readonly CommuneFigure[]> {
  const years = yearsOf(await files.manifest(signal), indicateur);
  const read = await Promise.all(years.map((annee) => files.values(indicateur, annee, signal)));
  return read.map((year) => figureAt(year, rank));
}
