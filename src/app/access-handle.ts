import { decodeAccessHeader, type Profession, type ProfessionParameters } from '../contract/access-file';
import type { PublishedFiles, YearValues } from '../files/published-files';
import { SharedTasks } from '../files/shared-tasks';
import type { AccessClient } from '../workers/access-client';
import { markMoment } from './marks';

/** A profession whose catchment stands in the worker, and the official figures that it rests on. */
export interface OpenedProfession {
  readonly parameters: ProfessionParameters;
  readonly apl: YearValues;
  readonly standardised: YearValues;
  readonly people: YearValues;
}

/** Professions of the planner: they can be asked for before its code is there. */
export interface AccessHandle {
  /**
   * The same for all who ask, and again after a failure; given up once nobody waits for it.
   * @throws PublishedFileError, ComputeError, Error when the access file does not know the profession, the signal's reason when aborted.
   */
  readonly open: (profession: Profession, signal?: AbortSignal) => Promise<OpenedProfession>;
}

export function createAccessHandle(files: Pick<PublishedFiles, 'access' | 'manifest' | 'values'>, access: Pick<AccessClient, 'run'>): AccessHandle {
  const shared = new SharedTasks();
  const opened = new Map<Profession, OpenedProfession>();

  async function open(profession: Profession, signal: AbortSignal): Promise<OpenedProfession> {
    const { nb_communes } = await files.manifest(signal);
    const fichier = await files.access(signal);
    const parameters = decodeAccessHeader(fichier, nb_communes).professions.find((each) => each.profession === profession);
    if (parameters === undefined) throw new Error('Cette profession n’est pas dans le fichier d’accès publié : choisissez-en une autre.');
    const { annee, postes } = parameters;
    const [apl, standardised, people, posts] = await Promise.all([
      files.values(parameters.apl, annee, signal),
      files.values(parameters.population_standardisee, annee, signal),
      files.values(parameters.population, annee, signal),
      postes === null ? null : files.values(postes.indicateur, postes.annee, signal),
    ]);
    await access.run(
      { kind: 'ouvre', profession, fichier, apl: apl.values, standardisee: standardised.values, population: people.values, postes: posts?.values ?? null },
      signal,
    );
    markMoment('cls:paires');
    const made = { parameters, apl, standardised, people };
    opened.set(profession, made);
    return made;
  }

  return {
    open: async (profession, signal) => opened.get(profession) ?? shared.run(profession, signal, (sharedSignal) => open(profession, sharedSignal)),
  };
}
