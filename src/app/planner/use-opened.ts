import { decodeAccessHeader, type Profession, type ProfessionParameters } from '../../contract/access-file';
import type { Manifest } from '../../contract/manifest';
import { numberColumn, textColumn } from '../../files/arrow-tables';
import type { PublishedFiles, YearValues } from '../../files/published-files';
import { type Resource, useResource } from '../../ui/use-resource';
import { professionWords } from '../../view-models/planner/professions';
import { markMoment } from '../marks';
import { useServices } from '../services';
import { income, type Measure, readMeasure } from './read-measure';

/** A profession whose catchment stands in the worker, and the official figures that it rests on. */
export interface Opened {
  readonly parameters: ProfessionParameters;
  readonly apl: YearValues;
  readonly standardised: YearValues;
  readonly people: YearValues;
  readonly measures: readonly Measure[];
  /** Correlation of the model with the official figures of all France; null where none is published. */
  readonly correlation: number | null;
}

/** Reads what the access file names for a profession, and has the worker make its catchment. @param profession null: none is asked for yet. */
export function useOpened(manifest: Manifest, profession: Profession | null): Resource<Opened> {
  const { files, access } = useServices();
  return useResource(manifest.acces === undefined ? null : profession, async (signal): Promise<Opened> => {
    if (profession === null) throw new Error('aucune profession à préparer');
    const fichier = await files.access(signal);
    const parameters = decodeAccessHeader(fichier, manifest.nb_communes).professions.find((each) => each.profession === profession);
    if (parameters === undefined) throw new Error('Cette profession n’est pas dans le fichier d’accès publié : choisissez-en une autre.');
    const { annee, postes } = parameters;
    const [apl, standardised, people, posts] = await Promise.all([
      files.values(parameters.apl, annee, signal),
      files.values(parameters.population_standardisee, annee, signal),
      files.values(parameters.population, annee, signal),
      postes === null ? null : files.values(postes.indicateur, postes.annee, signal),
    ]);
    await access.run(
      {
        kind: 'ouvre',
        profession,
        fichier,
        apl: apl.values,
        standardisee: standardised.values,
        population: people.values,
        postes: posts?.values ?? null,
      },
      signal,
    );
    markMoment('cls:paires');
    // What follows is not needed to simulate: without it, its own section says less.
    const [correlation, ...measures] = await Promise.all([
      correlationOf(files, profession, annee, signal).catch(() => null),
      ...[income, professionWords[profession].besoin].map((id) => readMeasure(files, manifest, id, signal)),
    ]);
    signal.throwIfAborted();
    return { parameters, apl, standardised, people, correlation, measures: measures.filter((measure) => measure !== null) };
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
