import type { AccessHeader, Profession, ProfessionParameters } from '../../contract/access-file';
import type { StartupIndicator } from '../../contract/startup';
import { formatList, formatNumber, nbsp } from '../../domain/format';
import { safeLink } from '../points';
import type { SourceRow } from '../sources';

export const professionNames: Readonly<Record<Profession, string>> = {
  medecin_generaliste: 'Médecins généralistes',
  infirmier: 'Infirmières et infirmiers',
  sage_femme: 'Sages-femmes',
  chirurgien_dentiste: 'Chirurgiens-dentistes',
};

/** One profession, as its column of parameters says it. */
export interface ParametersView {
  readonly profession: Profession;
  readonly name: string;
  readonly unit: string;
  readonly year: string;
  readonly decay: string;
  readonly newcomer: string;
  readonly post: string;
  readonly posts: string;
  readonly weights: string;
  readonly source: { readonly title: string; readonly link: string | null };
  /** Whether the supply by commune is published, hence whether the model can be held against the official figure. */
  readonly supplyKnown: boolean;
}

/** `moins de 10 min : 1 ; de 10 à moins de 15 min : 0,67 ; au-delà : 0`. */
export function decayText(steps: ProfessionParameters['decroissance']): string {
  const parts = steps.map(({ moins_de, poids }, i) => {
    const weight = formatNumber(poids, Number.isInteger(poids) ? 0 : 2);
    const from = steps[i - 1]?.moins_de;
    return from === undefined ? `moins de ${moins_de}${nbsp}min${nbsp}: ${weight}` : `de ${from} à moins de ${moins_de}${nbsp}min${nbsp}: ${weight}`;
  });
  return [...parts, `au-delà${nbsp}: 0`].join(`${nbsp}; `);
}

const supplyUnit = (pour: number, value: number): string => {
  if (pour === 1) return `${formatNumber(value)}${nbsp}consultations par an`;
  return `${formatNumber(value, Number.isInteger(value) ? 0 : 2)}${nbsp}équivalent temps plein`;
};

export function parametersView({ professions }: AccessHeader, indicators: readonly StartupIndicator[], sources: readonly SourceRow[] | null): readonly ParametersView[] {
  const indicator = (id: string): StartupIndicator | undefined => indicators.find((candidate) => candidate.id === id);
  return professions.map((own) => {
    const source = sources?.find(({ id }) => id === own.source);
    const { postes } = own;
    return {
      profession: own.profession,
      name: professionNames[own.profession],
      unit: indicator(own.apl)?.unite ?? 'unité non précisée',
      year: String(own.annee),
      decay: decayText(own.decroissance),
      newcomer: supplyUnit(own.pour, own.offre_arrivant),
      post: own.offre_poste === null ? 'sans objet' : `${supplyUnit(own.pour, own.offre_poste)} (calage du projet)`,
      posts: postes === null ? 'non publiés' : `${indicator(postes.indicateur)?.libelle ?? postes.indicateur}, ${postes.annee}`,
      weights: indicator(own.population_standardisee)?.libelle ?? own.population_standardisee,
      source: { title: source?.titre ?? indicator(own.apl)?.source_libelle ?? own.source, link: source === undefined ? null : safeLink(source.url) },
      supplyKnown: postes !== null,
    };
  });
}

/** Professions whose supply by commune is unknown, for the sentence that says what cannot be done. */
export const withoutSupply = (views: readonly ParametersView[]): string | null => {
  const names = views.filter(({ supplyKnown }) => !supplyKnown).map(({ name }) => name.toLocaleLowerCase('fr'));
  return names.length === 0 ? null : formatList(names);
};

/** Sources that the model and its validation rest on, in the order of the text. */
const modelSources = [
  'apl_medecins_generalistes',
  'apl_mg_serie',
  'apl_infirmiers',
  'apl_sages_femmes',
  'apl_chirurgiens_dentistes',
  'bpe_2020',
  'temps_urgences_2019',
  'grille_densite',
  'contours_communes',
  'decoupage_administratif',
  'france_services',
  'hopitaux_2020',
  'etablissements_personnes_agees_2020',
] as const;

export const sourcesOfModel = (sources: readonly SourceRow[]): readonly SourceRow[] =>
  modelSources.flatMap((id) => sources.filter((source) => source.id === id));
