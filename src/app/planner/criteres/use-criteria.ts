import { useMemo, useState } from 'react';
import { type CriterionLine, mostLines } from '../../../state/criteres';
import { type CriterionDraft, type DraftMistake, draftOfCriterion, emptyCriterionDraft, lineOfCriterionDraft } from '../../../view-models/planner/criteria-draft';
import { offeredCriteria, refusalOf } from '../../../view-models/planner/criteria-list';
import type { Planner } from '../use-planner';

/** The criteria in force and the one being written. */
export interface CriteriaSteps {
  /** All of them, those that cannot be used included. */
  readonly lines: readonly CriterionLine[];
  /** Those that communes are ranked by. */
  readonly used: readonly CriterionLine[];
  readonly refusals: ReadonlyMap<string, string>;
  /** They are those offered for the profession. */
  readonly offered: boolean;
  readonly draft: CriterionDraft;
  readonly setDraft: (draft: CriterionDraft) => void;
  readonly editing: boolean;
  readonly mistake: DraftMistake | null;
  readonly submit: () => void;
  readonly cancel: () => void;
  readonly edit: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly weigh: (id: string, weight: number) => void;
  readonly reset: () => void;
}

const weighed = (line: CriterionLine, poids: number): CriterionLine => ({ ...line, poids });

export function useCriteria({ plan, profession, explorer, update }: Planner): CriteriaSteps {
  const { criteres } = plan;
  const { manifest, startup } = explorer;
  const [draft, setDraft] = useState(emptyCriterionDraft);
  const [editing, setEditing] = useState<string | null>(null);
  const [mistake, setMistake] = useState<DraftMistake | null>(null);

  const lines = useMemo(
    () => criteres.lignes ?? offeredCriteria(profession).filter(({ indicateur }) => refusalOf(indicateur, startup.indicateurs, manifest) === null),
    [criteres.lignes, profession, startup, manifest],
  );
  const refusals = useMemo(
    () =>
      new Map(
        lines.flatMap(({ indicateur }) => {
          const refusal = refusalOf(indicateur, startup.indicateurs, manifest);
          return refusal === null ? [] : [[String(indicateur), refusal] as const];
        }),
      ),
    [lines, startup, manifest],
  );
  const used = useMemo(() => lines.filter(({ indicateur }) => !refusals.has(indicateur)), [lines, refusals]);

  const change = (lignes: readonly CriterionLine[] | null, mode: 'push' | 'replace' = 'push'): void => update({ criteres: { ...criteres, lignes } }, mode);
  const cancel = (): void => {
    setDraft(emptyCriterionDraft);
    setEditing(null);
    setMistake(null);
  };
  return {
    lines,
    used,
    refusals,
    offered: criteres.lignes === null,
    draft,
    setDraft,
    editing: editing !== null,
    mistake,
    cancel,
    submit: () => {
      const line = lineOfCriterionDraft(draft);
      if ('manque' in line) {
        setMistake(line);
        return;
      }
      const others = lines.filter(({ indicateur }) => indicateur !== editing);
      if (others.some(({ indicateur }) => indicateur === line.indicateur)) {
        setMistake({ champ: 'indicateur', manque: 'Cet indicateur est déjà un critère : modifiez-le dans la liste.' });
        return;
      }
      if (others.length >= mostLines) {
        setMistake({ champ: 'indicateur', manque: `${mostLines} critères au plus : supprimez-en un.` });
        return;
      }
      change(editing === null ? [...lines, line] : lines.map((own) => (own.indicateur === editing ? line : own)));
      cancel();
    },
    edit: (id) => {
      const line = lines.find(({ indicateur }) => indicateur === id);
      if (line === undefined) return;
      setDraft(draftOfCriterion(line));
      setEditing(id);
      setMistake(null);
    },
    remove: (id) => {
      if (editing === id) cancel();
      change(lines.filter(({ indicateur }) => indicateur !== id));
    },
    weigh: (id, poids) => change(lines.map((own) => (own.indicateur === id ? weighed(own, poids) : own)), 'replace'),
    reset: () => {
      cancel();
      change(null);
    },
  };
}
