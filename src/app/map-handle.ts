import type { CarteView } from '../map/carte-view';
import type { MapShell } from '../map/map-shell';
import type { TileArchive } from '../map/tiles/archive';
import type { ViewStore } from '../state/store';
import type { PublishedFiles } from '../files/published-files';
import { firstTiles } from './explorer/first-tiles';
import { readStart } from './start';
import type { TilesHandle } from './tiles-handle';

export interface MapKit {
  readonly CarteView: typeof CarteView;
  /** Set up ahead, for the first map. */
  readonly shell: MapShell;
  /** Its tiles, the first ones on their way; null when the tiles themselves were too late. */
  readonly archive: TileArchive | null;
}

/** The code of the map, fetched beside that of the page; its WebGL is set up before the page draws anything that it would wait behind. */
export interface MapHandle {
  /** The same for all who ask, and again after a failure. @throws TypeError when the code cannot be fetched. */
  readonly open: () => Promise<MapKit>;
  /** What `open` gave, once it did. */
  readonly ready: () => MapKit | null;
}

interface MapHandleOptions {
  readonly files: PublishedFiles;
  readonly tiles: TilesHandle;
  readonly store: ViewStore;
}

/** Setting up WebGL holds the page: the first tiles are asked for before, if that takes no longer than this; ms. */
const patience = 60;

const pause = (delay: number): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(resolve, delay, null);
  });

export function createMapHandle({ files, tiles, store }: MapHandleOptions): MapHandle {
  let opened: Promise<MapKit> | null = null;
  let kit: MapKit | null = null;
  const open = async (): Promise<MapKit> => {
    try {
      const { CarteView, openMapShell, TileArchive } = await import('../map/carte-view');
      const asked = Promise.all([tiles.source(0), readStart(files)]).then(async ([source, start]) => {
        const archive = new TileArchive(source);
        await archive.prefetch(firstTiles(start, store.get()));
        return archive;
      });
      const archive = await Promise.race([asked.catch(() => null), pause(patience)]);
      kit = { CarteView, shell: openMapShell(), archive };
      return kit;
    } catch (cause) {
      opened = null;
      throw cause;
    }
  };
  return { open: () => (opened ??= open()), ready: () => kit };
}
