/**
 * `demarrage`: the engine did not start. `perdu`: its worker died or no longer answers. `table`: a table that the question needs is
 * not loaded. `requete`: the engine refused the SQL. `lignes`: the rows are not those that the query declares.
 */
export type DatabaseProblem = 'demarrage' | 'perdu' | 'table' | 'requete' | 'lignes';

const messages: Readonly<Record<DatabaseProblem, string>> = {
  demarrage:
    'Le moteur de données n’a pas pu démarrer. La carte et ses valeurs restent disponibles\u00a0; rechargez la page pour retrouver les fiches, les actions et les listes.',
  perdu:
    'Le moteur de données s’est arrêté. La carte et ses valeurs restent disponibles\u00a0; relancez-le pour retrouver les fiches, les actions et les listes.',
  table: 'Une table nécessaire n’est pas disponible.',
  requete: 'La question posée aux données n’a pas abouti. Le reste de la page fonctionne\u00a0; rechargez la page si cela se reproduit.',
  lignes: 'Les données lues ne sont pas celles attendues, elles ne sont donc pas affichées. Le reste de la page fonctionne.',
};

/** `message` is for a person, in French; `sql` and `detail` are for the console. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly kind: DatabaseProblem;
  readonly sql: string | null;
  readonly detail: string;

  constructor(kind: DatabaseProblem, { sql = null, detail, reason }: { sql?: string | null; detail: string; reason?: string }, cause?: unknown) {
    super(reason ?? messages[kind], { cause });
    this.kind = kind;
    this.sql = sql;
    this.detail = detail;
  }
}

export const detailOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
