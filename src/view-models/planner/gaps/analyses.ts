import type { GapAnalysis, GapMesh } from '../../../state/lacunes';

/** The analyses as they are offered. */
export const analysisWords: Readonly<Record<GapAnalysis, { readonly label: string; readonly hint: string }>> = {
  seuil: { label: 'Sous le seuil', hint: 'Habitants et communes sous le seuil, et ce qui manque pour l’atteindre.' },
  retraite: { label: 'Départs à la retraite', hint: 'Ce qui resterait si les généralistes de plus de 65\u00a0ans cessaient d’exercer.' },
  croisement: { label: 'Besoin et accès', hint: 'Où l’on a le plus besoin de soins et le moins d’accès.' },
  isolement: { label: 'Communes isolées', hint: 'Communes loin d’un service, en minutes.' },
  angles: { label: 'Angles morts', hint: 'Communes sous le seuil que les actions des contrats n’atteignent pas.' },
};

export const meshLabels: Readonly<Record<GapMesh, string>> = {
  commune: 'Communes',
  cls: 'Contrats locaux de santé',
  epci: 'Intercommunalités',
  bassin_vie: 'Bassins de vie',
  departement: 'Départements',
  region: 'Régions',
};

/** Analyses that can be gathered by territory; the others are told commune by commune. */
export const gatheredAnalyses: readonly GapAnalysis[] = ['seuil', 'retraite', 'isolement'];
