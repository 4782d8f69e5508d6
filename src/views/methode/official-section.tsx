import type { ReactNode } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';

const lines = [
  ['APL des quatre professions', 'officiel', 'DREES, sans retouche'],
  ['Populations standardisées et totales', 'officiel', 'classeurs de l’APL'],
  ['Poids d’un trajet et offre d’un nouvel arrivant', 'officiel', 'feuille «\u00a0Paramètres\u00a0» des mêmes classeurs'],
  ['Nombre de généralistes par commune', 'officiel', 'INSEE, base permanente des équipements'],
  ['Temps vers les urgences', 'officiel', 'DREES, 2019'],
  ['Autres temps de trajet', 'estimé', 'ajustés sur les précédents'],
  ['Activité d’un généraliste en place', 'estimé', 'une seule valeur, calée sur l’APL officielle'],
  ['Changements d’accès d’un scénario', 'estimé', 'le modèle de cette page'],
] as const;

/** What is published by a public body, and what the project estimates. */
export function OfficialSection(): ReactNode {
  return (
    <section id="officiel" className="methode__section">
      <h2 tabIndex={-1}>Ce qui est officiel, ce qui est estimé</h2>
      <ScrollRegion className="methode__scroll" label="Officiel ou estimé">
        <table className="methode__table methode__table--text">
          <caption>Nature de chaque donnée du modèle</caption>
          <thead>
            <tr>
              <th scope="col">Donnée</th>
              <th scope="col">Nature</th>
              <th scope="col">D’où elle vient</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(([what, kind, from]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>
                  <span className={kind === 'officiel' ? 'tag tag--accent' : 'tag tag--warn'}>{kind}</span>
                </td>
                <td>{from}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
