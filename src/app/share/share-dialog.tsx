import '../../views/share/share.css';
import { type ReactNode, useState } from 'react';
import type { StartupIndicator } from '../../contract/startup';
import { readChosenFile } from '../../state/json-document';
import { mapFragment } from '../../state/plan-link';
import { largestViewFile, readViewFile, viewFileTooLarge, writeViewFile } from '../../state/view-file';
import { copyText } from '../../ui/copy-text';
import { Dialog } from '../../ui/dialog';
import { downloadText } from '../../ui/download';
import { fileName } from '../../view-models/files/file-name';
import { embedSnippet, sharedLink } from '../../view-models/share';
import { today } from '../../view-models/today';
import { SharePanel } from '../../views/share/share-panel';
import { defaultView, useServices } from '../services';

interface ShareDialogProps {
  readonly indicator: StartupIndicator;
  /** The territory as a reader names it. */
  readonly territory: string;
  readonly onClose: () => void;
}

/** The present view, to be sent or shown elsewhere. */
export default function ShareDialog({ indicator, territory, onClose }: ShareDialogProps): ReactNode {
  const { store } = useServices();
  const [said, setSaid] = useState('');
  const page = new URL('carte.html', document.baseURI);
  page.hash = '';
  const shows = `${indicator.libelle_court}, ${territory}`;
  const copy = async (text: string, what: 'Lien' | 'Code'): Promise<void> => {
    const copied = await copyText(text);
    setSaid(copied ? `${what} copié.` : `Le navigateur n’a pas permis de copier : sélectionnez le ${what.toLowerCase()} et copiez-le.`);
  };
  const save = (): void => {
    const name = fileName('json', 'vue', shows);
    downloadText(name, writeViewFile(store.link(), today()), 'application/json');
    setSaid(`Fichier ${name} enregistré.`);
  };
  const open = async (file: File): Promise<void> => {
    const read = await readChosenFile(file, largestViewFile, viewFileTooLarge, readViewFile);
    if ('refus' in read) {
      setSaid(`${read.refus} La vue présente reste.`);
      return;
    }
    // Read as the link would be: what it names wrongly is told, and « back » returns here.
    location.hash = read.fragment;
    onClose();
  };
  return (
    <Dialog title="Partager cette vue" onClose={onClose}>
      <SharePanel
        shared={sharedLink(store.link())}
        snippet={embedSnippet(page.href, mapFragment(store.get(), defaultView), `Carte : ${shows}`)}
        shows={shows}
        said={said}
        onCopy={(text, what) => void copy(text, what)}
        onSave={save}
        onFile={(file) => void open(file)}
      />
    </Dialog>
  );
}
