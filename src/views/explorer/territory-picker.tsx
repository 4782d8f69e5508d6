import { type ReactNode, useMemo, useState } from 'react';
import type { TerritoireId } from '../../contract/codes';
import { type TerritoireType, territoireTypes } from '../../contract/vocabulary';
import { Combobox } from '../../ui/combobox';
import { Icon } from '../../ui/icons';
import { useEscape } from '../../ui/use-escape';
import { territoryKinds } from '../../view-models/french';
import { type TerritoryEntry, territoryChoices } from '../../view-models/territories';

interface TerritoryPickerProps {
  readonly territories: readonly TerritoryEntry[];
  /** What is said while only the contracts’ territories are known; null once all are. */
  readonly pending: ReactNode;
  readonly current: TerritoireId;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** Contracts first, then any territory, by kind or by name; it takes the place of the panel while it is open. */
export function TerritoryPicker({ territories, pending, current, onPick, onClose }: TerritoryPickerProps): ReactNode {
  const element = useEscape(onClose);
  const [query, setQuery] = useState('');
  const [type, setType] = useState<TerritoireType | null>(null);
  const found = useMemo(() => territoryChoices(territories, query, type), [territories, query, type]);
  return (
    <section ref={element} className="picker" aria-label="Choix du territoire">
      <div className="picker__head">
        <h2>Choisir un territoire</h2>
        <button type="button" className="button button--quiet button--icon" aria-label="Revenir à la carte" onClick={onClose}>
          <Icon name="fermer" />
        </button>
      </div>
      <label className="field">
        <span className="field__label">Type de territoire</span>
        <select
          className="select"
          value={type ?? ''}
          onChange={(event) => setType(territoireTypes.find((candidate) => candidate === event.target.value) ?? null)}
        >
          <option value="">Tous, contrats d’abord</option>
          {territoireTypes.map((candidate) => (
            <option key={candidate} value={candidate}>
              {territoryKinds[candidate]}
            </option>
          ))}
        </select>
      </label>
      {pending}
      <Combobox
        label="Chercher un territoire"
        placeholder="nom du territoire…"
        list="inline"
        takeFocus
        choices={found.choices}
        query={query}
        onQuery={setQuery}
        current={current}
        note={pending === null ? found.note : null}
        onPick={onPick}
      />
    </section>
  );
}
