import { type ReactNode, useId, useState } from 'react';

interface IsolationFormProps {
  readonly services: readonly { readonly id: string; readonly label: string }[];
  readonly service: string;
  readonly onService: (id: string) => void;
  readonly minutes: number;
  readonly least: number;
  readonly most: number;
  readonly onMinutes: (minutes: number) => void;
  /** What the minutes are, and how far off they may be. */
  readonly notes: readonly string[];
}

/** Far from what, and from how many minutes on. */
export function IsolationForm({ services, service, onService, minutes, least, most, onMinutes, notes }: IsolationFormProps): ReactNode {
  return (
    <section className="plan-section" aria-label="Service et minutes">
      <label className="field">
        <span className="field__label">Service</span>
        <select className="select" value={service} onChange={(event) => onService(event.target.value)}>
          {services.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <MinutesInput key={minutes} minutes={minutes} least={least} most={most} onMinutes={onMinutes} />
      {notes.map((note) => (
        <p key={note} className="field__hint">
          {note}
        </p>
      ))}
    </section>
  );
}

type MinutesInputProps = Pick<IsolationFormProps, 'minutes' | 'least' | 'most' | 'onMinutes'>;

function MinutesInput({ minutes, least, most, onMinutes }: MinutesInputProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(String(minutes));
  const value = /^\d{1,3}$/u.test(typed.trim()) ? Number(typed.trim()) : Number.NaN;
  const wrong = !(value >= least && value <= most);
  const keep = (): void => {
    if (typed.trim() === '') setTyped(String(minutes));
    else if (!wrong && value !== minutes) onMinutes(value);
  };
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        Minutes, à partir de
      </label>
      <input
        id={id}
        className="input gap-minutes"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}-aide`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      <output id={`${id}-aide`} className={wrong ? 'field__error' : 'field__hint'}>
        {wrong ? `Nombre entier de minutes attendu, de ${least} à ${most}.` : 'Une commune à ce temps exactement est comptée.'}
      </output>
    </div>
  );
}
