import { useCallback, useState } from 'react';
import type { CodeCommune } from '../../contract/codes';
import { codeOfRank } from '../../domain/communes';
import { mostLines, type ScenarioLine } from '../../state/scenario';
import type { Planner } from './use-planner';

/** How a part of the planner types its lines. */
export interface Drafting<D> {
  /** What the lines are of; a draft of something else is dropped. */
  readonly of: string;
  readonly empty: D;
  /** Null for a line of another part. */
  readonly ofLine: (line: ScenarioLine) => D | null;
  readonly toLine: (draft: D) => ScenarioLine | { readonly manque: string };
  /** The draft with a commune picked on the map or in the table. Always the same function. */
  readonly withCommune: (draft: D, commune: CodeCommune) => D;
}

export interface DraftSteps<D> {
  readonly draft: D;
  readonly setDraft: (change: D | ((before: D) => D)) => void;
  /** What is missing from the draft, once the person has tried to add it. */
  readonly missing: string | null;
  readonly editing: boolean;
  readonly edit: (place: number) => void;
  readonly stopEditing: () => void;
  readonly submit: () => void;
  /** Puts a commune picked on the map or in the table into the draft. */
  readonly pick: (rank: number) => void;
}

/** What a person types before it is a line of the scenario. */
export function useDraft<D extends { readonly kind: string }>({ scenario: { scenario, change }, communes }: Planner, drafting: Drafting<D>): DraftSteps<D> {
  const { of, empty, ofLine, toLine, withCommune } = drafting;
  const [draft, setDraft] = useState<D>(empty);
  const [editing, setEditing] = useState<number | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const stopEditing = (): void => {
    setEditing(null);
    setMissing(null);
    setDraft(empty);
  };
  const [before, setBefore] = useState(of);
  if (before !== of) {
    setBefore(of);
    stopEditing();
  }
  const pick = useCallback(
    (rank: number): void => {
      const code = communes === null ? null : codeOfRank(communes, rank);
      if (code === null) return;
      setMissing(null);
      setDraft((own) => withCommune(own, code));
    },
    [communes, withCommune],
  );
  return {
    draft,
    setDraft,
    missing,
    editing: editing !== null,
    edit: (place) => {
      const line = scenario.lignes[place];
      const typed = line === undefined ? null : ofLine(line);
      if (typed === null) return;
      setEditing(place);
      setMissing(null);
      setDraft(typed);
    },
    stopEditing,
    submit: () => {
      const line = toLine(draft);
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
      setDraft({ ...empty, kind: draft.kind });
    },
    pick,
  };
}
