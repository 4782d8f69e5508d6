import type { Startup, StartupTerritoire } from '../../src/contract/startup';
import type { Row } from '../../src/contract/tables';
import type { BuildContext } from '../lib/context';
import { modalitesOf } from './indicateurs';
import type { Territory } from './territoires';

/** What the first map of a contract needs before any table is read. */
export function buildStartup(
  context: BuildContext,
  communes: readonly Row<'communes'>[],
  territories: readonly Territory[],
  contrats: readonly Row<'contrats'>[],
): Startup {
  const france = territories.find(({ row }) => row.type === 'france')?.row;
  return {
    territoires: territories.filter(({ row }) => row.type === 'cls').map((territory) => startupTerritory(territory, communes, contrats)),
    france_bbox: [france?.xmin ?? -5, france?.ymin ?? 41, france?.xmax ?? 10, france?.ymax ?? 51],
    indicateurs: context.catalogue.map((indicator, position) => ({
      id: indicator.id,
      libelle: indicator.libelle,
      libelle_court: indicator.libelle_court,
      groupe: indicator.groupe,
      unite: indicator.unite,
      sens: indicator.sens,
      maille: indicator.maille,
      nature: indicator.nature,
      modalites: indicator.modalites === null ? null : modalitesOf(indicator),
      ordonne: indicator.ordonne,
      source: indicator.source,
      source_libelle: sourceLabel(context, indicator.source),
      sources_annees: Object.fromEntries(Object.entries(indicator.source_annees).map(([year, source]) => [year, sourceLabel(context, source)])),
      millesime: indicator.millesime,
      seuil: indicator.seuil,
      seuil_libelle: indicator.seuil_libelle,
      definition: indicator.definition,
      decimales: indicator.decimales,
      agregation: indicator.agregation,
      population_ref: indicator.population_ref,
      estimation: indicator.estimation,
      avertissement: indicator.avertissement,
      rupture_apres: indicator.rupture_apres,
      ordre: position + 1,
    })),
  };
}

function sourceLabel({ sources }: BuildContext, id: string): string {
  const { producteur, titre } = sources.definition(id);
  return `${producteur}, ${titre}`;
}

function startupTerritory(
  { row, ranks }: Territory,
  communes: readonly Row<'communes'>[],
  contrats: readonly Row<'contrats'>[],
): StartupTerritoire {
  const { id, nom, xmin, ymin, xmax, ymax } = row;
  return {
    id,
    nom,
    bbox: xmin === null || ymin === null || xmax === null || ymax === null ? null : [xmin, ymin, xmax, ymax],
    contrats: contrats.filter(({ territoire }) => territoire === id).map(({ id: contrat, nom: name, debut, fin }) => ({ id: contrat, nom: name, debut, fin })),
    communes: Array.from(ranks).flatMap((rang) => {
      const commune = communes[rang];
      return commune === undefined ? [] : [{ rang, code: commune.code, nom: commune.nom, population: commune.population }];
    }),
  };
}
