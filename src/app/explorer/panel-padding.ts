import type { Padding } from '../../map/camera';
import type { SheetHeight } from '../../views/explorer/layout';

const rem = 16;

/** A length of the style sheet, stated in rem at its root, in pixels. */
export const measure = (name: '--panel-width' | '--sheet-width' | '--gap' | '--header-height'): number =>
  rem * Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name));

export interface PanelState {
  readonly phone: boolean;
  readonly tablet: boolean;
  /** In pixels. */
  readonly windowHeight: number;
  /** A commune's sheet, or a place's card, is open; the table is. */
  readonly card: boolean;
  readonly table: boolean;
  readonly height: SheetHeight;
}

/** Pixels that panels take over the map, by the measures of the style sheet. */
export function panelPadding({ phone, tablet, windowHeight, card, table, height }: PanelState): Padding {
  // Very short windows flow: nothing covers the map.
  if (phone && windowHeight < 30 * rem) return { top: 0, right: 0, bottom: 0, left: 0 };
  // The sheet takes 52 % of what the header leaves, and the map ends 5 rem above its foot.
  if (phone) return { top: 0, right: 0, left: 0, bottom: height === 'moyenne' ? Math.max(0, 0.52 * (windowHeight - 6 * rem) - 5 * rem) : 0 };
  const air = 2 * measure('--gap');
  const panel = measure('--panel-width') + air;
  const sheet = measure('--sheet-width') + air;
  return { top: 0, left: panel, right: card ? sheet : 0, bottom: table ? Math.min(26 * rem, (windowHeight - 3.5 * rem) * 0.55) + air / 2 : (card && !tablet ? 12 : 8) * rem };
}
