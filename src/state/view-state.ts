import type { Profession } from '../contract/access-file';
import type { CodeCommune, IndicateurId, TerritoireId } from '../contract/codes';
import type { LieuCategorie } from '../contract/vocabulary';
import type { ActionFilters, ActionsVue } from './actions';
import type { Criteres } from './criteres';
import type { Lacunes } from './lacunes';
import type { Choisir } from './choisir';
import type { Portrait } from './portrait';
import type { Scenario } from './scenario';
import type { Zonage } from './zonage';
import type { ServicesVolet } from './services-volet';

export const vues = ['explorer', 'planifier', 'portrait', 'actions', 'donnees', 'methode'] as const;
export type Vue = (typeof vues)[number];

export const classMethods = ['quantiles', 'ckmeans', 'egales', 'seuils', 'manuel'] as const;
export type ClassMethod = (typeof classMethods)[number];

export const fonds = ['aucun', 'ign'] as const;
export type Fond = (typeof fonds)[number];

/** What the planner's map shows. */
export const planViews = ['apres', 'changement', 'officiel', 'variantes'] as const;
export type PlanView = (typeof planViews)[number];

/** Parts of the planner, in the order in which they are offered. */
export const planVolets = ['lacunes', 'essayer', 'services', 'choisir', 'criteres', 'zonage'] as const;
export type PlanVolet = (typeof planVolets)[number];

/** Profession and threshold do not apply to every part. */
export const speaksOfProfession = (volet: PlanVolet): boolean => volet !== 'services';

/** Everything that a link can share. What is not here (open panels, hover, theme…) is the visitor's own. */
export interface ViewState {
  readonly vue: Vue;
  readonly territoire: TerritoireId;
  readonly indicateur: IndicateurId;
  /** Null: the latest year of the indicator. */
  readonly annee: number | null;
  readonly classes: {
    readonly methode: ClassMethod;
    /** 3 to 9. */
    readonly nombre: number;
    /** Where breaks are computed. */
    readonly etendue: 'territoire' | 'france';
    /** Inner breaks, ascending; used by `manuel` only. */
    readonly bornes: readonly number[];
  };
  /** Categories of points drawn. */
  readonly points: readonly LieuCategorie[];
  readonly actions: ActionFilters;
  readonly actionsVue: ActionsVue;
  readonly selection: CodeCommune | null;
  /** Null: framed on the territory. */
  readonly camera: { readonly lon: number; readonly lat: number; readonly zoom: number } | null;
  readonly fond: Fond;
  readonly plan: {
    readonly volet: PlanVolet;
    readonly profession: Profession;
    /** Access under which people count as short of it; null: the default of the profession. */
    readonly seuil: number | null;
    readonly carte: PlanView;
    readonly scenario: Scenario;
    readonly criteres: Criteres;
    readonly zonage: Zonage;
    readonly lacunes: Lacunes;
    readonly services: ServicesVolet;
    readonly choisir: Choisir;
  };
  readonly portrait: Portrait;
}
