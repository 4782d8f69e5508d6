import type { PublishedFiles } from '../files/published-files';
import type { ConfirmWholeTiles, TilesSource } from '../files/tiles';

/** The tiles of the map, asked for before the page stands: a question to the visitor waits for who shows it. */
export interface TilesHandle {
  /** The same source for all who ask of an attempt, and another after a failure. @throws PublishedFileError */
  readonly source: (attempt: number) => Promise<TilesSource>;
  /** What `source` gave, once it did. */
  readonly ready: (attempt: number) => TilesSource | null;
  /** Who asks the visitor from now on. */
  readonly askThrough: (confirm: ConfirmWholeTiles) => void;
}

export function createTilesHandle(files: Pick<PublishedFiles, 'tilesSource'>): TilesHandle {
  const asked = new EventTarget();
  let ask: ConfirmWholeTiles | null = null;
  const confirm: ConfirmWholeTiles = async (bytes) => {
    if (ask === null) await new Promise((resolve) => asked.addEventListener('standing', resolve, { once: true }));
    return ask === null ? false : ask(bytes);
  };
  let opened: Promise<TilesSource> | null = null;
  let openedFor = 0;
  let known: TilesSource | null = null;
  const open = async (): Promise<TilesSource> => {
    try {
      known = await files.tilesSource(confirm);
      return known;
    } catch (cause) {
      opened = null;
      throw cause;
    }
  };
  return {
    source: (attempt) => {
      if (attempt !== openedFor) {
        opened = null;
        known = null;
      }
      openedFor = attempt;
      opened ??= open();
      return opened;
    },
    ready: (attempt) => (attempt === openedFor ? known : null),
    askThrough: (asker) => {
      ask = asker;
      asked.dispatchEvent(new Event('standing'));
    },
  };
}
