import { Fragment, type ReactNode, useState } from 'react';
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
        <Facet key={facet.facet} view={facet} onToggle={(value) => onToggle(facet.facet, value)} />
      ))}
    </div>
  );
}

function Facet({ view, onToggle }: { readonly view: FacetView; readonly onToggle: (value: string) => void }): ReactNode {
  const { facet, title, values, chosen } = view;
  const [all, setAll] = useState(false);
  const shown = all ? values : values.filter(({ checked }, place) => place < fewValues || checked);
  const full = chosen >= mostValues;
  return (
    <details className="facet" open={openAtFirst.includes(facet) || undefined}>
      <summary className="facet__title">
        {title}
        {chosen === 0 ? null : <span className="tag tag--accent">{chosen === 1 ? '1 choix' : `${chosen} choix`}</span>}
      </summary>
      <fieldset className="plain-fieldset">
        <legend className="sr-only">{title}</legend>
        {values.length === 0 ? <p className="field__hint">Aucune valeur dans les actions retenues.</p> : null}
        {shown.map((value, place) => (
          <Fragment key={value.value}>
            {value.group === '' || value.group === shown[place - 1]?.group ? null : <p className="facet__group">{value.group}</p>}
            <Value value={value} disabled={full && !value.checked} onToggle={onToggle} />
          </Fragment>
        ))}
        {values.length > shown.length || all ? (
          <button type="button" className="link-button small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Montrer moins' : `Montrer les ${values.length} valeurs`}
          </button>
        ) : null}
        {full ? <p className="field__hint">{mostValues} choix au plus par filtre, pour que le lien reste partageable.</p> : null}
      </fieldset>
    </details>
  );
}

function Value({ value, disabled, onToggle }: { readonly value: FacetValue; readonly disabled: boolean; readonly onToggle: (value: string) => void }): ReactNode {
  return (
    <label className={value.nested ? 'check facet__value facet__value--nested' : 'check facet__value'}>
      <input type="checkbox" checked={value.checked} disabled={disabled} onChange={() => onToggle(value.value)} />
      <span className="facet__label">{value.label}</span>
      <span className="facet__count figures" aria-hidden="true">
        {value.short}
      </span>
      <span className="sr-only">, {value.counts}</span>
    </label>
  );
}
