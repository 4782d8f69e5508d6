import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { hashesOf, run } from '../pipeline/support/build';
import { published } from './support/published';

const folder = mkdtempSync(join(tmpdir(), 'cls-identique-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('the whole country built again elsewhere gives the same bytes, file by file', () => {
  const out = join(folder, 'data');
  const { status, stderr } = run('build-data', [], { CLS_OUT: out, CLS_CACHE: join(folder, 'cache') });
  if (status !== 0) throw new Error(stderr);
  expect(hashesOf(out)).toEqual(hashesOf(published));
}, 600_000);
