import { fillCommunalValues, type CommunalField, type CommunalRow } from '../lib/communal-values';
import { communeCode, parseNumber } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { type ReadSheet, sheetsOf } from '../lib/layouts';
import { readXlsxFile } from '../lib/xlsx-file';
import type { Tally } from '../sources/source-book';
import { type OfficialParameters, parametersSheet, parseOfficialParameters } from './apl-parameters';

interface AplRow extends CommunalRow {
  /** Figures of the row, in the order of the registry's columns after the code. */
  readonly figures: readonly (number | null)[];
}

/** What a column of an APL workbook is: an indicator that adds up, or a level weighted by another column. */
interface AplColumn {
  readonly indicator: string;
  /** Position, among the figures, of the standardised population that weighs it; null if the figure adds up. */
  readonly weight: number | null;
}

const workbooks: readonly { source: string; columns: readonly AplColumn[] }[] = [
  {
    source: 'apl_medecins_generalistes',
    columns: [
      { indicator: 'apl_mg', weight: 2 },
      { indicator: 'apl_mg_moins_65', weight: 2 },
      { indicator: 'pop_standardisee_mg', weight: null },
      { indicator: 'population_apl_mg', weight: null },
    ],
  },
  {
    source: 'apl_infirmiers',
    columns: [
      { indicator: 'apl_infirmiers', weight: 1 },
      { indicator: 'pop_standardisee_infirmiers', weight: null },
    ],
  },
  {
    source: 'apl_sages_femmes',
    columns: [
      { indicator: 'apl_sages_femmes', weight: 1 },
      { indicator: 'pop_standardisee_sages_femmes', weight: null },
      { indicator: 'population_feminine', weight: null },
    ],
  },
  {
    source: 'apl_chirurgiens_dentistes',
    columns: [
      { indicator: 'apl_dentistes', weight: 1 },
      { indicator: 'pop_standardisee_dentistes', weight: null },
    ],
  },
];

/**
 * Reads DREES's four APL workbooks, both years of each.
 * @returns the official parameters of each source whose sheet states them.
 */
export async function readAplWorkbooks(context: BuildContext): Promise<Map<string, OfficialParameters>> {
  const parameters = new Map<string, OfficialParameters>();
  for (const { source, columns } of workbooks) {
    await context.sources.read(source, (path, definition, tally) => {
      const workbook = readXlsxFile(path);
      for (const sheet of sheetsOf(workbook, definition)) fillSheet(context, source, sheet, columns, tally);
      const official = parseOfficialParameters(workbook.get(parametersSheet) ?? []);
      if (official !== null) parameters.set(source, official);
      else {
        const motif = 'paramètres officiels absents ou d’une autre disposition';
        context.anomalies.add({ source, ligne: null, champ: parametersSheet, valeur: null, motif, correction: 'accès non modélisé pour cette profession' });
      }
    });
  }
  return parameters;
}

function fillSheet(context: BuildContext, source: string, sheet: ReadSheet, columns: readonly AplColumn[], tally: Tally): void {
  const [codePosition = 0, ...positions] = sheet.positions;
  const rows = sheet.rows.flatMap(({ line, cells }): AplRow[] => {
    const code = communeCode(cells[codePosition]);
    // The lines under the header state the units.
    return code === null ? [] : [{ line, code, figures: positions.map((position) => parseNumber(cells[position])) }];
  });
  const fields = columns.map(
    ({ indicator, weight }, position): CommunalField<AplRow> => ({
      indicator,
      year: sheet.year,
      value: (row) => row.figures[position] ?? null,
      combination: weight === null ? { kind: 'somme' } : { kind: 'moyenne', weight: (row) => row.figures[weight] ?? null },
    }),
  );
  fillCommunalValues(context, { id: source, geography: sheet.geography, tally }, rows, fields);
}
