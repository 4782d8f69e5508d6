import { useMemo, useSyncExternalStore } from 'react';
import type { Padding } from '../../map/camera';
import type { SheetHeight } from '../../views/explorer/layout';
import { phoneQuery, tabletQuery, useMedia } from './use-media';

export interface LayoutState {
  readonly phone: boolean;
  /** Little of the map is left free: a phone, or a tablet with a sheet open. */
  readonly tight: boolean;
  /** Pixels that panels take over the map, so that a territory is framed in what is left. */
  readonly padding: Padding;
}

const rem = 16;

/** A length of the style sheet, stated in rem at its root, in pixels. */
const measure = (name: '--panel-width' | '--sheet-width' | '--gap'): number =>
  rem * Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name));

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
  const padding = useMemo((): Padding => {
    // Very short windows flow: nothing covers the map.
    if (phone && windowHeight < 30 * rem) return { top: 0, right: 0, bottom: 0, left: 0 };
    // The sheet takes 52 % of what the header leaves, and the map ends 5 rem above its foot.
    if (phone) return { top: 0, right: 0, left: 0, bottom: height === 'moyenne' ? Math.max(0, 0.52 * (windowHeight - 6 * rem) - 5 * rem) : 0 };
    const air = 2 * measure('--gap');
    const panel = measure('--panel-width') + air;
    const sheet = measure('--sheet-width') + air;
    return { top: 0, left: panel, right: card ? sheet : 0, bottom: table ? Math.min(26 * rem, (windowHeight - 3.5 * rem) * 0.55) + air / 2 : (card && !tablet ? 12 : 8) * rem };
  }, [phone, tablet, card, table, height, windowHeight]);
  return { phone, tight: phone || (tablet && card), padding };
}
