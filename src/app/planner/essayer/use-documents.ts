import { useState, useSyncExternalStore } from 'react';
import { readChosenFile } from '../../../state/json-document';
import { planFragment } from '../../../state/plan-link';
import { largestFile, readScenarioFile, type ReadDocument, type ScenarioDocument, tooLarge, writeScenarioFile } from '../../../state/scenario-file';
import type { KeptScenario, LibraryState, ScenarioLibrary } from '../../../state/scenario-library';
import { cleanName } from '../../../state/scenario-name';
import { copyText } from '../../../ui/copy-text';
import { downloadText } from '../../../ui/download';
import { formatNumber } from '../../../domain/format';
import { fileName } from '../../../view-models/files/file-name';
import { openedText } from '../../../view-models/planner/kept';
import { lineText } from '../../../view-models/planner/lines';
import { longestLink } from '../../../view-models/share';
import { today } from '../../../view-models/today';
import type { Said } from '../../../views/planner/scenario-tools';
import { defaultView, useServices } from '../../services';
import type { Planner } from '../use-planner';

export interface Documents {
  readonly said: Said | null;
  readonly library: ScenarioLibrary;
  readonly kept: LibraryState;
  /** The present scenario as a document. */
  readonly present: ScenarioDocument;
  readonly link: string;
  readonly rename: (nom: string) => void;
  readonly keep: () => void;
  readonly copyLink: () => void;
  readonly saveFile: () => void;
  readonly openFile: (file: File) => void;
  readonly openKept: (id: string) => void;
}

/** The scenario as a document: named, kept on the device, sent by its link, written to a file and read from one. */
export function useDocuments(planner: Planner): Documents {
  const { library, steps } = useServices();
  const kept = useSyncExternalStore(library.subscribe, library.get);
  const [said, setSaid] = useState<Said | null>(null);
  const { explorer, plan, profession, nameOf } = planner;
  const { scenario } = planner.scenario;
  const { territoire } = explorer.state;
  const present: ScenarioDocument = { scenario, territoire, profession, seuil: plan.seuil, ecritLe: today() };
  const link = `${location.origin}${location.pathname}${location.search}#${planFragment({ territoire, plan }, defaultView)}`;
  const tell = (text: string): void => setSaid({ tone: 'ok', text });
  const refuse = (text: string): void => setSaid({ tone: 'refus', text });

  const open = ({ document, remarque }: ReadDocument): void => {
    steps.change(document.scenario, { territoire: document.territoire, profession: document.profession, seuil: document.seuil });
    tell(openedText(document, remarque));
  };
  const openFile = async (file: File): Promise<void> => {
    const read = await readChosenFile(file, largestFile, tooLarge, readScenarioFile);
    if ('refus' in read) refuse(`${read.refus} Le scénario présent reste.`);
    else open(read);
  };
  return {
    said,
    library,
    kept,
    present,
    link,
    rename: (typed) => {
      const { nom, coupe } = cleanName(typed);
      if (nom !== scenario.nom) steps.change({ ...scenario, nom });
      if (coupe) tell(`Nom ramené à «\u00a0${nom}\u00a0».`);
    },
    keep: () => {
      const reason = library.keep(present);
      if (reason === null) tell(`«\u00a0${scenario.nom}\u00a0» est gardé sur cet appareil.`);
      else refuse(reason);
    },
    copyLink: () => {
      const size = `${formatNumber(link.length)} caractères`;
      const long = link.length > longestLink ? ` C’est long\u00a0: certains logiciels le couperont. Le fichier passe partout.` : '';
      const byHand = (): void => setSaid({ tone: 'refus', text: `Le navigateur n’a pas permis de copier. Voici le lien (${size}).${long}`, link });
      void copyText(link).then((copied) => (copied ? tell(`Lien copié (${size}).${long}`) : byHand()));
    },
    saveFile: () => {
      const name = fileName('json', 'scenario', scenario.nom === '' ? 'sans nom' : scenario.nom);
      downloadText(name, writeScenarioFile(present, scenario.lignes.map((line) => lineText(line, nameOf))), 'application/json');
      tell(`Fichier ${name} enregistré.`);
    },
    openFile: (file) => void openFile(file),
    openKept: (id) => {
      const found: KeptScenario | undefined = kept.scenarios.find((candidate) => candidate.id === id);
      if (found !== undefined) open({ document: found.document, remarque: null });
    },
  };
}
