import type { ReactNode } from 'react';
import { Dialog } from '../ui/dialog';

/** What the page is, how to use it, what it does not say. */
export function Help({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Aide" onClose={onClose}>
      <section className="stack stack--tight">
        <h3>Ce que montre cette page</h3>
        <p>
          L’accès aux soins, les points relais, la mobilité et les actions des contrats locaux de santé, commune par commune, à partir de données
          ouvertes. Rien n’est inventé : ce qui n’est pas connu est hachuré et dit pourquoi ; ce qui est estimé est appelé estimation.
        </p>
      </section>
      <section className="stack stack--tight">
        <h3>S’en servir</h3>
        <ul className="bullets">
          <li>Choisissez un territoire et un indicateur dans le panneau ; la carte et la phrase suivent.</li>
          <li>Passez sur une classe de la légende, ou atteignez-la au clavier : ses communes s’allument.</li>
          <li>Cliquez une commune (ou Entrée au centre de la carte) pour sa fiche. Échap la referme.</li>
          <li>Au clavier, sur la carte : flèches pour se déplacer, + et − pour zoomer, Entrée pour ouvrir la commune visée.</li>
          <li>Le tableau montre les mêmes valeurs que la carte, triables ; « Télécharger » les donne en tableur, en CSV, en GeoJSON ou en Parquet, « Image » donne la carte.</li>
          <li>Le portrait d’un territoire s’imprime, ou part en diaporama (PPTX) en un clic.</li>
          <li>L’adresse de la page garde vos choix : « Partager » la donne, avec un code QR et de quoi montrer la carte sur un autre site.</li>
        </ul>
      </section>
      <section className="stack stack--tight">
        <h3>Trouver un lieu d’aide</h3>
        <p>
          <a href="./relais.html">Trouver un relais près de chez soi</a> : horaires, téléphone, trajet, fiche à imprimer ; fonctionne aussi sans réseau.{' '}
          <a href="./accessibilite.html">Accessibilité : non conforme (non audité)</a>
        </p>
      </section>
      <section className="stack stack--tight">
        <h3>Vos données</h3>
        <p>Ni compte, ni traceur, ni serveur : tout se passe dans votre navigateur. Seul le plan IGN, si vous le demandez, vient d’ailleurs.</p>
      </section>
    </Dialog>
  );
}
