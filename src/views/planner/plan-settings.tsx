import { type ReactNode, useId } from 'react';
import { type Profession, professions } from '../../contract/access-file';
import { professionWords } from '../../view-models/planner/professions';
import { ThresholdInput } from './threshold-input';

interface PlanSettingsProps {
  readonly territory: ReactNode;
  readonly profession: Profession;
  readonly onProfession: (profession: Profession) => void;
  /** In force, as shown; null while unknown. */
  readonly threshold: { readonly shown: string; readonly text: string } | null;
  readonly onThreshold: (value: number | null) => void;
}

/** Whom the planner speaks of: territory, profession, threshold. */
export function PlanSettings({ territory, profession, onProfession, threshold, onThreshold }: PlanSettingsProps): ReactNode {
  const id = useId();
  return (
    <section className="plan-settings" aria-label="Réglages du scénario">
      {territory}
      <label className="field">
        <span className="field__label">Profession</span>
        <select
          className="select"
          value={profession}
          onChange={(event) => {
            const chosen = professions.find((candidate) => candidate === event.target.value);
            if (chosen !== undefined) onProfession(chosen);
          }}
        >
          {professions.map((candidate) => (
            <option key={candidate} value={candidate}>
              {professionWords[candidate].label}
            </option>
          ))}
        </select>
      </label>
      <div className="field plan-settings__threshold">
        <label className="field__label" htmlFor={id}>
          Seuil, en {professionWords[profession].unit}
        </label>
        <ThresholdInput key={threshold?.shown ?? ''} id={id} shown={threshold?.shown ?? ''} onThreshold={onThreshold} />
        <p id={`${id}-aide`} className="field__hint">
          {threshold === null ? 'Lecture des chiffres officiels…' : `${threshold.text}. Champ vidé : retour au seuil par défaut.`}
        </p>
      </div>
    </section>
  );
}
