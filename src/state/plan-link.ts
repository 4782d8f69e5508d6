import { encodeView } from './url';
import type { ViewState } from './view-state';

/** The fragment of a map of the explorer and nothing else: for the page of another site. */
export const mapFragment = (state: ViewState, defaults: ViewState): string =>
  encodeView({ ...state, vue: 'explorer', selection: null, actionsVue: defaults.actionsVue, plan: defaults.plan, portrait: defaults.portrait }, defaults);

/** The fragment that shares a scenario and nothing else: what the visitor has chosen in the other views stays out of it. */
export function planFragment({ territoire, plan: { profession, seuil, carte, scenario } }: Pick<ViewState, 'territoire' | 'plan'>, defaults: ViewState): string {
  return encodeView({ ...defaults, vue: 'planifier', territoire, plan: { ...defaults.plan, profession, seuil, carte, scenario } }, defaults);
}

/** The fragment that shares the actions looked at and nothing else. */
export function actionsFragment({ territoire, actions, actionsVue }: Pick<ViewState, 'territoire' | 'actions' | 'actionsVue'>, defaults: ViewState): string {
  return encodeView({ ...defaults, vue: 'actions', territoire, actions: { ...actions, visible: defaults.actions.visible }, actionsVue: { ...actionsVue, action: null } }, defaults);
}
