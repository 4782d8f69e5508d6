import type { ServiceId } from '../../contract/services';

/** A service in words that agree. */
export interface ServiceWords {
  readonly label: string;
  /** `1 espace France services`. */
  readonly singular: string;
}

export const serviceWords: Readonly<Record<ServiceId, ServiceWords>> = {
  urgences: { label: 'Urgences ou SMUR', singular: 'service d’urgences ou SMUR' },
  hopital: { label: 'Site hospitalier, tous types', singular: 'site hospitalier' },
  hopital_general: { label: 'Hôpital général', singular: 'hôpital général' },
  france_services: { label: 'France services', singular: 'espace France services' },
  relais_sante: { label: 'Relais santé', singular: 'relais santé' },
  ehpad: { label: 'EHPAD', singular: 'EHPAD' },
  residence_autonomie: { label: 'Résidence autonomie', singular: 'résidence autonomie' },
  accueil_jour: { label: 'Accueil de jour', singular: 'accueil de jour' },
  gare: { label: 'Gare de voyageurs', singular: 'gare de voyageurs' },
  covoiturage: { label: 'Lieu de covoiturage', singular: 'lieu de covoiturage' },
};
