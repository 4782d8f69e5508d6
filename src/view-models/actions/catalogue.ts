import type { ActionFacet } from '../../domain/action-facets';
import { type EtatContrat, etatDuContrat } from '../../domain/contracts';
import { type ActionRow, axisLabel, type AxisRow, knownStatut, statutLabels, type ThemeRow } from '../actions';
import type { ContractRow } from '../contract-card';

/** All that the plans say, whatever the filters. */
export interface Catalogue {
  /** By contract, then axis. */
  readonly actions: readonly ActionRow[];
  readonly contracts: readonly ContractRow[];
  readonly axes: readonly AxisRow[];
  readonly themes: readonly ThemeRow[];
  readonly contractById: ReadonlyMap<string, ContractRow>;
  readonly axisById: ReadonlyMap<string, AxisRow>;
  readonly themeNames: ReadonlyMap<string, string>;
  /** Where each contract stands today. */
  readonly etatOf: (contrat: string) => EtatContrat;
  /** `Le Blanc`; the code itself while names are on their way. */
  readonly communeName: (code: string) => string;
}

interface CatalogueInput extends Pick<Catalogue, 'actions' | 'contracts' | 'axes' | 'themes' | 'communeName'> {
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export function catalogueOf({ today, ...said }: CatalogueInput): Catalogue {
  const contractById = new Map(said.contracts.map((contract) => [contract.id, contract]));
  const etats = new Map(said.contracts.map((contract) => [contract.id, etatDuContrat(contract, today)]));
  return {
    ...said,
    contractById,
    axisById: new Map(said.axes.map((axis) => [axis.id, axis])),
    themeNames: new Map(said.themes.map(({ theme, libelle }) => [theme, libelle])),
    etatOf: (contrat) => etats.get(contrat) ?? 'inconnu',
  };
}

/** `Brenne 2021-2026` rather than the whole title: the territory and the years. */
export function shortContract({ nom, territoire_nom: place, debut, fin }: Pick<ContractRow, 'nom' | 'territoire_nom' | 'debut' | 'fin'>): string {
  if (place === null) return nom;
  const years = [debut, fin].flatMap((date) => (date === null ? [] : [date.slice(0, 4)]));
  return years.length === 0 ? place : `${place} ${years.join('\u2013')}`;
}

export const contractName = ({ contractById }: Pick<Catalogue, 'contractById'>, id: string): string => {
  const contract = contractById.get(id);
  return contract === undefined ? id : shortContract(contract);
};

export const etatLabels: Readonly<Record<EtatContrat, string>> = {
  en_cours: 'Contrat en cours',
  a_venir: 'Contrat à venir',
  echu: 'Contrat échu',
  inconnu: 'Période non précisée',
};

export const porteeLabels = { territoire: 'Tout le territoire', communes: 'Communes nommées' } as const;
export const natureLabels = { fiche: 'Fiches numérotées', operation: 'Opérations non numérotées' } as const;

const known = <K extends string>(labels: Readonly<Record<K, string>>, value: string): string =>
  Object.entries<string>(labels).find(([key]) => key === value)?.[1] ?? value;

/** What a value of a facet says to a reader. */
export function valueLabel(catalogue: Catalogue, facet: ActionFacet, value: string): string {
  switch (facet) {
    case 'contrats':
      return contractName(catalogue, value);
    case 'axes': {
      const axis = catalogue.axisById.get(value);
      return axis === undefined ? value : axisLabel(axis);
    }
    case 'themes':
      return catalogue.themeNames.get(value) ?? value;
    case 'pilotes':
      return value;
    case 'portees':
      return known(porteeLabels, value);
    case 'statuts':
      return statutLabels[knownStatut(value)];
    case 'natures':
      return known(natureLabels, value);
    case 'etats':
      return known(etatLabels, value);
  }
}
