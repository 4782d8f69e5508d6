import type { ReactNode } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';
import type { NationalYear } from '../../view-models/methode/validation';

/** The measures on whole samples, year by year. */
export function NationalTable({ years }: { readonly years: readonly NationalYear[] }): ReactNode {
  return (
    <>
      <ScrollRegion className="methode__scroll" label="Mesures du modèle, France entière">
        <table className="methode__table">
          <caption>Modèle et APL officielle aux médecins généralistes, chaque commune pesée par ses habitants</caption>
          <thead>
            <tr>
              <th scope="col">Communes retenues</th>
              <th scope="col">Corrélation</th>
              <th scope="col">Écart quadratique moyen</th>
              <th scope="col">Biais</th>
              <th scope="col">Habitants</th>
              <th scope="col">Communes</th>
            </tr>
          </thead>
          {years.map(({ annee, lines }) => (
            <tbody key={annee}>
              <tr>
                <th scope="rowgroup" colSpan={6} className="methode__group">
                  {annee}
                </th>
              </tr>
              {lines.map((line) => (
                <tr key={line.key}>
                  <th scope="row">{line.name}</th>
                  <td>{line.correlation}</td>
                  <td>{line.rmse}</td>
                  <td>{line.bias}</td>
                  <td>{line.people}</td>
                  <td>{line.communes}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
      <dl className="methode__words">
        <dt>Corrélation</dt>
        <dd>1 si le modèle classe et espace les communes exactement comme l’APL officielle, 0 s’il n’en dit rien.</dd>
        <dt>Écart quadratique moyen</dt>
        <dd>Taille ordinaire de l’écart, en consultations par an et par habitant&#8239;; les grands écarts y pèsent plus.</dd>
        <dt>Biais</dt>
        <dd>Moyenne du modèle moins moyenne officielle&nbsp;: positif, le modèle voit trop d’accès.</dd>
      </dl>
    </>
  );
}
