import * as v from 'valibot';

/** Rows of the same keys, column after column: values that look alike stand side by side, and the file shrinks by a sixth. */
export interface Columns {
  readonly nombre: number;
  /** Keys whose value is the same in every row. */
  readonly constantes: Record<string, unknown>;
  /** One value a row. */
  readonly colonnes: Record<string, unknown[]>;
}

/** No file of ours holds as many rows: more is a file that makes no sense. */
const mostRows = 50_000;

const packed = v.pipe(
  v.object({
    nombre: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostRows)),
    constantes: v.record(v.string(), v.unknown()),
    colonnes: v.record(v.string(), v.array(v.unknown())),
  }),
  v.check(({ nombre, colonnes }) => Object.values(colonnes).every(({ length }) => length === nombre), 'colonnes de longueurs différentes'),
);

/** A table published by columns, read as rows. */
export const rowsByColumns = <S extends v.GenericSchema>(row: S) =>
  v.pipe(
    packed,
    v.rawTransform(({ dataset, addIssue, NEVER }): v.InferOutput<S>[] => {
      const read = v.safeParse(v.array(row), unpackRows(dataset.value));
      if (read.success) return read.output;
      const [issue] = read.issues;
      addIssue({ message: `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim() });
      return NEVER;
    }),
  );

function unpackRows({ nombre, constantes, colonnes }: Columns): Record<string, unknown>[] {
  const columns = Object.entries(colonnes);
  return Array.from({ length: nombre }, (_, i) => ({ ...constantes, ...Object.fromEntries(columns.map(([key, values]) => [key, values[i]])) }));
}

/** The inverse, for those who publish. Every row has the keys of the first one. */
export function packRows(rows: readonly object[]): Columns {
  const constantes: Record<string, unknown> = {};
  const colonnes: Record<string, unknown[]> = {};
  for (const key of Object.keys(rows[0] ?? {})) {
    const values = rows.map((row): unknown => Reflect.get(row, key));
    const [first] = values.map((value) => JSON.stringify(value));
    if (values.every((value) => JSON.stringify(value) === first)) constantes[key] = values[0];
    else colonnes[key] = values;
  }
  return { nombre: rows.length, constantes, colonnes };
}
