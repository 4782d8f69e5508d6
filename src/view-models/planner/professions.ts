import type { Profession, ProfessionParameters } from '../../contract/access-file';

/** A profession in words that agree. */
export interface ProfessionWords {
  readonly label: string;
  /** `1 médecin généraliste`. */
  readonly singular: string;
  /** Unit of access, short enough for a cell. */
  readonly unit: string;
  /** Decimals that access is shown with. */
  readonly decimals: number;
  /** Indicator of the need of care by commune; null where none is published. */
  readonly besoin: string | null;
}

export const professionWords: Readonly<Record<Profession, ProfessionWords>> = {
  medecin_generaliste: {
    label: 'Médecins généralistes',
    singular: 'médecin généraliste',
    unit: 'consultations par an et par habitant',
    decimals: 2,
    besoin: 'besoin_mg',
  },
  infirmier: { label: 'Infirmières et infirmiers', singular: 'poste infirmier', unit: 'ETP pour 100\u202f000 habitants', decimals: 1, besoin: 'besoin_infirmiers' },
  sage_femme: { label: 'Sages-femmes', singular: 'poste de sage-femme', unit: 'ETP pour 100\u202f000 habitantes', decimals: 1, besoin: null },
  chirurgien_dentiste: { label: 'Chirurgiens-dentistes', singular: 'chirurgien-dentiste', unit: 'ETP pour 100\u202f000 habitants', decimals: 1, besoin: null },
};

/** Indicators that the figures of a profession rest on: official access, people who weigh, people to count, posts there; names and outlines. */
export const professionIndicators = ({ apl, population_standardisee, population, postes }: ProfessionParameters): readonly string[] => [
  apl,
  population_standardisee,
  population,
  ...(postes === null ? [] : [postes.indicateur]),
  'population',
  'superficie',
];
