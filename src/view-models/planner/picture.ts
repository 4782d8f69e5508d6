import type { StartupIndicator } from '../../contract/startup';
import { formatBound } from '../../domain/format';
import type { PlanView } from '../../state/view-state';
import type { Legend } from '../legend';
import type { PictureWords } from '../picture/map-picture';

/** What a part of the planner says on the picture of its map. */
export interface PlannerPicture extends Pick<PictureWords, 'titre' | 'phrase' | 'unite' | 'classes' | 'square' | 'missing' | 'seuil' | 'source'> {
  /** Parts of the file's name. */
  readonly names: readonly string[];
  /** Indicators that it rests on: their sources and licences are told. */
  readonly indicateurs: readonly string[];
  /** Figures that the project works out: the picture says so in its title. */
  readonly simulation: boolean;
  /** What the numbered places are; empty where there are none. */
  readonly sites: string;
}

/** Classes, hatched lines and threshold of a legend. */
export const legendParts = ({ classes, missing, threshold }: Pick<Legend, 'classes' | 'missing' | 'threshold'>): Pick<PlannerPicture, 'classes' | 'missing' | 'seuil'> => ({ classes, missing, seuil: threshold?.text ?? null });

/** Under the title: the territory, and the scenario that the map is of. @param lines of the scenario. */
export function plannerSubtitle(territory: string, nom: string, lines: number): string {
  if (lines === 0) return territory;
  return `${territory} · ${nom === '' ? 'scénario sans nom' : `scénario «\u00a0${nom}\u00a0»`}`;
}

/** What the map of a scenario shows. */
export function triedTitle(view: PlanView, { libelle }: Pick<StartupIndicator, 'libelle'>, annee: number, seuil: number): string {
  if (view === 'officiel') return `${libelle}, ${annee}`;
  if (view === 'changement') return `changement de l’indicateur «\u00a0${libelle}\u00a0»`;
  if (view === 'variantes') return `communes sous ${formatBound(seuil, 3)} selon les variantes du modèle, ${libelle}`;
  return `${libelle}, officiel ${annee} + changement`;
}

/** What a scenario changes, in a sentence. */
export const triedLines = (lines: readonly string[]): string => (lines.length === 0 ? 'Le scénario ne change rien\u00a0: les chiffres sont les officiels.' : `Le scénario\u00a0: ${lines.join('\u00a0; ')}.`);

export const simulated = (titre: string): string => `Simulation\u00a0: ${titre}`;
