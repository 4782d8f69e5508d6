import { decodeView, encodeView, type RefusedField } from './url';
import type { ViewState } from './view-state';

/** `push`: a step that « back » undoes (territory, indicator…). `replace`: not one (position of the map). */
export type HistoryMode = 'push' | 'replace';

export interface ViewStore {
  /** Same object until something changes. */
  readonly get: () => ViewState;
  /** Fields of the last link read that were refused; same array until another link is read. */
  readonly refused: () => readonly RefusedField[];
  /** @returns what ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly update: (patch: Partial<ViewState> | ((state: ViewState) => Partial<ViewState>), mode: HistoryMode) => void;
  /** The address that shares the present state. */
  readonly link: () => string;
  /** Stops listening to the browser. */
  readonly close: () => void;
}

/** The parts of `window` that the store needs. */
export interface ViewStoreHost {
  readonly location: Pick<Location, 'href' | 'hash'>;
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  /** Where `popstate` and `hashchange` are heard. */
  readonly events: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  readonly defaults: ViewState;
}

/** The new state, in which what has not changed is the same object as before: who watches a part is not told of it again. */
function keepingSame(before: ViewState, after: ViewState): ViewState {
  const same = <K extends keyof ViewState>(key: K): ViewState[K] => (JSON.stringify(before[key]) === JSON.stringify(after[key]) ? before[key] : after[key]);
  return { ...after, classes: same('classes'), points: same('points'), actions: same('actions'), actionsVue: same('actionsVue'), plan: same('plan'), portrait: same('portrait') };
}

/** The state that a link shares, kept in the address: read from it at the start, and whenever the visitor goes back, forward or edits it. */
export function createViewStore({ location, history, events, defaults }: ViewStoreHost): ViewStore {
  let { state, refused } = decodeView(location.hash, defaults);
  let fragment = encodeView(state, defaults);
  let read = location.hash;
  const listeners = new Set<() => void>();
  const notify = (): void => {
    for (const listener of listeners) listener();
  };

  const link = (): string => {
    const url = new URL(location.href);
    url.hash = fragment;
    return url.href;
  };

  const readAddress = (): void => {
    // A step in the history is told twice, as `popstate` and as `hashchange`.
    if (location.hash === read) return;
    read = location.hash;
    const decoded = decodeView(location.hash, defaults);
    refused = decoded.refused;
    const next = encodeView(decoded.state, defaults);
    if (next !== fragment) {
      fragment = next;
      state = keepingSame(state, decoded.state);
    }
    notify();
  };
  events.addEventListener('popstate', readAddress);
  events.addEventListener('hashchange', readAddress);

  return {
    get: () => state,
    refused: () => refused,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update: (patch, mode) => {
      const next: ViewState = { ...state, ...(typeof patch === 'function' ? patch(state) : patch) };
      const nextFragment = encodeView(next, defaults);
      if (nextFragment === fragment) return;
      state = next;
      fragment = nextFragment;
      try {
        if (mode === 'push') history.pushState(null, '', link());
        else history.replaceState(null, '', link());
        read = location.hash;
      } catch {
        // Browsers cap how often the address may change (100 times in 30 s in Safari): the page goes on, the address catches up at the next change.
      }
      notify();
    },
    link,
    close: () => {
      events.removeEventListener('popstate', readAddress);
      events.removeEventListener('hashchange', readAddress);
      listeners.clear();
    },
  };
}
