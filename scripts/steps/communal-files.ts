import { communeCode, parseNumber } from '../lib/cells';
import { type Combination, fillCommunalValues, type CommunalField, type CommunalRow } from '../lib/communal-values';
import type { BuildContext } from '../lib/context';
import { readCsvFile } from '../lib/csv-file';
import { csvLayout, readSheets } from '../lib/layouts';
import type { IndicatorDefinition } from '../lib/catalogue';

interface TextRow extends CommunalRow {
  readonly cells: readonly string[];
}

const rowsOf = (rows: readonly { line: number; cells: readonly string[] }[], position: number): TextRow[] =>
  rows.map(({ line, cells }) => ({ line, cells, code: communeCode(cells[position]) ?? cells[position] ?? '' }));

const indicatorOf = (context: BuildContext, id: string): IndicatorDefinition => {
  const indicator = context.catalogue.find((each) => each.id === id);
  if (indicator === undefined) throw new Error(`indicateur « ${id} » absent du catalogue`);
  return indicator;
};

const yearOf = (indicator: IndicatorDefinition): number => {
  if (indicator.annee === undefined) throw new Error(`indicateur « ${indicator.id} » sans année`);
  return indicator.annee;
};

/** GPs' APL of the earlier years: one row a commune and year, no population. */
export async function readAplSeries(context: BuildContext): Promise<void> {
  await context.sources.read('apl_mg_serie', (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const [code = 0, year = 0, value = 0] = ['code_commune', 'annee', 'apl_mg'].map(file.column);
    const byYear = new Map<number, TextRow[]>();
    for (const row of rowsOf(file.rows, code)) {
      const known = byYear.get(Number(row.cells[year]));
      if (known === undefined) byYear.set(Number(row.cells[year]), [row]);
      else known.push(row);
    }
    for (const { annee, geographie } of source.disposition.annees) {
      const field: CommunalField<TextRow> = {
        indicator: 'apl_mg',
        year: annee,
        value: (row) => parseNumber(row.cells[value]),
        combination: { kind: 'impossible' },
      };
      fillCommunalValues(context, { id: source.id, geography: geographie, tally }, byYear.get(annee) ?? [], [field]);
    }
  });
}

/** Private GPs by commune (BPE 2020). */
export async function readPractitioners(context: BuildContext): Promise<void> {
  await context.sources.read('bpe_2020', async (path, source, tally) => {
    for (const { year, geography, rows, positions } of await readSheets(path, source)) {
      const [code = 0, , count = 0] = positions;
      const communal = rows.flatMap(({ line, cells }) => {
        const written = communeCode(cells[code]);
        return written === null ? [] : [{ line, code: written, count: parseNumber(cells[count]) }];
      });
      fillCommunalValues(context, { id: source.id, geography, tally }, communal, [
        { indicator: 'generalistes', year, value: (row) => row.count, combination: { kind: 'somme' } },
      ]);
    }
  });
}

/** Official minutes to emergency care, from the commune's chef-lieu. */
export async function readEmergencyMinutes(context: BuildContext): Promise<void> {
  await readColumns(context, 'temps_urgences_2019', 'code_commune', [
    { indicator: 'minutes_urgences', column: 'temps_urgences_min', combination: { kind: 'chef_lieu' } },
  ]);
}

/** Median income and poverty: an empty cell is statistical secrecy, unless the département is outside the field. */
export async function readIncomes(context: BuildContext): Promise<void> {
  await readColumns(context, 'filosofi_2021', 'code_commune', [
    { indicator: 'revenu_median', column: 'revenu_median_2021', empty: 'secret' },
    { indicator: 'taux_pauvrete', column: 'taux_pauvrete_2021', empty: 'secret' },
  ]);
}

/** Zonings that give each commune a class. */
export async function readClasses(context: BuildContext): Promise<void> {
  await readClass(context, 'grille_densite', 'insee_com', 'niveau_densite', 'densite_grille');
  await readClass(context, 'frr_2025', 'Code_insee', 'Classement FRR et FRR+ au 10 juillet 2025', 'frr');
  await readClass(context, 'zonage_infirmiers', 'Code', 'Zonage infirmiers', 'zonage_infirmiers');
}

interface ColumnOfFile {
  readonly indicator: string;
  readonly column: string;
  readonly combination?: Combination<TextRow>;
  readonly empty?: 'secret' | 'absent';
}

async function readColumns(context: BuildContext, id: string, codeColumn: string, columns: readonly ColumnOfFile[]): Promise<void> {
  await context.sources.read(id, (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const fields = columns.map(({ indicator, column, combination, empty }): CommunalField<TextRow> => {
      const position = file.column(column);
      return {
        indicator,
        year: yearOf(indicatorOf(context, indicator)),
        value: (row) => parseNumber(row.cells[position]),
        combination: combination ?? { kind: 'impossible' },
        ...(empty === undefined ? {} : { empty }),
      };
    });
    fillCommunalValues(context, { id, geography: source.disposition.geographie, tally }, rowsOf(file.rows, file.column(codeColumn)), fields);
  });
}

async function readClass(context: BuildContext, id: string, codeColumn: string, column: string, indicatorId: string): Promise<void> {
  await context.sources.read(id, (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const indicator = indicatorOf(context, indicatorId);
    const codes = new Map((indicator.modalites ?? []).map((modalite) => [modalite.source ?? modalite.libelle, modalite.code]));
    const position = file.column(column);
    const unknown = new Set<string>();
    const field: CommunalField<TextRow> = {
      indicator: indicatorId,
      year: yearOf(indicator),
      value: (row) => {
        const text = (row.cells[position] ?? '').replaceAll('’', "'");
        const code = codes.get(text);
        if (code === undefined && text !== '' && !text.startsWith('N/A') && !unknown.has(text)) {
          unknown.add(text);
          context.anomalies.add({ source: id, ligne: row.line, champ: column, valeur: text, motif: 'classe inconnue du catalogue', correction: 'valeur absente' });
        }
        return code ?? null;
      },
      combination: { kind: 'accord' },
    };
    fillCommunalValues(context, { id, geography: source.disposition.geographie, tally }, rowsOf(file.rows, file.column(codeColumn)), [field]);
  });
}
