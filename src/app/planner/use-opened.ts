import type { Profession } from '../../contract/access-file';
import type { Manifest } from '../../contract/manifest';
import { numberColumn, textColumn } from '../../files/arrow-tables';
import type { PublishedFiles } from '../../files/published-files';
import { type Resource, useResource } from '../../ui/use-resource';
import { professionWords } from '../../view-models/planner/professions';
import type { OpenedProfession } from '../access-handle';
import { useServices } from '../services';
import { income, type Measure, readMeasure } from './read-measure';

/** A profession made ready, with what is told beside it. */
export interface Opened extends OpenedProfession {
  readonly measures: readonly Measure[];
  /** Correlation of the model with the official figures of all France; null where none is published. */
  readonly correlation: number | null;
}

/** Has a profession made ready. @param profession null: none is asked for yet. */
export function useOpened(manifest: Manifest, profession: Profession | null): Resource<Opened> {
  const { files, catchments } = useServices();
  return useResource(manifest.acces === undefined ? null : profession, async (signal): Promise<Opened> => {
    if (profession === null) throw new Error('aucune profession à préparer');
    const opened = await catchments.open(profession, signal);
    // What follows is not needed to simulate: without it, its own section says less.
    const [correlation, ...measures] = await Promise.all([
      correlationOf(files, profession, opened.parameters.annee, signal).catch(() => null),
      ...[income, professionWords[profession].besoin].map((id) => readMeasure(files, manifest, id, signal)),
    ]);
    signal.throwIfAborted();
    return { ...opened, correlation, measures: measures.filter((measure) => measure !== null) };
  });
}

/** Agreement of the model with the official figures, from the published validation. */
async function correlationOf(files: PublishedFiles, profession: Profession, annee: number, signal: AbortSignal): Promise<number | null> {
  const table = await files.arrow('validation_acces', 'validation_acces', signal);
  const professions = textColumn(table, 'profession');
  const perimeters = textColumn(table, 'perimetre');
  const years = numberColumn(table, 'annee');
  const row = professions.findIndex((own, at) => own === profession && perimeters[at] === 'france' && years[at] === annee);
  const value = row < 0 ? Number.NaN : (numberColumn(table, 'correlation')[row] ?? Number.NaN);
  return Number.isNaN(value) ? null : value;
}
