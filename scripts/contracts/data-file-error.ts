/** One mistake in a file of `data/`, in words that its author can act on. */
export interface DataFileIssue {
  /** Path from the folder that holds `data/`, with slashes. */
  readonly file: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Path of the field inside the file (`axes[0].actions[2].themes[0]`), or the column of a CSV file; empty for the file itself. */
  readonly field: string;
  /** In French. */
  readonly message: string;
}

/** The files of `data/` are not what their schema asks for: every mistake found in all of them, not the first one. */
export class DataFileError extends Error {
  override name = 'DataFileError';
  readonly issues: readonly DataFileIssue[];

  constructor(issues: readonly DataFileIssue[]) {
    const lines = issues.map(
      ({ file, line, field, message }) => `${file}:${line} ${field === '' ? '' : `${field}\u00a0: `}${message}`,
    );
    super(
      `${issues.length} erreur${issues.length > 1 ? 's' : ''} dans les fichiers du dossier data\u00a0:\n${lines.join('\n')}`,
    );
    this.issues = issues;
  }
}
