import { buildCogIndex, type CogIndex, type CogMovement } from '../../src/domain/cog';
import { readCsvFile } from '../lib/csv-file';
import { csvLayout } from '../lib/layouts';
import type { Reference } from '../lib/reference';
import type { SourceBook } from '../sources/source-book';

const cell = (cells: readonly string[], position: number | undefined): string => cells[position ?? -1] ?? '';

/** Index that carries old commune codes; without the file of movements, only current codes pass. */
export async function readCogIndex(sources: SourceBook, reference: Reference): Promise<CogIndex> {
  const movements = await sources.read('mouvements_communes', (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const [date, typeBefore, before, typeAfter, after] = ['DATE_EFF', 'TYPECOM_AV', 'COM_AV', 'TYPECOM_AP', 'COM_AP'].map(file.column);
    const kept: CogMovement[] = [];
    for (const { cells } of file.rows) {
      tally.lignes += 1;
      // Delegated and associated communes have no figures of their own: their lines say nothing of a perimeter.
      if (cell(cells, typeBefore) !== 'COM' || cell(cells, typeAfter) !== 'COM') continue;
      kept.push({ date: cell(cells, date), avant: cell(cells, before), apres: cell(cells, after) });
    }
    tally.gardees = kept.length;
    return kept;
  });
  return buildCogIndex(movements ?? [], new Set(reference.rankOf.keys()));
}
