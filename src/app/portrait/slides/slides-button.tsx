import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatList, formatShare } from '../../../domain/format';
import { downloadBlob } from '../../../ui/download';
import { valueOf } from '../../../ui/use-resource';
import type { PortraitInput } from '../../../view-models/portrait/subject';
import type { Explorer } from '../../explorer/use-explorer';
import { useTimesError } from '../../planner/lacunes/use-times-error';
import { useServices } from '../../services';

interface SlidesButtonProps {
  readonly explorer: Explorer;
  /** Null while there is nothing to show. */
  readonly input: PortraitInput | null;
  /** Other contracts that share communes with it. */
  readonly around: readonly string[];
}

/** One click: the portrait as a presentation. Of one territory: made anew for another. */
export function SlidesButton({ explorer, input, around }: SlidesButtonProps): ReactNode {
  const { files, exporter, database } = useServices();
  const timesError = useTimesError();
  const [share, setShare] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const communes = valueOf(explorer.communes);
  const ready = input !== null && communes !== null;

  const make = async (): Promise<void> => {
    if (!ready || running.current !== null) return;
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setSaid('');
    setShare(0);
    try {
      const { makeDeck } = await import('./make-deck');
      const { name, blob, missing } = await makeDeck({ files, exporter, database }, { explorer, communes, state: explorer.state, input, around, timesError }, signal, setShare);
      downloadBlob(name, blob);
      setSaid(missing.length === 0 ? `Fichier ${name} enregistré.` : `Fichier ${name} enregistré, sans ${formatList(missing)} : le reste y est, et la diapositive le dit.`);
    } catch (cause) {
      if (!signal.aborted) console.error(cause);
      setSaid(signal.aborted ? 'Diaporama annulé : aucun fichier.' : `${cause instanceof Error ? cause.message : String(cause)} Aucun diaporama n’a été enregistré ; l’impression et les fichiers restent.`);
    } finally {
      running.current = null;
      setShare(null);
    }
  };

  return (
    <>
      <button type="button" className="button" aria-disabled={!ready || share !== null} onClick={() => void make()}>
        Diaporama (PPTX)
      </button>
      {share === null ? null : (
        <button type="button" className="button button--quiet" onClick={() => running.current?.abort()}>
          Annuler le diaporama
        </button>
      )}
      <output className="small portrait__said">{share === null ? said : `Le diaporama se prépare… ${formatShare(share)}`}</output>
    </>
  );
}
