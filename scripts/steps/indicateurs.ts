import type { Row } from '../../src/contract/tables';
import type { IndicatorDefinition } from '../lib/catalogue';
import type { BuildContext } from '../lib/context';

/** Rows of the table `indicateurs`, in the order of the catalogue; one whose source is missing stays, with no value. */
export function buildIndicators({ catalogue }: BuildContext): Row<'indicateurs'>[] {
  return catalogue.map((indicator, position) => ({
    id: indicator.id,
    libelle: indicator.libelle,
    libelle_court: indicator.libelle_court,
    groupe: indicator.groupe,
    unite: indicator.unite,
    sens: indicator.sens,
    maille: indicator.maille,
    nature: indicator.nature,
    modalites: indicator.modalites === null ? null : JSON.stringify(modalitesOf(indicator)),
    ordonne: indicator.ordonne,
    source: indicator.source,
    millesime: indicator.millesime,
    seuil: indicator.seuil,
    seuil_libelle: indicator.seuil_libelle,
    definition: indicator.definition,
    decimales: indicator.decimales,
    agregation: indicator.agregation,
    poids: indicator.poids,
    population_ref: indicator.population_ref,
    estimation: indicator.estimation,
    avertissement: indicator.avertissement,
    rupture_apres: indicator.rupture_apres,
    ordre: position + 1,
  }));
}

/** Classes of a categorical indicator as published, in the order of the catalogue. */
export const modalitesOf = ({ modalites }: IndicatorDefinition): { code: number; libelle: string; ordre: number }[] =>
  (modalites ?? []).map(({ code, libelle }, position) => ({ code, libelle, ordre: position + 1 }));
