import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Database } from '../../src/db/database';
import { allContracts, axesOfContract } from '../../src/db/queries';
import { contractBrief } from '../../src/view-models/portrait/contract';
import { isPublished } from '../files/support/disk';
import { root } from '../pipeline/support/build';
import { plain } from '../views/support';
import { openPublished } from './support/open';

interface Part {
  readonly nature?: 'fiche' | 'operation';
  readonly numero?: number | string;
  readonly intitule?: string;
  readonly [key: string]: unknown;
}

/** Actions anywhere under a part of the document. */
function actionsIn(part: unknown): Part[] {
  if (Array.isArray(part)) return part.flatMap(actionsIn);
  if (typeof part !== 'object' || part === null) return [];
  const node = part as Part;
  return [...(node.nature === undefined ? [] : [node]), ...Object.values(node).flatMap(actionsIn)];
}

const folder = join(root, 'data/contrats');
const documents = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => parse(readFileSync(join(folder, name), 'utf8')) as {
  readonly territoire: { readonly id: string };
  readonly nom: string;
  readonly debut: number | string | null;
  readonly fin: number | string | null;
  readonly porteur: string | null;
  readonly axes?: readonly Part[];
});

const today = '2026-11-28';
/** As the pipeline sets the text of a document: typographic apostrophes. */
const set = (text: string | null | undefined): string => plain(text ?? '').replaceAll("'", '’');
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

describe.runIf(isPublished)('the contract in short of the five portraits, against the documents', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPublished();
  });
  afterAll(() => database.close());

  test('name, period, pilot, actions by nature, axes with their own, what came before', async () => {
    const [rows, axes] = await Promise.all([database.query(allContracts, {}), database.query(axesOfContract, { contrat: null })]);
    const territories = [...new Set(documents.map(({ territoire }) => territoire.id))];
    expect(territories).toHaveLength(5);
    for (const territoire of territories) {
      const [last, ...before] = documents.filter((document) => document.territoire.id === territoire).toSorted((a, b) => String(b.debut).localeCompare(String(a.debut)));
      const brief = contractBrief(rows, axes, territoire, today);
      const all = actionsIn(last);
      const of = (nature: Part['nature'], some = all): number => some.filter((action) => action.nature === nature).length;
      const [sheets, operations] = [of('fiche'), of('operation')];
      expect(plain(brief?.title ?? '')).toBe(set(last?.nom));
      const lines = (brief?.lines ?? []).map(plain);
      expect(lines[0]).toBe(`Période : ${last?.debut}–${last?.fin} (${Number(last?.fin) < Number(today.slice(0, 4)) ? 'échu' : 'en cours'}).`);
      expect(lines[1]).toBe(last?.porteur === null ? 'Porteur non précisé par le document.' : `Porteur : ${set(last?.porteur)}.`);
      const counted = [
        ...(sheets === 0 ? [] : [count(sheets, 'action nommée', 'actions nommées')]),
        ...(operations === 0 ? [] : [count(operations, 'opération que le document ne numérote pas', 'opérations que le document ne numérote pas')]),
      ].join(' et ');
      expect(lines[2]?.split(', pour ')[0]?.replace(/\.$/u, '')).toBe(counted);
      expect(brief?.axes.map(plain)).toEqual(
        (last?.axes ?? []).map((axis) => {
          const own = actionsIn(axis);
          const told = own.length === 0 || (sheets > 0 && operations > 0) ? '' : ` (${operations === 0 ? count(own.length, 'action', 'actions') : count(own.length, 'opération', 'opérations')})`;
          return set(`${axis.numero === undefined || axis.numero === null ? '' : `${axis.numero}. `}${axis.intitule}${told}`);
        }),
      );
      expect(brief?.before.map(plain)).toEqual(before.map(({ nom, debut, fin }) => set(`${nom} (${debut}–${fin})`)));
    }
  });
});
