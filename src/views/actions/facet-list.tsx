import { Fragment, memo, type ReactNode, useState } from 'react';
import type { ActionFacet } from '../../domain/action-facets';
import { mostValues } from '../../state/actions';
import type { FacetValue, FacetView } from '../../view-models/actions/facets';

interface FacetListProps {
  readonly facets: readonly FacetView[];
  readonly onToggle: (facet: ActionFacet, value: string) => void;
}

/** Values shown before the visitor asks for the others. */
const fewValues = 8;
/** Facets open at first: those that a coordinator starts from. */
const openAtFirst: readonly ActionFacet[] = ['contrats', 'themes'];

/** Facets of the actions: several values of one add up, facets narrow each other. */
export function FacetList({ facets, onToggle }: FacetListProps): ReactNode {
  return (
    <div className="facets">
      {facets.map((facet) => (
        <Facet key={facet.facet} view={facet} onToggle={onToggle} />
      ))}
    </div>
  );
}

function Facet({ view, onToggle }: { readonly view: FacetView; readonly onToggle: FacetListProps['onToggle'] }): ReactNode {
  const { facet, title, values, chosen } = view;
  const [open, setOpen] = useState(openAtFirst.includes(facet));
  const [all, setAll] = useState(false);
  const shown = all ? values : values.filter(({ checked }, place) => place < fewValues || checked);
  const full = chosen >= mostValues;
  return (
    <details className="facet" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="facet__title">
        {title}
        {chosen === 0 ? null : <span className="tag tag--accent">{chosen === 1 ? '1 choix' : `${chosen} choix`}</span>}
      </summary>
      {open ? (
        <fieldset className="plain-fieldset">
          <legend className="sr-only">{title}</legend>
          {values.length === 0 ? <p className="field__hint">Aucune valeur dans les actions retenues.</p> : null}
          {shown.map(({ value, label, checked, short, counts, nested, group }, place) => (
            <Fragment key={value}>
              {group === '' || group === shown[place - 1]?.group ? null : <p className="facet__group">{group}</p>}
              <Value facet={facet} value={value} label={label} checked={checked} short={short} counts={counts} nested={nested} disabled={full && !checked} onToggle={onToggle} />
            </Fragment>
          ))}
          {values.length > shown.length || all ? (
            <button type="button" className="link-button small" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'Montrer moins' : `Montrer les ${values.length} valeurs`}
            </button>
          ) : null}
          {full ? <p className="field__hint">{mostValues} choix au plus par filtre, pour que le lien reste partageable.</p> : null}
        </fieldset>
      ) : null}
    </details>
  );
}

interface ValueProps extends Omit<FacetValue, 'group'> {
  readonly facet: ActionFacet;
  readonly disabled: boolean;
  readonly onToggle: FacetListProps['onToggle'];
}

/** Drawn again when something of it changes: an answer changes the counts of a few values among many. */
const Value = memo(function Value({ facet, value, label, checked, short, counts, nested, disabled, onToggle }: ValueProps): ReactNode {
  return (
    <label className={nested ? 'check facet__value facet__value--nested' : 'check facet__value'}>
      <input type="checkbox" checked={checked} disabled={disabled} onChange={() => onToggle(facet, value)} />
      <span className="facet__label">{label}</span>
      <span className="facet__count figures" aria-hidden="true">
        {short}
      </span>
      <span className="sr-only">, {counts}</span>
    </label>
  );
});
