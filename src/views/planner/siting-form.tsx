import type { ReactNode } from 'react';
import { type SitingGoal, sitingGoals } from '../../domain/access/siting/problem';
import type { Choisir, Presence } from '../../state/choisir';
import type { LieuCategorie } from '../../contract/vocabulary';
import type { CategoryChoice } from '../../view-models/planner/siting-choice';
import { NumberField } from './number-field';

interface SitingFormProps {
  readonly asked: Choisir;
  readonly goals: Readonly<Record<SitingGoal, string>>;
  /** Null while the points are on their way. */
  readonly categories: readonly CategoryChoice[] | null;
  /** What « posts in place » are called; null where no file says where they are. */
  readonly inPlace: string | null;
  readonly onAsk: (patch: Partial<Choisir>) => void;
}

const everywhere = '';

/** What the sites are for, how many, and where they may stand. */
export function SitingForm({ asked, goals, categories, inPlace, onAsk }: SitingFormProps): ReactNode {
  const { objectif, nombre, postes, minutes, avec, habitants, present } = asked;
  const ofTime = objectif === 'couverture' || objectif === 'trajet';
  const known = categories ?? [];
  const presences: readonly { readonly value: Presence; readonly label: string }[] = [
    ...(inPlace === null ? [] : [{ value: 'offre' as const, label: inPlace }]),
    { value: 'rien', label: 'Nulle part' },
    ...known,
  ];
  const wanted = (value: string): LieuCategorie | null => known.find((category) => category.value === value)?.value ?? null;
  return (
    <div className="plan-form">
      <label className="field">
        <span className="field__label">Objectif</span>
        <select
          className="select"
          value={objectif}
          onChange={(event) => {
            const goal = sitingGoals.find((candidate) => candidate === event.target.value);
            if (goal !== undefined) onAsk({ objectif: goal });
          }}
        >
          {sitingGoals.map((goal) => (
            <option key={goal} value={goal}>
              {goals[goal]}
            </option>
          ))}
        </select>
      </label>
      <div className="siting-numbers">
        <NumberField label="Nombre de lieux" value={nombre} whole onValue={(value) => onAsk({ nombre: value })} />
        {ofTime ? null : <NumberField label="Postes à temps plein par lieu" value={postes} whole={false} onValue={(value) => onAsk({ postes: value })} />}
        {objectif === 'couverture' ? <NumberField label="Minutes en voiture" value={minutes} whole onValue={(value) => onAsk({ minutes: value })} /> : null}
      </div>
      {ofTime ? (
        <label className="field">
          <span className="field__label">Le service est déjà</span>
          <select
            className="select"
            value={presences.some(({ value }) => value === present) ? present : 'rien'}
            onChange={(event) => {
              const chosen = presences.find(({ value }) => value === event.target.value);
              if (chosen !== undefined) onAsk({ present: chosen.value });
            }}
          >
            {presences.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <fieldset className="plain-fieldset siting-where">
        <legend className="siting-where__title">Communes permises</legend>
        <label className="field">
          <span className="field__label">Qui ont déjà</span>
          <select className="select" value={avec ?? everywhere} onChange={(event) => onAsk({ avec: wanted(event.target.value) })}>
            <option value={everywhere}>Peu importe</option>
            {known.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <NumberField label="Habitants au moins" value={habitants} whole onValue={(value) => onAsk({ habitants: value })} />
      </fieldset>
    </div>
  );
}
