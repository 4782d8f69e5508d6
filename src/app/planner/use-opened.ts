import { decodeAccessHeader, type Profession, type ProfessionParameters } from '../../contract/access-file';
import type { Manifest } from '../../contract/manifest';
import { numberColumn, textColumn } from '../../files/arrow-tables';
import type { DataVersions } from '../../state/data-versions';
import type { PublishedFiles, YearValues } from '../../files/published-files';
import { type Resource, useResource } from '../../ui/use-resource';
import { professionWords } from '../../view-models/planner/professions';
import { markMoment } from '../marks';
import { useServices } from '../services';

/** Income by commune, whose fifths are told apart. */
const income = 'revenu_median';

/** A measure whose fifths of people are told apart. */
export interface Measure {
  readonly id: string;
  readonly values: YearValues;
}

/** A profession whose catchment stands in the worker, and the official figures that it rests on. */
export interface Opened {
  readonly parameters: ProfessionParameters;
  /** Vintages of the data of this page. */
  readonly versions: DataVersions;
  readonly apl: YearValues;
  readonly standardised: YearValues;
  readonly people: YearValues;
  readonly measures: readonly Measure[];
  /** Correlation of the model with the official figures of all France; null where none is published. */
  readonly correlation: number | null;
}

/** Reads what the access file names for a profession, and has the worker make its catchment. */
export function useOpened(manifest: Manifest, profession: Profession): Resource<Opened> {
  const { files, access } = useServices();
  return useResource(manifest.acces === undefined ? null : profession, async (signal): Promise<Opened> => {
    const fichier = await files.access(signal);
    const { professions } = decodeAccessHeader(fichier, manifest.nb_communes);
    const parameters = professions.find((each) => each.profession === profession);
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
      ...[income, professionWords[profession].besoin].map(async (id): Promise<Measure | null> => {
        if (id === null || !Object.hasOwn(manifest.valeurs, id)) return null;
        return files.values(id, null, signal).then(
          (values) => ({ id, values }),
          () => null,
        );
      }),
    ]);
    signal.throwIfAborted();
    const versions = { au: manifest.donnees_au, apl: Object.fromEntries(professions.map((each) => [each.profession, each.annee])) };
    return { parameters, versions, apl, standardised, people, correlation, measures: measures.filter((measure) => measure !== null) };
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
