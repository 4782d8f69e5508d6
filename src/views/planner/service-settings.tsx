import { type ReactNode, useId } from 'react';
import type { ServiceId } from '../../contract/services';
import { formatBound } from '../../domain/format';
import { serviceWords } from '../../view-models/planner/services';
import { ThresholdInput } from './threshold-input';

interface ServiceSettingsProps {
  readonly service: ServiceId;
  readonly offered: readonly ServiceId[];
  readonly onService: (service: ServiceId) => void;
  /** Minutes. */
  readonly seuil: number;
  readonly most: number;
  readonly byDefault: number;
  readonly onSeuil: (minutes: number) => void;
}

/** Which service, and from how many minutes on it is far. */
export function ServiceSettings({ service, offered, onService, seuil, most, byDefault, onSeuil }: ServiceSettingsProps): ReactNode {
  const id = useId();
  const shown = formatBound(seuil, 1);
  return (
    <section className="plan-section" aria-label="Service et seuil">
      <h2>Quel service ?</h2>
      <label className="field">
        <span className="field__label">Service</span>
        <select
          className="select"
          value={service}
          onChange={(event) => {
            const chosen = offered.find((candidate) => candidate === event.target.value);
            if (chosen !== undefined) onService(chosen);
          }}
        >
          {(offered.includes(service) ? offered : [...offered, service]).map((candidate) => (
            <option key={candidate} value={candidate}>
              {serviceWords[candidate].label}
            </option>
          ))}
        </select>
      </label>
      <div className="field">
        <label className="field__label" htmlFor={id}>
          Seuil, en minutes
        </label>
        <ThresholdInput key={shown} id={id} shown={shown} onThreshold={(value) => onSeuil(value === null ? byDefault : Math.max(0.1, Math.round(value * 10) / 10))} most={most} />
        <p id={`${id}-aide`} className="field__hint">
          Seuil choisi, sans valeur officielle. Champ vidé : retour à {byDefault} minutes.
        </p>
      </div>
    </section>
  );
}
