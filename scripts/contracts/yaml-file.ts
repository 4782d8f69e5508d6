import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import * as v from 'valibot';
import type { DataFileIssue } from './data-file-error';

type Path = readonly (string | number)[];

/** A YAML file whose content has been checked, with what is needed to point at a line of it. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** A mistake at a field of the file; a field that is not written is placed at the nearest one above it. */
  readonly issue: (path: Path, message: string) => DataFileIssue;
  /** Line of a field, from 1. */
  readonly lineOf: (path: Path) => number;
}

/**
 * Parses and checks a YAML text. Every scalar is read as text (YAML's « failsafe » schema), so that a code keeps its
 * leading zero and a date stays a text; the schema turns texts into numbers and flags.
 * @param file name shown in issues.
 * @returns the file, or the issues found in it.
 */
export function parseYamlFile<S extends v.GenericSchema<unknown, unknown>>(
  file: string,
  text: string,
  schema: S,
): YamlFile<v.InferOutput<S>> | DataFileIssue[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      field: '',
      message:
        error.code === 'DUPLICATE_KEY' ? 'clé écrite deux fois au même endroit' : `YAML illisible (${error.code})`,
    }));
  }
  const lineOf = (path: Path): number => lines.linePos(offsetOf(document.contents, path)).line;
  const issue = (path: Path, message: string): DataFileIssue => ({
    file,
    line: lineOf(path),
    field: fieldName(path),
    message,
  });
  const result = v.safeParse(schema, document.toJS());
  if (!result.success) {
    return result.issues.map((found) => issue(pathOf(found), messageOf(found)));
  }
  return { file, value: result.output, issue, lineOf };
}

function offsetOf(contents: Node | null, path: Path): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === String(key));
      if (pair === undefined) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      if (isMap(node) || isSeq(node) || isScalar(node)) offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

const pathOf = (issue: v.BaseIssue<unknown>): Path =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));

const fieldName = (path: Path): string =>
  path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`),
    '',
  );

/** The library's words for what only it can detect (a key too many, a key too few); ours for the rest. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object') return issue.message;
  if (issue.expected === 'never') return 'clé inconnue';
  if (issue.received === 'undefined') return 'champ obligatoire absent';
  return issue.message;
}
