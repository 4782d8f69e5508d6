import type { ReactNode } from 'react';
import { agencesRegionales, type Ars, arsCheckedOn, zoningOrder } from '../../contract/ars';
import { formatDate } from '../../domain/format';

interface OfficialZoningProps {
  /** Régions that the bassins looked at stand in: theirs come first. */
  readonly regions: ReadonlySet<string>;
}

const subjects = { zonage: 'Zonage des médecins', aides: 'Aides à l’installation selon le zonage' } as const;

function AgencyLinks({ agencies }: { readonly agencies: readonly Ars[] }): ReactNode {
  return (
    <ul className="plan-links">
      {agencies.map(({ region, nom, site, page }) => (
        <li key={region}>{page === null ? <a href={site}>Site de l’ARS {nom}</a> : <a href={page.adresse}>{subjects[page.sujet]}, ARS {nom}</a>}</li>
      ))}
    </ul>
  );
}

/** What the real zoning does otherwise, and where to find it. */
export function OfficialZoning({ regions }: OfficialZoningProps): ReactNode {
  const near = agencesRegionales.filter(({ region }) => regions.has(region));
  const others = agencesRegionales.filter(({ region }) => !regions.has(region));
  return (
    <section className="plan-section" aria-label="Zonage officiel">
      <h2>Le zonage officiel</h2>
      <p className="small">
        Il est arrêté par chaque agence régionale de santé (ARS), territoire de vie-santé par territoire de vie-santé : un découpage dont aucun fichier ouvert lu ici ne donne la composition. Pour les médecins, une borne d’âge écarte
        une partie de l’offre, les zones d’intervention prioritaire et d’action complémentaire dépendent aussi du classement de l’agence, et la moyenne est pesée par la population des communes (
        <a href={zoningOrder}>arrêté du 13 novembre 2017 modifié</a>). Rien ici ne dit la classe officielle d’une commune.
      </p>
      <p className="small">Le zonage en vigueur est sur le site de l’agence :</p>
      <AgencyLinks agencies={near} />
      {others.length === 0 ? null : (
        <details className="disclosure small">
          <summary>{near.length === 0 ? 'Les agences régionales' : 'Les autres agences régionales'}</summary>
          <AgencyLinks agencies={others} />
        </details>
      )}
      <p className="source-line">Adresses relevées le {formatDate(arsCheckedOn)} : la page du zonage, ou des aides qu’il ouvre, là où elle a été trouvée&nbsp;; la page d’accueil ailleurs. Ces pages changent d’adresse à chaque nouvel arrêté.</p>
    </section>
  );
}
