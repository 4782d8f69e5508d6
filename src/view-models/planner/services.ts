import { minutesIndicator, type ServiceId, serviceIds } from '../../contract/services';
import type { StartupIndicator } from '../../contract/startup';
import { formatBound, nbsp } from '../../domain/format';

/** A service in words that agree. */
export interface ServiceWords {
  readonly label: string;
  /** `1 espace France services`. */
  readonly singular: string;
  /** `à 12 min d’un espace France services`. */
  readonly of: string;
}

export const serviceWords: Readonly<Record<ServiceId, ServiceWords>> = {
  urgences: { label: 'Urgences ou SMUR', singular: 'service d’urgences ou SMUR', of: 'd’un service d’urgences ou d’un SMUR' },
  hopital: { label: 'Site hospitalier, tous types', singular: 'site hospitalier', of: 'd’un site hospitalier' },
  hopital_general: { label: 'Hôpital général', singular: 'hôpital général', of: 'd’un hôpital général' },
  france_services: { label: 'France services', singular: 'espace France services', of: 'd’un espace France services' },
  relais_sante: { label: 'Relais santé', singular: 'relais santé', of: 'd’un relais santé' },
  ehpad: { label: 'EHPAD', singular: 'EHPAD', of: 'd’un EHPAD' },
  residence_autonomie: { label: 'Résidence autonomie', singular: 'résidence autonomie', of: 'd’une résidence autonomie' },
  accueil_jour: { label: 'Accueil de jour', singular: 'accueil de jour', of: 'd’un accueil de jour' },
  gare: { label: 'Gare de voyageurs', singular: 'gare de voyageurs', of: 'd’une gare de voyageurs' },
  covoiturage: { label: 'Lieu de covoiturage', singular: 'lieu de covoiturage', of: 'd’un lieu de covoiturage' },
};

/** Services that this publication can tell of: all but those whose minutes it lacks. @param published whether an indicator is. */
export const offeredServices = (published: (indicator: string) => boolean): ServiceId[] =>
  serviceIds.filter((service) => {
    const indicator = minutesIndicator(service);
    return indicator === null || published(indicator);
  });

/** What the minutes to a service are called and shown with; one of ours where none is published. Null where the catalogue lacks it. */
export function serviceIndicator(service: ServiceId, catalogue: readonly StartupIndicator[]): StartupIndicator | null {
  const id = minutesIndicator(service);
  return id === null ? ofOurOwn(service) : (catalogue.find((indicator) => indicator.id === id) ?? null);
}

const ofOurOwn = (service: ServiceId): StartupIndicator => ({
  id: `minutes_${service}`,
  libelle: `Temps estimé vers le point le plus proche du scénario (${serviceWords[service].singular})`,
  libelle_court: `Minutes à un ${serviceWords[service].singular} du scénario`,
  groupe: 'Proximité',
  unite: 'minutes en voiture, estimation',
  sens: 'bas_favorable',
  maille: 'commune',
  nature: 'continu',
  modalites: null,
  ordonne: null,
  source: '',
  source_libelle: 'estimation du projet',
  sources_annees: {},
  millesime: null,
  seuil: null,
  seuil_libelle: null,
  definition: 'Estimation, en voiture, du trajet vers le point le plus proche que le scénario ajoute.',
  decimales: 1,
  agregation: 'moyenne_ponderee',
  population_ref: 'population',
  estimation: true,
  avertissement: null,
  rupture_apres: null,
  ordre: 0,
});

/** `20 min`. */
export const minutesText = (minutes: number): string => `${formatBound(minutes, 1)}${nbsp}min`;
