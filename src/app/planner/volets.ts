import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { PlanVolet } from '../../state/view-state';
import type { Planner } from './use-planner';

interface VoletEntry {
  readonly label: string;
  readonly Component: LazyExoticComponent<ComponentType<{ readonly planner: Planner }>>;
}

const code = {
  lacunes: () => import('./lacunes/lacunes-volet'),
  essayer: () => import('./essayer/essayer-volet'),
  services: () => import('./services/services-volet'),
  choisir: () => import('./choisir/choisir-volet'),
  criteres: () => import('./criteres/criteres-volet'),
  zonage: () => import('./zonage/zonage-volet'),
};

export const volets: Readonly<Record<PlanVolet, VoletEntry>> = {
  lacunes: { label: 'Lacunes', Component: lazy(code.lacunes) },
  essayer: { label: 'Simuler', Component: lazy(code.essayer) },
  services: { label: 'Services', Component: lazy(code.services) },
  choisir: { label: 'Choisir des lieux', Component: lazy(code.choisir) },
  criteres: { label: 'Critères', Component: lazy(code.criteres) },
  zonage: { label: 'Zonage', Component: lazy(code.zonage) },
};

/** Fetches the code of a part beside that of the page around it; who shows the part tells of a failure. */
export function fetchVolet(volet: PlanVolet): void {
  code[volet]().catch(() => undefined);
}
