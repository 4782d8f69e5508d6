import { type ReactNode, useMemo, useState } from 'react';
import type { Manifest } from '../../../contract/manifest';
import type { StartupIndicator } from '../../../contract/startup';
import * as v from 'valibot';
import { indicateurIdSchema } from '../../../contract/codes';
import { accessAfter } from '../../../state/criteres';
import { Combobox } from '../../../ui/combobox';
import { type CriterionId, criterionChoices } from '../../../view-models/planner/criteria-list';

interface IndicatorFieldProps {
  readonly indicators: readonly StartupIndicator[];
  readonly manifest: Manifest;
  readonly apl: StartupIndicator;
  /** Those that other criteria hold. */
  readonly taken: ReadonlySet<string>;
  readonly picked: CriterionId | null;
  /** Name of the one picked. */
  readonly name: string;
  readonly onPick: (id: CriterionId | null, sens: 'haut' | 'bas' | null) => void;
}

const shown = 60;

/** A communal indicator picked by typing; its own direction is proposed. */
export function IndicatorField({ indicators, manifest, apl, taken, picked, name, onPick }: IndicatorFieldProps): ReactNode {
  const [typed, setTyped] = useState('');
  const query = picked === null ? typed : '';
  const choices = useMemo(() => criterionChoices(indicators, manifest, query, taken, apl).slice(0, shown), [indicators, manifest, query, taken, apl]);
  return (
    <>
      <Combobox
        label="Indicateur"
        placeholder="Revenu, minutes, population…"
        choices={picked === null ? choices : []}
        query={picked === null ? typed : name}
        onQuery={(next) => {
          setTyped(next);
          if (picked !== null) onPick(null, null);
        }}
        note={picked === null && choices.length === 0 ? 'Aucun indicateur communal ne correspond.' : null}
        onPick={(id) => {
          const own = indicators.find((each) => each.id === id);
          const parsed = v.safeParse(indicateurIdSchema, id);
          setTyped('');
          if (id === accessAfter) onPick(accessAfter, 'bas');
          else if (parsed.success) onPick(parsed.output, own?.sens === 'haut_favorable' ? 'bas' : 'haut');
        }}
      />
      <p className="field__hint">Les indicateurs publiés par bassin de vie ne sont pas proposés : ils ne valent pas pour chaque commune.</p>
    </>
  );
}
