import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Names of the rules that a small tree of files breaks. */
function brokenRules(files: Readonly<Record<string, string>>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'architecture-'));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'x', type: 'module', dependencies: { 'maplibre-gl': '*', react: '*' } }));
  writeFileSync(join(root, 'tsconfig.json'), '{"compilerOptions":{"moduleResolution":"bundler","module":"ESNext"}}');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { stdout } = spawnSync(
    process.execPath,
    [resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--config', resolve('.dependency-cruiser.mjs'), '--output-type', 'json'],
    { cwd: root, encoding: 'utf8' },
  );
  const report: { summary: { violations: { rule: { name: string } }[] } } = JSON.parse(stdout);
  return [...new Set(report.summary.violations.map(({ rule }) => rule.name))].sort();
}

const leaf = 'export const value: number = 1;\n';
const importing = (path: string): string => `import { value } from '${path}';\nexport const other = value;\n`;

describe('architecture rules bite', () => {
  it('accepts the way down', () => {
    expect(brokenRules({ 'src/contract/a.ts': leaf, 'src/domain/b.ts': importing('../contract/a') })).toEqual([]);
  });

  it.each([
    ['contract-importe', { 'src/domain/a.ts': leaf, 'src/contract/b.ts': importing('../domain/a') }],
    ['ui-importe', { 'src/contract/a.ts': leaf, 'src/ui/b.ts': importing('../contract/a') }],
    ['views-importe', { 'src/map/a.ts': leaf, 'src/views/b.ts': importing('../map/a') }],
    ['map-importe', { 'src/views/a.ts': leaf, 'src/map/b.ts': importing('../views/a') }],
    ['view-models-types-de-db', { 'src/db/a.ts': leaf, 'src/view-models/b.ts': importing('../db/a') }],
    ['maplibre-seulement', { 'src/views/a.ts': "import { Map } from 'maplibre-gl';\nexport const m = Map;\n" }],
    ['finder-importe', { 'src/db/a.ts': leaf, 'src/finder/b.ts': importing('../db/a') }],
    ['finder-sans-poids', { 'src/finder/a.ts': "import { useState } from 'react';\nexport const m = useState;\n" }],
    ['finder-carte-sur-demande', { 'src/finder/map/a.ts': leaf, 'src/finder/b.ts': importing('./map/a') }],
    ['finder-a-part', { 'src/finder/a.ts': leaf, 'src/app/b.ts': importing('../finder/a') }],
    ['purs', { 'src/view-models/a.ts': "import { useState } from 'react';\nexport const m = useState;\n" }],
    ['no-cycle', { 'src/domain/a.ts': `${importing('./b')}${leaf}`, 'src/domain/b.ts': "import { other } from './a';\nexport const value = other;\n" }],
  ])('%s', (rule, files) => {
    expect(brokenRules(files)).toContain(rule);
  });
});
