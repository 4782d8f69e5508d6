import { type ReactNode, useId } from 'react';
import { type ActionStatut, actionStatuts } from '../../contract/vocabulary';
import { ActionsKey } from './actions-key';
import type { ActionFilters, ActionOptions, ActionRow, ActionSpread, Option } from '../../view-models/actions';
import { actionNumber } from '../../view-models/actions';
import { formatCount } from '../../domain/format';

interface ActionsPanelProps {
  readonly contracts: readonly { readonly id: string; readonly nom: string }[];
  readonly filters: ActionFilters;
  readonly options: ActionOptions;
  readonly spread: ActionSpread;
  /** Themes that no contract at hand addresses. */
  readonly missing: readonly string[];
  /** Several contracts are in view. */
  readonly several: boolean;
  readonly themeNames: ReadonlyMap<string, string>;
  readonly communeNames: (code: string) => string;
  readonly onFilters: (filters: ActionFilters) => void;
  readonly onCommune: (code: string) => void;
  /** Card of the contract at hand. */
  readonly children: ReactNode;
}

/** What the contracts promise: where it is said to take place, for whom, and what no contract speaks of. */
export function ActionsPanel(props: ActionsPanelProps): ReactNode {
  const { contracts, filters, options, spread, missing, onFilters } = props;
  const set = (part: Partial<ActionFilters>): void => onFilters({ ...filters, ...part });
  const total = spread.located.length + spread.whole.length;
  const filtered = filters.axe !== null || filters.theme !== null || filters.pilote !== null || filters.statut !== null;
  return (
    <div className="stack">
      <label className="check">
        <input type="checkbox" checked={filters.visible} onChange={() => set({ visible: !filters.visible })} />
        <span>Montrer les actions sur la carte</span>
      </label>
      {filters.visible ? <ActionsKey /> : null}
      <label className="field">
        <span className="field__label">Contrat</span>
        <select
          className="select"
          value={filters.contrat ?? ''}
          onChange={(event) => set({ contrat: event.target.value === '' ? null : event.target.value, axe: null, pilote: null })}
        >
          <option value="">Celui du territoire</option>
          {contracts.map((contract) => (
            <option key={contract.id} value={contract.id}>
              {contract.nom}
            </option>
          ))}
        </select>
      </label>
      {props.children}
      <details className="disclosure">
        <summary>Filtrer les actions{filtered ? ' (filtre en cours)' : ''}</summary>
        <div className="stack stack--tight">
          <FilterSelect label="Axe" options={options.axes} value={filters.axe} onChange={(axe) => set({ axe })} />
          <FilterSelect label="Thème" options={options.themes} value={filters.theme} onChange={(theme) => set({ theme })} />
          <FilterSelect label="Pilote" options={options.pilotes} value={filters.pilote} onChange={(pilote) => set({ pilote })} />
          <FilterSelect
            label="Statut"
            options={options.statuts}
            value={filters.statut}
            onChange={(statut) => set({ statut: actionStatuts.find((known): known is ActionStatut => known === statut) ?? null })}
          />
          {filtered ? (
            <button type="button" className="button button--small" onClick={() => set({ axe: null, theme: null, pilote: null, statut: null })}>
              Retirer les filtres
            </button>
          ) : null}
        </div>
      </details>
      <output className="small">
        {formatCount(total, 'action')} : {formatCount(spread.located.length, 'action située', 'actions situées')} par le document,{' '}
        {formatCount(spread.whole.length, 'action')} pour tout le territoire. Ailleurs, contrat non renseigné.
      </output>
      <ActionList {...props} title="Actions situées" rows={spread.located} />
      <ActionList {...props} title="Actions de tout le territoire" rows={spread.whole} />
      {missing.length === 0 ? null : (
        <section>
          <h2 className="as-h3">{props.several ? 'Thèmes qu’aucun de ces contrats n’aborde' : 'Thèmes que le contrat n’aborde pas'}</h2>
          <p className="field__hint">Lecture du document transcrit : cela ne dit pas que rien n’est fait.</p>
          <ul className="tags">
            {missing.map((theme) => (
              <li key={theme} className="tag">
                {theme}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface FilterSelectProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function FilterSelect({ label, options, value, onChange }: FilterSelectProps): ReactNode {
  const id = useId();
  const known = value === null || options.some((option) => option.value === value);
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="select" value={value ?? ''} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}>
        <option value="">Tous</option>
        {known ? null : <option value={value ?? ''}>Aucune action ici</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label} ({option.count})
          </option>
        ))}
      </select>
    </div>
  );
}

interface ActionListProps extends Pick<ActionsPanelProps, 'themeNames' | 'communeNames' | 'onCommune'> {
  readonly title: string;
  readonly rows: readonly ActionRow[];
}

function ActionList({ title, rows, themeNames, communeNames, onCommune }: ActionListProps): ReactNode {
  if (rows.length === 0) return null;
  return (
    <section className="stack stack--tight">
      <h2 className="as-h3">
        {title} <span className="muted">({rows.length})</span>
      </h2>
      <ul className="actions">
        {rows.map((row) => {
          const number = actionNumber(row);
          return (
            <li key={row.id} className="actions__item">
              <p>
                {number === null ? null : <span className="actions__number">{number} </span>}
                {row.intitule}
              </p>
              {row.communes.length === 0 ? null : (
                <p className="actions__places">
                  {row.communes.map((code) => (
                    <button key={code} type="button" className="link-button" onClick={() => onCommune(code)}>
                      {communeNames(code)}
                    </button>
                  ))}
                </p>
              )}
              <p className="actions__meta">
                {[row.pilotes.length === 0 ? '' : `Pilote : ${row.pilotes.join(', ')}`, row.themes.map((theme) => themeNames.get(theme) ?? theme).join(', ')]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
