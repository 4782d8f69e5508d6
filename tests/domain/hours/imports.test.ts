import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = 'src/domain/hours';

/** Every module that a module needs at run time, itself included; type-only imports are gone by then. */
function reached(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [statement, target = ''] of readFileSync(path, 'utf8').matchAll(/^(?:import|export)\s[^;]*?from '(\.[^']+)';/gmu)) {
    if (!/^(?:import|export) type\s/u.test(statement)) reached(`${join(dirname(path), target)}.ts`, seen);
  }
  return seen;
}

const names = (module: string): string[] => [...reached(join(folder, `${module}.ts`))].map((path) => path.slice(folder.length + 1, -3));

describe('what a phone carries of the hours', () => {
  it.each(['decode', 'opening', 'wording', 'rounds', 'rounds-wording', 'holidays', 'zone'])('%s needs no parser', (module) => {
    expect(names(module).filter((name) => ['parse', 'tokens', 'clauses', 'statements', 'slots', 'remarks', 'encode'].includes(name))).toEqual([]);
  });

  it('is told from what the pipeline needs', () => {
    expect(names('parse')).toEqual(expect.arrayContaining(['tokens', 'clauses', 'remarks']));
  });
});
