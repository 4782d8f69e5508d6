import { decodeAccessFile } from '../../contract/access-file';
import type { Manifest } from '../../contract/manifest';
import type { PublishedFiles } from '../../files/published-files';
import { PublishedFileError } from '../../files/published-file-error';

export type AccessFile = ReturnType<typeof decodeAccessFile>;

/** Fetches and reads the access file. @throws PublishedFileError; the signal's reason when aborted. */
export async function readAccess(files: Pick<PublishedFiles, 'access'>, manifest: Manifest, signal: AbortSignal): Promise<AccessFile> {
  const bytes = await files.access(signal);
  try {
    return decodeAccessFile(bytes, manifest.nb_communes);
  } catch (cause) {
    if (!(cause instanceof RangeError || cause instanceof SyntaxError)) throw cause;
    throw new PublishedFileError('schema', { role: 'acces', fichier: manifest.acces?.fichier ?? 'acces' }, cause.message, cause);
  }
}
