import type { CarteView } from '../map/carte-view';
import type { MapShell } from '../map/map-shell';

export interface MapKit {
  readonly CarteView: typeof CarteView;
  /** Set up ahead, for the first map. */
  readonly shell: MapShell;
}

/** The code of the map, fetched beside that of the page; its WebGL is set up before the page draws anything that it would wait behind. */
export interface MapHandle {
  /** The same for all who ask, and again after a failure. @throws TypeError when the code cannot be fetched. */
  readonly open: () => Promise<MapKit>;
}

export function createMapHandle(): MapHandle {
  let opened: Promise<MapKit> | null = null;
  const open = async (): Promise<MapKit> => {
    try {
      const { CarteView, openMapShell } = await import('../map/carte-view');
      return { CarteView, shell: openMapShell() };
    } catch (cause) {
      opened = null;
      throw cause;
    }
  };
  return { open: () => (opened ??= open()) };
}
