import { useMemo, useSyncExternalStore } from 'react';
import type { Padding } from '../../map/camera';
import type { SheetHeight } from '../../views/explorer/layout';
import { panelPadding } from './panel-padding';
import { phoneQuery, tabletQuery, useMedia } from './use-media';

export interface LayoutState {
  readonly phone: boolean;
  /** Little of the map is left free: a phone, or a tablet with a sheet open. */
  readonly tight: boolean;
  /** Pixels that panels take over the map, so that a territory is framed in what is left. */
  readonly padding: Padding;
}

function useWindowHeight(): number {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('resize', listener);
      return () => window.removeEventListener('resize', listener);
    },
    () => window.innerHeight,
  );
}

/** Where the panels stand, by the measures of the style sheet. */
export function useLayout(card: boolean, table: boolean, height: SheetHeight): LayoutState {
  const phone = useMedia(phoneQuery);
  const tablet = useMedia(tabletQuery);
  const windowHeight = useWindowHeight();
  const padding = useMemo(() => panelPadding({ phone, tablet, windowHeight, card, table, height }), [phone, tablet, card, table, height, windowHeight]);
  return { phone, tight: phone || (tablet && card), padding };
}
