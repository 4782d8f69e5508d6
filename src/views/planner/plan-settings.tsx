import { type ReactNode, useId, useState } from 'react';
import { type Profession, professions } from '../../contract/access-file';
import { parseAmount } from '../../view-models/planner/lines';
import { professionWords } from '../../view-models/planner/professions';

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

interface ThresholdInputProps {
  readonly id: string;
  readonly shown: string;
  readonly onThreshold: (value: number | null) => void;
}

function ThresholdInput({ id, shown, onThreshold }: ThresholdInputProps): ReactNode {
  const [typed, setTyped] = useState(shown);
  const amount = parseAmount(typed);
  const wrong = typed.trim() !== '' && (amount === null || amount === 0);
  const keep = (): void => {
    if (typed.trim() === '') {
      setTyped(shown);
      onThreshold(null);
    } else if (!wrong && typed !== shown) onThreshold(amount);
  };
  return (
    <>
      <input
        id={id}
        className="input"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={9}
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}-aide`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      {wrong ? (
        <output className="field__error">Nombre attendu, supérieur à zéro.</output>
      ) : null}
    </>
  );
}
