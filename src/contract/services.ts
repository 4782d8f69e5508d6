/**
 * Services that a planner can bring nearer, in the order in which they are offered. All but `relais_sante` have published
 * minutes by commune: contracts name relay points, but no open file lists them all, so that no commune's minutes to one are known.
 */
export const serviceIds = [
  'urgences',
  'hopital',
  'hopital_general',
  'france_services',
  'relais_sante',
  'ehpad',
  'residence_autonomie',
  'accueil_jour',
  'gare',
  'covoiturage',
] as const;
export type ServiceId = (typeof serviceIds)[number];

/** Indicator of the minutes to a service; null where none is published. */
export const minutesIndicator = (service: ServiceId): string | null => (service === 'relais_sante' ? null : `minutes_${service}`);
