import * as v from 'valibot';
import type { TableName } from '../contract/tables';

/** What can be bound; in a filter null stands for « any ». */
export type Scalar = string | number | boolean | null;

/** Names and types of the values that a question binds. */
export type ParamsSchema = v.ObjectSchema<Readonly<Record<string, v.GenericSchema<Scalar>>>, undefined>;

/** Those that a table of texts can hold. */
type TextParamsSchema = v.ObjectSchema<Readonly<Record<string, v.GenericSchema<string | null>>>, undefined>;

/** A table made of the published ones, before the first question that reads it and once a start of the engine. */
export interface Derived {
  readonly name: string;
  readonly sql: string;
}

/**
 * Where the values of a question are written before it is asked: a table of one row, a column a value. DuckDB makes the plan of a
 * statement again at each execution when it has placeholders, which may be most of its time; a statement that reads its values there
 * keeps its plan.
 */
export interface Asked {
  readonly table: Derived;
  /** Writes the values, with the placeholders of `bind`. */
  readonly write: string;
}

/** A question: its SQL, what it binds, what its rows are. Values never enter the text. */
export interface Query<P, R> {
  readonly name: string;
  /** With placeholders `$1`, `$2`…; with none when `asked` holds the values. */
  readonly sql: string;
  readonly asked: Asked | null;
  /** Values in the order of the placeholders. @throws v.ValiError when they are not of the declared types. */
  readonly bind: (params: P) => readonly Scalar[];
  /** Tables without which the answer would be false; any other table of the text may be empty. */
  readonly tables: readonly TableName[];
  readonly derived: Derived | null;
  readonly row: v.GenericSchema<unknown, R>;
}

export type RowOf<Q> = Q extends Query<infer _P, infer R> ? R : never;

/**
 * @param definition its `sql` names the values `$commune`, `$contrat`…, each as often as needed. `asked`: table of one row where the
 * values, which must be texts, are written before each question (`Asked`); the `sql` must have it in its FROM, under that name.
 * @throws RangeError when the names of the text are not those of `params`.
 */
export function defineQuery<S extends ParamsSchema, R>(definition: {
  readonly name: string;
  readonly tables: readonly TableName[];
  readonly derived?: Derived;
  readonly asked?: S extends TextParamsSchema ? string : never;
  readonly params: S;
  readonly sql: string;
  readonly row: v.GenericSchema<unknown, R>;
}): Query<v.InferInput<S>, R> {
  const { name, tables, params, row, derived = null } = definition;
  const names = Object.keys(params.entries);
  const used = new Set<string>();
  const asked = definition.asked === undefined ? null : askedIn(definition.asked, names);
  const sql = definition.sql.replace(/\$([a-z_]+)/gu, (_, param: string) => {
    if (!names.includes(param)) throw new RangeError(`${name} : « ${param} » n’est pas déclaré`);
    used.add(param);
    return asked === null ? placeholder(names.indexOf(param)) : `${asked.table.name}.${param}`;
  });
  if (used.size !== names.length) throw new RangeError(`${name} : une valeur déclarée ne sert pas`);
  const bind = (values: v.InferInput<S>): Scalar[] => {
    const checked: Readonly<Record<string, Scalar>> = v.parse(params, values);
    return names.map((param) => checked[param] ?? null);
  };
  return { name, sql, asked, bind, tables, derived, row };
}

const placeholder = (place: number): string => `$${place + 1}`;

const askedIn = (name: string, columns: readonly string[]): Asked => ({
  table: { name, sql: `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT ${columns.map((column) => `NULL::VARCHAR AS ${column}`).join(', ')}` },
  write: `UPDATE ${name} SET ${columns.map((column, place) => `${column} = ${placeholder(place)}`).join(', ')}`,
});

/** No value to bind. */
export const noParams = v.object({});

/** A list of identifiers as one bound text; the engine cuts it again with `string_split(…, ',')`. */
export const joinIds = (ids: readonly string[]): string => ids.join(',');

/** The same for values that may hold a comma, cut again with `string_split(…, chr(10))`: a name of the tables is on one line. Null where any will do. */
export const joinValues = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join('\n'));
