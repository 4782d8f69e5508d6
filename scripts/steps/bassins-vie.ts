import { communeCode, missingStatut, parseNumber } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { readCsvFile } from '../lib/csv-file';
import { csvLayout } from '../lib/layouts';

export interface BassinsVie {
  /** Code of the bassin de vie of each commune. */
  readonly ofCommune: ReadonlyMap<string, string>;
  /** Name by code. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads which bassin de vie each commune belongs to; empty when the source is missing. */
export async function readBassinsVie(context: BuildContext): Promise<BassinsVie> {
  const bassins = await context.sources.read('bassins_vie_zonage', (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const [code = 0, bassin = 0, name = 0] = ['code_commune', 'bv2022', 'lib_bv2022'].map(file.column);
    const ofCommune = new Map<string, string>();
    const names = new Map<string, string>();
    for (const { line, cells } of file.rows) {
      tally.lignes += 1;
      const commune = communeCode(cells[code]);
      const zone = cells[bassin] ?? '';
      if (commune === null || !context.reference.rankOf.has(commune) || zone === '') {
        tally.refusees += 1;
        context.anomalies.add({
          source: source.id,
          ligne: line,
          champ: 'code_commune',
          valeur: cells[code] ?? '',
          motif: 'commune hors du COG 2026 ou sans bassin de vie',
          correction: 'ligne refusée',
        });
        continue;
      }
      tally.gardees += 1;
      ofCommune.set(commune, zone);
      names.set(zone, cells[name] ?? zone);
    }
    tally.couverture = ofCommune.size / context.reference.communes.length;
    return { ofCommune, names };
  });
  return bassins ?? { ofCommune: new Map(), names: new Map() };
}

/** One published figure of a bassin de vie. */
export interface BassinValue {
  readonly indicator: string;
  readonly bassin: string;
  readonly year: number;
  readonly value: number | null;
  readonly statut: 'observe' | 'secret' | 'absent';
}

/** Reads the indicators that are published by bassin de vie and nowhere else. */
export async function readBassinValues(context: BuildContext, bassins: BassinsVie): Promise<BassinValue[]> {
  const values: BassinValue[] = [];
  for (const id of ['cartosante_bassins_vie', 'insee_bassins_vie']) {
    const indicators = context.catalogue.filter((indicator) => indicator.source === id && indicator.maille === 'bassin_vie');
    await context.sources.read(id, (path, source, tally) => {
      const file = readCsvFile(path, csvLayout(source));
      const code = file.column('Code');
      const columns = indicators.map((indicator) => ({ indicator, position: file.column(indicator.colonne ?? '') }));
      for (const { line, cells } of file.rows) {
        tally.lignes += 1;
        const bassin = cells[code] ?? '';
        if (!bassins.names.has(bassin)) {
          tally.refusees += 1;
          context.anomalies.add({
            source: id,
            ligne: line,
            champ: 'Code',
            valeur: bassin,
            motif: 'bassin de vie absent du zonage',
            correction: 'ligne refusée',
          });
          continue;
        }
        tally.gardees += 1;
        for (const { indicator, position } of columns) {
          const cell = cells[position] ?? '';
          const value = parseNumber(cell);
          const statut = value === null ? missingStatut(cell) : 'observe';
          values.push({ indicator: indicator.id, bassin, year: indicator.annee ?? 0, value, statut });
        }
      }
    });
  }
  return values;
}
