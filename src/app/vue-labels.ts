import type { Vue } from '../state/view-state';

/** The views, as the header and the title of the page name them. */
export const vueLabels: Readonly<Record<Vue, string>> = { explorer: 'Explorer', planifier: 'Planifier', portrait: 'Portrait', actions: 'Plan', donnees: 'Données', methode: 'Méthode' };
