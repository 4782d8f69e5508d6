import type { ProfessionParameters } from '../../../contract/access-file';
import type { StartupIndicator } from '../../../contract/startup';
import type { Equity } from '../../../domain/access/equity';
import { textColumn } from '../../../files/arrow-tables';
import type { PublishedFiles } from '../../../files/published-files';
import type { CitedSource, ExportContent } from '../../../view-models/planner/export-content';
import type { ChangesSource } from '../../../view-models/planner/changes';
import { lineText } from '../../../view-models/planner/lines';
import { today } from '../../../view-models/today';
import type { AccessClient } from '../../../workers/access-client';
import type { Planner } from '../use-planner';

/** Indicators that a scenario rests on, whatever the profession: names and people, outlines. */
const common = ['population', 'superficie'];

/** Why a line of another profession, or of a service, changes no figure of the document. */
const otherSubject = 'autre profession ou service\u00a0: sans effet sur les chiffres de ce document.';

/** The sources that the figures of a profession come from, from the published register. */
async function citedSources(files: PublishedFiles, parameters: ProfessionParameters, indicators: readonly StartupIndicator[]): Promise<CitedSource[]> {
  const table = await files.arrow('sources', 'sources');
  const { apl, population_standardisee, population, postes, source } = parameters;
  const used = [apl, population_standardisee, population, ...(postes === null ? [] : [postes.indicateur]), ...common];
  const ids = new Set([source, ...indicators.filter(({ id }) => used.includes(id)).map((indicator) => indicator.source)]);
  const [titles, producers, licences, vintages, links] = ['titre', 'producteur', 'licence', 'millesime', 'url'].map((column) => textColumn(table, column));
  return textColumn(table, 'id').flatMap((id, row) =>
    id === null || !ids.has(id)
      ? []
      : [
          {
            titre: titles?.[row] ?? id,
            producteur: producers?.[row] ?? 'non précisé',
            licence: licences?.[row] ?? 'non précisée',
            millesime: vintages?.[row] ?? 'non précisé',
            url: links?.[row] ?? '',
          },
        ],
  );
}

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
    sources: await citedSources(files, opened.parameters, explorer.startup.indicateurs),
    lien: link,
    ecritLe: today(),
  };
}
