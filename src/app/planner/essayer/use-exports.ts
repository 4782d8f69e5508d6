import { useEffect, useRef, useState } from 'react';
import { textColumn } from '../../../files/arrow-tables';
import type { PublishedFiles } from '../../../files/published-files';
import { downloadBlob } from '../../../ui/download';
import { fileName } from '../../../view-models/csv';
import type { ChangesSource } from '../../../view-models/planner/changes';
import type { ExportContent } from '../../../view-models/planner/export-content';
import { geojsonFrame, geojsonParts, geojsonProperties, pointsOf } from '../../../view-models/planner/geojson';
import { workbookSheets } from '../../../view-models/planner/workbook-sheets';
import { useServices } from '../../services';
import type { Planner } from '../use-planner';
import { contentOf } from './content';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface Exports {
  /** What is being written, or why it was not; null when there is nothing to say. */
  readonly said: string | null;
  readonly busy: boolean;
  readonly toXlsx: () => void;
  readonly toGeojson: () => void;
}

/** Outlines by commune of a département; none where they cannot be had, which the file then says commune by commune. */
async function outlinesOf(files: PublishedFiles, departement: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  try {
    const table = await files.contours(departement, signal);
    const outlines = textColumn(table, 'wkb');
    return new Map(textColumn(table, 'code').map((code, row) => [code ?? '', outlines[row] ?? '']));
  } catch {
    signal.throwIfAborted();
    return new Map();
  }
}

/** The scenario as a spreadsheet and as GeoJSON, written by a worker so that the page never waits. */
export function useExports(planner: Planner, changes: ChangesSource | null, link: string): Exports {
  const { files, access, exporter } = useServices();
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const write = async (format: string, make: (content: ExportContent, signal: AbortSignal) => Promise<Blob>, extension: string): Promise<void> => {
    if (changes === null) return;
    const controller = new AbortController();
    running.current?.abort();
    running.current = controller;
    const { signal } = controller;
    setBusy(true);
    setSaid(`${format} : écriture en cours…`);
    try {
      const content = await contentOf({ planner, files, access, changes, link });
      const blob = await make(content, signal);
      const name = fileName(extension, 'scenario', content.nom, content.parameters.apl, String(content.parameters.annee), content.territoire);
      downloadBlob(name, blob);
      setSaid(`Fichier ${name} enregistré.`);
    } catch (cause) {
      if (signal.aborted) return;
      console.error(cause);
      setSaid(`${format} : ${cause instanceof Error ? cause.message : String(cause)} Le scénario et les tableaux restent.`);
    } finally {
      if (running.current === controller) {
        running.current = null;
        setBusy(false);
        exporter.close();
      }
    }
  };

  const makeGeojson = async (content: ExportContent, signal: AbortSignal): Promise<Blob> => {
    const { communes } = planner;
    if (communes === null) throw new Error('Les communes se préparent encore : réessayez dans un instant.');
    const parts = geojsonParts(content);
    const features: Uint8Array<ArrayBuffer>[] = [];
    for (const [done, { departement, ranks }] of parts.entries()) {
      if (parts.length > 1) setSaid(`GeoJSON : département ${done + 1} sur ${parts.length}…`);
      const outlines = await outlinesOf(files, departement, signal);
      features.push(
        await exporter.run(
          {
            kind: 'entites',
            contours: ranks.map((rank) => outlines.get(communes.code[rank] ?? '') ?? ''),
            ...pointsOf(communes, ranks),
            proprietes: geojsonProperties(content, ranks),
          },
          signal,
        ),
      );
    }
    const { before, after } = geojsonFrame(content, planner.explorer.manifest.tuiles.contours_schematiques);
    return new Blob([before, ...features.flatMap((bytes, part) => (part === 0 ? [bytes] : [',\n', bytes])), after], { type: 'application/geo+json' });
  };

  return {
    said,
    busy,
    toXlsx: () => void write('Tableur', async (content, signal) => new Blob([await exporter.run({ kind: 'classeur', feuilles: workbookSheets(content) }, signal)], { type: xlsx }), 'xlsx'),
    toGeojson: () => void write('GeoJSON', makeGeojson, 'geojson'),
  };
}
