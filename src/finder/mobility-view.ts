import type { FinderPlace } from '../contract/finder';
import { formatDistance } from '../domain/format';
import { el } from './dom';
import { kindOf } from './groups';

interface End {
  readonly titre: string;
  readonly near: (categorie: string) => readonly { readonly place: FinderPlace; readonly km: number }[];
}

/** The stations and carpooling places near both ends of a trip, by distance as the crow flies. */
export function mobilityView(ends: readonly End[]): readonly Node[] {
  return ends.flatMap(({ titre, near }) => {
    const found = [...near('gare'), ...near('covoiturage')];
    const rows = found.map(({ place, km }) => {
      const town = place.commune_nom === null || place.nom.includes(place.commune_nom) ? '' : `, ${place.commune_nom}`;
      return el('li', {}, `${kindOf(place)}\u00a0: ${place.nom}${town}, à ${formatDistance(km)} à vol d’oiseau`);
    });
    return [el('h4', {}, titre), rows.length === 0 ? el('p', {}, 'Aucune gare ni aucun lieu de covoiturage connu.') : el('ul', { class: 'puces' }, ...rows)];
  });
}
