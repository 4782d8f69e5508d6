import { type ReactNode, useState } from 'react';
import { Icon } from '../../ui/icons';

const visitors = [
  {
    id: 'elu',
    label: 'Élu',
    hint: 'Choisissez votre territoire à gauche, puis un indicateur. Un clic sur une commune ouvre sa fiche ; l’onglet « Actions » dit ce que prévoit le contrat. L’adresse de la page garde tout : copiez-la pour la partager.',
  },
  {
    id: 'ars',
    label: 'ARS',
    hint: 'Réglez les classes sous la légende, au seuil qui vous sert. Le bouton « Tableau » trie toutes les communes et les donne en CSV ; la vue « Données » dit d’où vient chaque chiffre et ce qui a été réparé.',
  },
  {
    id: 'public',
    label: 'Grand public',
    hint: 'Écrivez votre commune ou votre code postal dans la recherche. Sa fiche donne les lieux les plus proches. L’onglet « Points » montre les espaces France services, les hôpitaux, les gares…',
  },
] as const;

interface FirstVisitProps {
  /** One row only, until the visitor asks for more. */
  readonly tight: boolean;
  readonly onDismiss: () => void;
}

/** A hint for each kind of visitor, once; it blocks nothing. */
export function FirstVisit({ tight, onDismiss }: FirstVisitProps): ReactNode {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const visitor = visitors.find(({ id }) => id === chosen);
  const choices = visitors.map(({ id, label }) => (
    <button key={id} type="button" className="button button--small" aria-pressed={id === chosen} onClick={() => setChosen(id)}>
      {label}
    </button>
  ));
  return (
    <aside className="first-visit card" aria-label="Première visite">
      <button type="button" className="button button--quiet button--icon first-visit__close" aria-label="Fermer l’aide de première visite" onClick={onDismiss}>
        <Icon name="fermer" />
      </button>
      <div className="first-visit__row">
        {tight ? (
          <button type="button" className="button button--small button--quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            Première visite ?
          </button>
        ) : (
          <>
            <strong>Première visite ?</strong>
            {choices}
          </>
        )}
      </div>
      {tight && open ? <div className="first-visit__row first-visit__row--second">{choices}</div> : null}
      <div aria-live="polite">{visitor === undefined || (tight && !open) ? null : <p className="small">{visitor.hint}</p>}</div>
    </aside>
  );
}
