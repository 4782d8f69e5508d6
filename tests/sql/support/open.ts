import type { DatabaseOptions } from '../../../src/db/database';
import { Database } from '../../../src/db/database';
import { openPublishedFiles } from '../../../src/files/published-files';
import { Publication, type PublicationOptions } from '../../files/support/publication';
import { fetchPublished, publishedBase } from '../../files/support/disk';
import { nodeBundle, NodeWorker } from './node-worker';

export interface Opened {
  readonly database: Database;
  readonly publication: Publication;
  /** Workers started, the last one at work. */
  readonly workers: NodeWorker[];
}

/** The page's own database on the published data, the engine in a Node thread; ready. */
export async function openPublished(): Promise<Database> {
  const database = new Database({
    files: openPublishedFiles({ base: publishedBase, fetch: fetchPublished }),
    bundles: { mvp: nodeBundle, eh: nodeBundle },
    spawn: (script) => new NodeWorker(script).asWorker(),
  });
  await database.ready();
  return database;
}

/** The page's own database on published files of a test, the engine in a Node thread. */
export function openDatabase(options: PublicationOptions, more: Partial<DatabaseOptions> = {}, change?: (publication: Publication) => void): Opened {
  const publication = new Publication(options);
  change?.(publication);
  const files = openPublishedFiles({ base: publication.base, fetch: publication.fetch });
  const workers: NodeWorker[] = [];
  const database = new Database({
    files,
    bundles: { mvp: nodeBundle, eh: nodeBundle },
    spawn: (script) => {
      const worker = new NodeWorker(script);
      workers.push(worker);
      return worker.asWorker();
    },
    ...more,
  });
  return { database, publication, workers };
}
