import { type ReactNode, useId, useState } from 'react';
import { formatBound } from '../../domain/format';
import { maxClasses, minClasses } from '../../domain/class-codes';
import { classMethods, type ClassMethod, type ViewState } from '../../state/view-state';
import { parseBreaks } from '../../view-models/manual-breaks';
import { Segmented } from '../../ui/segmented';

type Classes = ViewState['classes'];

interface ClassesFormProps {
  readonly classes: Classes;
  readonly onChange: (classes: Classes) => void;
  /** Breaks in force, offered as a start for manual ones. */
  readonly breaks: readonly number[];
  readonly decimals: number;
  /** Classes asked for that could not be made. */
  readonly merged: number;
  readonly hasThreshold: boolean;
}

const methodLabels: Readonly<Record<ClassMethod, string>> = {
  quantiles: 'Effectifs égaux (quantiles)',
  ckmeans: 'Groupes naturels (k-moyennes)',
  egales: 'Amplitudes égales',
  seuils: 'Seuils ronds',
  manuel: 'Bornes choisies',
};

/** How classes are cut: method, number, where, or one’s own breaks. */
export function ClassesForm({ classes, onChange, breaks, decimals, merged, hasThreshold }: ClassesFormProps): ReactNode {
  const id = useId();
  return (
    <div className="stack">
      <div className="field">
        <label className="field__label" htmlFor={`${id}-methode`}>
          Méthode
        </label>
        <select
          id={`${id}-methode`}
          className="select"
          value={classes.methode}
          onChange={(event) => {
            const methode = classMethods.find((candidate) => candidate === event.target.value);
            if (methode !== undefined) onChange({ ...classes, methode, bornes: methode === 'manuel' ? breaks : classes.bornes });
          }}
        >
          {classMethods.map((method) => (
            <option key={method} value={method}>
              {methodLabels[method]}
            </option>
          ))}
        </select>
      </div>
      {classes.methode === 'manuel' ? (
        <ManualBreaks
          key={writtenBreaks(classes.bornes, decimals)}
          bornes={classes.bornes}
          decimals={decimals}
          onBreaks={(bornes) => onChange({ ...classes, bornes })} />
      ) : (
        <>
          <div className="field">
            <label className="field__label" htmlFor={`${id}-nombre`}>
              Nombre de classes : <output className="figures">{classes.nombre}</output>
            </label>
            <input
              id={`${id}-nombre`}
              className="range"
              type="range"
              min={minClasses}
              max={maxClasses}
              value={classes.nombre}
              onChange={(event) => onChange({ ...classes, nombre: Number(event.target.value) })}
            />
          </div>
          <Segmented
            legend="Bornes calculées sur"
            options={[
              { value: 'territoire', label: 'le territoire' },
              { value: 'france', label: 'la France' },
            ]}
            value={classes.etendue}
            onChange={(etendue) => onChange({ ...classes, etendue })}
          />
        </>
      )}
      {merged > 0 ? (
        <p className="field__hint">
          {merged === 1 ? 'Une classe demandée n’a pas pu être faite' : `${merged} classes demandées n’ont pas pu être faites`} : trop de communes
          ont la même valeur.
        </p>
      ) : null}
      {hasThreshold ? <p className="field__hint">Une borne est toujours placée au seuil de l’indicateur.</p> : null}
    </div>
  );
}

const writtenBreaks = (bornes: readonly number[], decimals: number): string =>
  bornes.map((borne) => formatBound(borne, Math.max(decimals, 2))).join('\u202f; ');

interface ManualBreaksProps {
  readonly bornes: readonly number[];
  readonly decimals: number;
  readonly onBreaks: (bornes: readonly number[]) => void;
}

function ManualBreaks({ bornes, decimals, onBreaks }: ManualBreaksProps): ReactNode {
  const id = useId();
  const [text, setText] = useState(() => writtenBreaks(bornes, decimals));
  const [error, setError] = useState<string | null>(null);

  const apply = (): void => {
    const parsed = parseBreaks(text);
    setError(parsed.error);
    if (parsed.error === null) onBreaks(parsed.breaks);
  };

  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label className="field__label" htmlFor={id}>
        Bornes entre les classes
      </label>
      <input
        id={id}
        className="input figures"
        value={text}
        maxLength={200}
        inputMode="text"
        aria-invalid={error !== null}
        aria-describedby={`${id}-aide`}
        onChange={(event) => setText(event.target.value)}
        onBlur={apply}
      />
      <p id={`${id}-aide`} className={error === null ? 'field__hint' : 'field__error'}>
        {error ?? 'De 2 à 8 nombres croissants séparés par des points-virgules, par exemple : 1,5 ; 2,5 ; 4.'}
      </p>
    </form>
  );
}
