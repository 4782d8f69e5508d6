import type { Manifest } from '../contract/manifest';
import type { Startup } from '../contract/startup';
import type { PublishedFiles } from '../files/published-files';

/** What the page starts with. */
export interface Start {
  readonly manifest: Manifest;
  readonly startup: Startup;
}

export async function readStart(files: PublishedFiles, signal?: AbortSignal): Promise<Start> {
  const [manifest, startup] = await Promise.all([files.manifest(signal), files.startup(signal)]);
  return { manifest, startup };
}
