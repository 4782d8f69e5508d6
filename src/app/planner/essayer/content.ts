import type { Equity } from '../../../domain/access/equity';
import type { PublishedFiles } from '../../../files/published-files';
import { citedOf } from '../../../view-models/files/cited';
import type { ExportContent } from '../../../view-models/planner/export-content';
import type { ChangesSource } from '../../../view-models/planner/changes';
import { professionIndicators } from '../../../view-models/planner/professions';
import { lineText } from '../../../view-models/planner/lines';
import { today } from '../../../view-models/today';
import type { AccessClient } from '../../../workers/access-client';
import { readRegister } from '../../files/register';
import type { Planner } from '../use-planner';

/** Why a line of another profession, or of a service, changes no figure of the document. */
const otherSubject = 'autre profession ou service\u00a0: sans effet sur les chiffres de ce document.';

interface ContentParts {
  readonly planner: Planner;
  readonly files: PublishedFiles;
  readonly changes: ChangesSource;
  readonly access: AccessClient;
  readonly link: string;
}

/** What the files and the note say of the present scenario. @throws Error while the figures are on their way; PublishedFileError, ComputeError. */
export async function contentOf({ planner, files, access, changes, link }: ContentParts): Promise<ExportContent> {
  const { opened, indicator, threshold, outcome, lines, nameOf, scenario, explorer } = planner;
  if (opened === null || indicator === null || threshold === null || outcome === null) throw new Error('Les chiffres se préparent encore : réessayez dans un instant.');
  const { profession } = opened.parameters;
  // Measured here and not taken from the page, which may still show those of the step before.
  const measure = async (ranks: Int32Array | null): Promise<readonly [Equity, Equity]> => {
    const { avant, apres } = await access.run({ kind: 'equite', profession, items: outcome.items, seuil: threshold.value, ranks, mesures: [] });
    return [avant, apres];
  };
  const own = await measure(changes.ranks);
  const refusals = new Map(outcome.refusals.map(({ item, message }) => [item, message] as const));
  return {
    territoire: planner.territoryName,
    nom: scenario.scenario.nom,
    indicator,
    parameters: opened.parameters,
    threshold,
    correlation: opened.correlation,
    changes,
    mesures: { territoire: own, france: changes.ranks === null ? own : await measure(null) },
    lignes: [
      ...lines.map((line, item) => ({ texte: lineText(line, nameOf), refus: refusals.get(item) ?? null })),
      // What the scenario holds beside is told, so that the document is not taken for the whole of it.
      ...scenario.scenario.lignes.filter((line) => !lines.some((counted) => counted === line)).map((line) => ({ texte: lineText(line, nameOf), refus: otherSubject })),
    ],
    modele: scenario.model ?? 'inconnue',
    donneesAu: explorer.manifest.donnees_au,
    sources: citedOf({ indicateurs: professionIndicators(opened.parameters), sources: [opened.parameters.source], definitions: [] }, explorer.startup.indicateurs, await readRegister(files)).sources,
    lien: link,
    ecritLe: today(),
  };
}
