import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { PlanVolet } from '../../state/view-state';
import type { Planner } from './use-planner';

interface VoletEntry {
  readonly label: string;
  /** Profession and threshold do not apply: the head shows the territory alone. */
  readonly territoryOnly?: true;
  readonly Component: LazyExoticComponent<ComponentType<{ readonly planner: Planner }>>;
}

export const volets: Readonly<Record<PlanVolet, VoletEntry>> = {
  lacunes: { label: 'Lacunes', Component: lazy(() => import('./lacunes/lacunes-volet')) },
  essayer: { label: 'Simuler', Component: lazy(() => import('./essayer/essayer-volet')) },
  services: { label: 'Services', territoryOnly: true, Component: lazy(() => import('./services/services-volet')) },
  choisir: { label: 'Choisir des lieux', Component: lazy(() => import('./choisir/choisir-volet')) },
  criteres: { label: 'Critères', Component: lazy(() => import('./criteres/criteres-volet')) },
  zonage: { label: 'Zonage', Component: lazy(() => import('./zonage/zonage-volet')) },
};
