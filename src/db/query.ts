import * as v from 'valibot';
import type { TableName } from '../contract/tables';

/** What can be bound; in a filter null stands for « any ». */
export type Scalar = string | number | boolean | null;

/** Names and types of the values that a question binds. */
export type ParamsSchema = v.ObjectSchema<Readonly<Record<string, v.GenericSchema<Scalar>>>, undefined>;

/** A table made of the published ones, before the first question that reads it and once a start of the engine. */
export interface Derived {
  readonly name: string;
  readonly sql: string;
}

/** A question: its SQL, what it binds, what its rows are. Values never enter the text. */
export interface Query<P, R> {
  readonly name: string;
  /** With placeholders `$1`, `$2`… */
  readonly sql: string;
  /** Values in the order of the placeholders. @throws v.ValiError when they are not of the declared types. */
  readonly bind: (params: P) => readonly Scalar[];
  /** Tables without which the answer would be false; any other table of the text may be empty. */
  readonly tables: readonly TableName[];
  readonly derived: Derived | null;
  readonly row: v.GenericSchema<unknown, R>;
}

export type RowOf<Q> = Q extends Query<infer _P, infer R> ? R : never;

/**
 * @param definition its `sql` names the values `$commune`, `$contrat`…, each as often as needed.
 * @throws RangeError when the names of the text are not those of `params`.
 */
export function defineQuery<S extends ParamsSchema, R>(definition: {
  readonly name: string;
  readonly tables: readonly TableName[];
  readonly derived?: Derived;
  readonly params: S;
  readonly sql: string;
  readonly row: v.GenericSchema<unknown, R>;
}): Query<v.InferInput<S>, R> {
  const { name, tables, params, row, derived = null } = definition;
  const names = Object.keys(params.entries);
  const used = new Set<string>();
  const sql = definition.sql.replace(/\$([a-z_]+)/gu, (_, param: string) => {
    if (!names.includes(param)) throw new RangeError(`${name} : « ${param} » n’est pas déclaré`);
    used.add(param);
    return `$${names.indexOf(param) + 1}`;
  });
  if (used.size !== names.length) throw new RangeError(`${name} : une valeur déclarée ne sert pas`);
  const bind = (values: v.InferInput<S>): Scalar[] => {
    const checked: Readonly<Record<string, Scalar>> = v.parse(params, values);
    return names.map((param) => checked[param] ?? null);
  };
  return { name, sql, bind, tables, derived, row };
}

/** No value to bind. */
export const noParams = v.object({});

/** A list of identifiers as one bound text; the engine cuts it again with `string_split(…, ',')`. */
export const joinIds = (ids: readonly string[]): string => ids.join(',');

/** The same for values that may hold a comma, cut again with `string_split(…, chr(10))`: a name of the tables is on one line. Null where any will do. */
export const joinValues = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join('\n'));
