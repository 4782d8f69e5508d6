import type { ReactNode } from 'react';
import type { ContractCard } from '../../view-models/contract-card';
import { safeLink } from '../../view-models/points';

interface ContractCardProps {
  readonly card: ContractCard;
  /** Other generations of the same territory’s contract. */
  readonly generations: readonly { readonly id: string; readonly label: string }[];
  readonly onGeneration: (id: string) => void;
}

/** Who promised what and until when; what the document leaves out stays out, and is counted. */
export function ContractCardView({ card, generations, onGeneration }: ContractCardProps): ReactNode {
  const site = safeLink(card.contact?.site ?? null);
  return (
    <article className="contract">
      <header className="contract__head">
        <h2 className="as-h3">{card.nom}</h2>
        <p className="contract__tags">
          <span className="tag figures">{card.period}</span>
          <span className={card.etat === 'en_cours' ? 'tag tag--accent' : 'tag tag--warn'}>{card.etatText}</span>
          {card.perimetre.deduit ? <span className="tag tag--warn">périmètre déduit</span> : null}
        </p>
      </header>
      {card.etat === 'echu' ? <p className="notice notice--warn">Ce contrat est échu : ce qu’il prévoit n’est pas une offre actuelle.</p> : null}
      {generations.length < 2 ? null : (
        <p className="small">
          Générations :{' '}
          {generations.map((generation) =>
            generation.id === card.id ? (
              <strong key={generation.id}>{generation.label} </strong>
            ) : (
              <button key={generation.id} type="button" className="link-button" onClick={() => onGeneration(generation.id)}>
                {generation.label}
              </button>
            ),
          )}
        </p>
      )}
      <p className="small">{card.counts}.</p>
      <details className="disclosure">
        <summary>Le contrat en détail</summary>
        <div className="stack stack--tight small">
          <p>
            {card.perimetre.text}
            {card.perimetre.licence === null ? '' : ` ${card.perimetre.licence}.`}
          </p>
          {card.porteur === null ? null : <p>Porteur : {card.porteur}.</p>}
          <p>Signature : {card.signature ?? 'date non précisée'}.</p>
          <NameList title="Objectifs généraux" names={card.aims} />
          {card.partners.map((group) => (
            <NameList key={group.title} title={group.title} names={group.names} />
          ))}
          <NameList title="Freins nommés par le document" names={card.obstacles} />
          <NameList title="Gouvernance et dates" names={card.governance} />
          <NameList title="Exemples et résultats cités" names={card.results.map((result) => `${result.text} (${result.period})`)} />
          {card.contact === null ? (
            <p>Contact : non précisé.</p>
          ) : (
            <p>
              Contact : {card.contact.contact ?? 'service non précisé'}
              {card.contact.telephone === null ? null : (
                <>
                  , <a href={`tel:${card.contact.telephone.replaceAll(/[^\d+]/gu, '')}`}>{card.contact.telephone}</a>
                </>
              )}
              {card.contact.courriel === null ? null : (
                <>
                  , <a href={`mailto:${card.contact.courriel}`}>{card.contact.courriel}</a>
                </>
              )}
              {site === null ? null : (
                <>
                  ,{' '}
                  <a href={site} target="_blank" rel="noopener noreferrer">
                    site
                  </a>
                </>
              )}
              .
            </p>
          )}
          {card.completeness === null ? null : (
            <p>
              Le document transcrit : {card.completeness.summary}.
              {card.completeness.missing.length === 0 ? '' : ` Il ne donne pas, ou pas partout : ${card.completeness.missing.join(', ')}.`}
            </p>
          )}
          <p className="source-line">Source : {card.source}.</p>
        </div>
      </details>
    </article>
  );
}

function NameList({ title, names }: { readonly title: string; readonly names: readonly string[] }): ReactNode {
  if (names.length === 0) return null;
  return (
    <div>
      <p className="field__label">{title}</p>
      <ul className="bullets">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </div>
  );
}
