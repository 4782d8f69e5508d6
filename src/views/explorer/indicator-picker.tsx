import { type ReactNode, useMemo, useState } from 'react';
import type { StartupIndicator } from '../../contract/startup';
import { indicatorChoices } from '../../view-models/catalogue';
import { Combobox } from '../../ui/combobox';
import { Icon } from '../../ui/icons';
import { useEscape } from '../../ui/use-escape';

interface IndicatorPickerProps {
  readonly indicators: readonly StartupIndicator[];
  /** Those that have values in this publication. */
  readonly published: ReadonlySet<string>;
  readonly current: string;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** The catalogue, grouped and searchable; it takes the place of the panel while it is open. */
export function IndicatorPicker({ indicators, published, current, onPick, onClose }: IndicatorPickerProps): ReactNode {
  const element = useEscape(onClose);
  const [query, setQuery] = useState('');
  const choices = useMemo(() => indicatorChoices(indicators, query, published), [indicators, query, published]);
  return (
    <section ref={element} className="picker" aria-label="Choix de l’indicateur">
      <div className="picker__head">
        <h2>Choisir un indicateur</h2>
        <button type="button" className="button button--quiet button--icon" aria-label="Revenir à la carte" onClick={onClose}>
          <Icon name="fermer" />
        </button>
      </div>
      <Combobox
        label="Chercher dans le catalogue"
        placeholder="médecins, revenu, urgences…"
        list="inline"
        takeFocus
        choices={choices}
        query={query}
        onQuery={setQuery}
        current={current}
        note={choices.length === 0 ? 'Aucun indicateur ne correspond.' : null}
        onPick={onPick}
      />
    </section>
  );
}
