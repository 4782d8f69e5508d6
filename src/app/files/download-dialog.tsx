import '../../views/files/files.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { StartupIndicator } from '../../contract/startup';
import { Dialog } from '../../ui/dialog';
import { downloadBlob } from '../../ui/download';
import { useResource, valueOf } from '../../ui/use-resource';
import { columnTitles, type FileFormat, formatsOf, partsText } from '../../view-models/files/formats';
import { withoutColumns } from '../../view-models/files/table-file';
import { DownloadForm, type Writing } from '../../views/files/download-form';
import type { FileOffer } from '../../views/files/offer';
import { Pending } from '../explorer/pending';
import { useServices } from '../services';
import { writeFile } from './write-file';

interface DownloadDialogProps {
  readonly offer: FileOffer;
  readonly catalogue: readonly StartupIndicator[];
  readonly schematic: boolean;
  /** The format of the file before. */
  readonly format: FileFormat;
  readonly onFormat: (format: FileFormat) => void;
  readonly onClose: () => void;
}

/** A table as a file, in the format that the reader chooses. */
export default function DownloadDialog({ offer, catalogue, schematic, format: asked, onFormat, onClose }: DownloadDialogProps): ReactNode {
  const { files, exporter } = useServices();
  const offered = useResource('fichier', async (signal) => offer.make([], signal));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const [writing, setWriting] = useState<Writing | null>(null);
  const [said, setSaid] = useState<{ readonly text: string; readonly failed: boolean } | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const base = valueOf(offered);
  const formats = base === null ? [] : formatsOf(base);
  const format = formats.includes(asked) ? asked : (formats[0] ?? 'csv-fr');

  const write = async (): Promise<void> => {
    if (base === null) return;
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setSaid(null);
    setWriting({ text: 'Préparation…', share: 0 });
    try {
      const file = added.size === 0 ? base : await offer.make([...added], signal);
      const { name, blob } = await writeFile({ files, exporter, catalogue, schematic }, withoutColumns(file, left), format, signal, setWriting);
      downloadBlob(name, blob);
      setSaid({ text: `Fichier ${name} enregistré.`, failed: false });
    } catch (cause) {
      if (!signal.aborted) console.error(cause);
      setSaid(signal.aborted ? { text: 'Écriture annulée : aucun fichier.', failed: false } : { text: `${cause instanceof Error ? cause.message : String(cause)} Aucun fichier n’a été enregistré ; le tableau reste.`, failed: true });
    } finally {
      running.current = null;
      setWriting(null);
    }
  };

  return (
    <Dialog title={`Télécharger : ${offer.titre}`} onClose={onClose}>
      {base === null ? (
        <Pending resource={offered} what="Le tableau" />
      ) : (
        <DownloadForm
          formats={formats}
          format={format}
          onFormat={onFormat}
          rows={base.parts.reduce((sum, { rows }) => sum + rows, 0)}
          columns={columnTitles(base)}
          left={left}
          onLeft={setLeft}
          choices={offer.choices ?? []}
          added={added}
          onAdded={setAdded}
          note={partsText(base)}
          writing={writing}
          said={said}
          onWrite={() => void write()}
          onCancel={() => running.current?.abort()}
        />
      )}
    </Dialog>
  );
}
