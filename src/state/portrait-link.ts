import { encodeView } from './url';
import type { ViewState } from './view-state';

/** The fragment that shares a portrait and nothing else: what the visitor has chosen in the other views stays out of it. */
export function portraitFragment({ territoire, plan: { profession }, portrait }: Pick<ViewState, 'territoire' | 'plan' | 'portrait'>, defaults: ViewState): string {
  return encodeView({ ...defaults, vue: 'portrait', territoire, plan: { ...defaults.plan, profession }, portrait }, defaults);
}
