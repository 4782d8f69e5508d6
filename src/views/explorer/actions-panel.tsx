import { type ReactNode, useId } from 'react';
import type { ActionFilters } from '../../state/actions';
import { ActionsKey } from './actions-key';
import type { ActionRow, ActionSpread } from '../../view-models/actions';
import { countsOf, countsText } from '../../view-models/actions/counts';
import { type Chip, type FacetView, withValue } from '../../view-models/actions/facets';
import { FilterChips } from '../actions/filter-chips';
import { actionNumber } from '../../view-models/actions';
import { formatCount } from '../../domain/format';

interface ActionsPanelProps {
  readonly contracts: readonly { readonly id: string; readonly nom: string }[];
  readonly filters: ActionFilters;
  readonly facets: readonly FacetView[];
  /** Filters in force besides the contract. */
  readonly chips: readonly Chip[];
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
  const { contracts, filters, facets, chips, spread, missing, onFilters } = props;
  const set = (part: Partial<ActionFilters>): void => onFilters({ ...filters, ...part });
  const total = spread.located.length + spread.whole.length;
  const natures = countsOf([...spread.located, ...spread.whole]);
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
          value={filters.contrats.length > 1 ? severalValues : (filters.contrats[0] ?? '')}
          onChange={(event) => set({ contrats: event.target.value === '' ? [] : [event.target.value], axes: [], pilotes: [] })}
        >
          <option value="">Celui du territoire</option>
          {filters.contrats.length > 1 ? <option value={severalValues}>{filters.contrats.length} contrats choisis</option> : null}
          {contracts.map((contract) => (
            <option key={contract.id} value={contract.id}>
              {contract.nom}
            </option>
          ))}
        </select>
      </label>
      {props.children}
      <details className="disclosure">
        <summary>Filtrer les actions{chips.length > 0 ? ' (filtre en cours)' : ''}</summary>
        <div className="stack stack--tight">
          {facets
            .filter(({ facet }) => facet !== 'contrats')
            .map((facet) => (
              <FacetSelect key={facet.facet} facet={facet} onChange={(value) => onFilters(withValue(filters, facet.facet, value))} />
            ))}
        </div>
      </details>
      <FilterChips chips={chips} onFilters={onFilters} />
      <output className="small">
        {formatCount(total, 'action')}
        {natures.fiches > 0 && natures.operations > 0 ? ` (${countsText(natures)})` : ''} : {formatCount(spread.located.length, 'action située', 'actions situées')} par le document,{' '}
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

/** Stands for several values at once, which the view of the plans chooses. */
const severalValues = '~';

interface FacetSelectProps {
  readonly facet: FacetView;
  readonly onChange: (value: string | null) => void;
}

/** One value of a facet; the view of the plans takes several. */
function FacetSelect({ facet: { title, values, chosen }, onChange }: FacetSelectProps): ReactNode {
  const id = useId();
  const checked = values.find((value) => value.checked)?.value ?? '';
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {title}
      </label>
      <select id={id} className="select" value={chosen > 1 ? severalValues : checked} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}>
        <option value="">Tous</option>
        {chosen > 1 ? <option value={severalValues}>{chosen} choix</option> : null}
        {values.map(({ value, label, short }) => (
          <option key={value} value={value}>
            {label} ({short})
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
