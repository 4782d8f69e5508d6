/** A source file is not what its entry in `data/sources.yaml` says: the source is then « illisible », the build goes on. */
export class LayoutError extends Error {
  override name = 'LayoutError';
}
