import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';
import { useEscape } from '../../ui/use-escape';
import type { PointCard } from '../../view-models/points';

interface PointCardProps {
  readonly card: PointCard;
  readonly onClose: () => void;
}

/** Details of a point, as its source words them. */
export function PointCardView({ card, onClose }: PointCardProps): ReactNode {
  const element = useEscape(onClose);
  return (
    <section ref={element} className="fiche card" aria-label={`Lieu : ${card.nom}`}>
      <header className="fiche__head">
        <div>
          <p className="fiche__kind">{card.category}</p>
          <h2>{card.nom}</h2>
        </div>
        <button type="button" className="button button--quiet button--icon" aria-label="Fermer la fiche du lieu" onClick={onClose}>
          <Icon name="fermer" />
        </button>
      </header>
      <div className="fiche__body stack">
        {card.itinerant ? (
          <p className="notice notice--warn">
            Service itinérant ou bus : ce point publié n’est pas un arrêt. Appelez pour connaître le lieu et l’heure de passage.
          </p>
        ) : null}
        <dl className="facts">
          <Fact label="Adresse">{card.address}</Fact>
          <Fact label="Téléphone">{card.telephone === null ? null : <a href={card.telephone.href}>{card.telephone.text}</a>}</Fact>
          <Fact label="Courriel">{card.courriel === null ? null : <a href={`mailto:${card.courriel}`}>{card.courriel}</a>}</Fact>
          <Fact label="Site">
            {card.site === null ? null : (
              <a href={card.site} target="_blank" rel="noopener noreferrer">
                {new URL(card.site).hostname}
              </a>
            )}
          </Fact>
          <Fact label="Places">{card.capacity}</Fact>
          <Fact label="À savoir">{card.comment}</Fact>
        </dl>
        {card.hours.length === 0 ? (
          <p className="muted small">Horaires non précisés par la source.</p>
        ) : (
          <table className="hours">
            <caption>Horaires tels que la source les donne{card.date === null ? '' : ` (${card.date})`}</caption>
            <tbody>
              {card.hours.map(({ day, text }) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="source-line">
          Source : {card.source}
          {card.date === null ? '' : `, ${card.date}`}. Licence : {card.licence}.{card.mention === null ? '' : ` ${card.mention}`}
        </p>
      </div>
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  if (children === null) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
