import { useCallback, useState } from 'react';
import { codeOfRank } from '../../../domain/communes';
import { isServiceLine, mostLines } from '../../../state/scenario';
import { draftOfLine, type LineDraft, lineOfDraft } from '../../../view-models/planner/lines';
import type { Planner } from '../use-planner';

const emptyDraft: LineDraft = { kind: 'ajout', commune: null, vers: null, nombre: '1' };

export interface DraftSteps {
  readonly draft: LineDraft;
  readonly setDraft: (change: LineDraft | ((before: LineDraft) => LineDraft)) => void;
  /** What is missing from the draft, once the person has tried to add it. */
  readonly missing: string | null;
  readonly editing: boolean;
  readonly edit: (place: number) => void;
  readonly stopEditing: () => void;
  readonly submit: () => void;
  /** Puts a commune picked on the map or in the table into the draft; a move takes its departure first, then its arrival. */
  readonly pick: (rank: number) => void;
}

/** What a person types before it is a line of the scenario. */
export function useDraft({ scenario: { scenario, change }, communes, profession }: Planner): DraftSteps {
  const [draft, setDraft] = useState<LineDraft>(emptyDraft);
  const [editing, setEditing] = useState<number | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const stopEditing = (): void => {
    setEditing(null);
    setMissing(null);
    setDraft(emptyDraft);
  };
  const [of, setOf] = useState(profession);
  if (of !== profession) {
    setOf(profession);
    stopEditing();
  }
  const pick = useCallback(
    (rank: number): void => {
      const code = communes === null ? null : codeOfRank(communes, rank);
      if (code === null) return;
      setMissing(null);
      setDraft((before) => (before.kind === 'deplacement' && before.commune !== null && before.vers === null ? { ...before, vers: code } : { ...before, commune: code }));
    },
    [communes],
  );
  return {
    draft,
    setDraft,
    missing,
    editing: editing !== null,
    edit: (place) => {
      const line = scenario.lignes[place];
      if (line === undefined || isServiceLine(line)) return;
      setEditing(place);
      setMissing(null);
      setDraft(draftOfLine(line));
    },
    stopEditing,
    submit: () => {
      const line = lineOfDraft(draft, profession);
      if ('manque' in line) {
        setMissing(line.manque);
        return;
      }
      if (editing === null && scenario.lignes.length >= mostLines) {
        setMissing(`Un scénario tient en ${mostLines} lignes au plus\u00a0: supprimez-en une.`);
        return;
      }
      change(editing === null ? [...scenario.lignes, line] : scenario.lignes.map((own, place) => (place === editing ? line : own)));
      setMissing(null);
      setEditing(null);
      setDraft({ ...emptyDraft, kind: draft.kind });
    },
    pick,
  };
}
