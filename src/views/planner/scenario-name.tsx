import { type ReactNode, useId, useState } from 'react';

interface ScenarioNameProps {
  readonly nom: string;
  readonly longest: number;
  readonly onName: (nom: string) => void;
}

/** Name of the present scenario: kept when the field is left, or with Enter. Use with a `key` of the name. */
export function ScenarioName({ nom, longest, onName }: ScenarioNameProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(nom);
  const keep = (): void => {
    if (typed !== nom) onName(typed);
  };
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        Nom du scénario
      </label>
      <input
        id={id}
        className="input"
        type="text"
        autoComplete="off"
        maxLength={longest}
        placeholder="Sans nom"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
    </div>
  );
}
