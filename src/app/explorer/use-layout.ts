import { useMemo, useSyncExternalStore } from 'react';
import type { Padding } from '../../map/camera';
import type { SheetHeight } from '../../views/explorer/layout';
import { phoneQuery, tabletQuery, useMedia } from './use-media';

export interface LayoutState {
  readonly phone: boolean;
  /** Pixels that panels take over the map, so that a territory is framed in what is left. */
  readonly padding: Padding;
}

const rem = 16;

function useWindowHeight(): number {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('resize', listener);
      return () => window.removeEventListener('resize', listener);
    },
    () => window.innerHeight,
  );
}

/** Where the panels stand: the same measures as the style sheet’s. */
export function useLayout(card: boolean, table: boolean, height: SheetHeight): LayoutState {
  const phone = useMedia(phoneQuery);
  const tablet = useMedia(tabletQuery);
  const windowHeight = useWindowHeight();
  const padding = useMemo((): Padding => {
    // Very short windows flow: nothing covers the map.
    if (phone && windowHeight < 30 * rem) return { top: 0, right: 0, bottom: 0, left: 0 };
    if (phone) return { top: 0, right: 0, left: 0, bottom: height === 'moyenne' ? windowHeight * 0.42 : 0 };
    const panel = (tablet ? 18.5 : 22) * rem + 24;
    const sheet = (tablet ? 20 : 24) * rem + 24;
    return { top: 0, left: panel, right: card ? sheet : 0, bottom: table ? Math.min(26 * rem, windowHeight * 0.55) : (card && !tablet ? 11 : 8) * rem };
  }, [phone, tablet, card, table, height, windowHeight]);
  return { phone, padding };
}
