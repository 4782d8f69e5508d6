/** `npm test`: every check, in the order in which a mistake is cheapest to find; goes on after a failure and sums up. */
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './ensure-chromium';

interface Check {
  readonly name: string;
  readonly script: string;
}

const checks: readonly Check[] = [
  { name: 'types', script: 'check:types' },
  { name: 'lint', script: 'check:lint' },
  { name: 'architecture', script: 'check:architecture' },
  { name: 'dead code', script: 'check:dead-code' },
  { name: 'data', script: 'data' },
  { name: 'unit, pipeline, SQL, published data', script: 'test:node' },
  { name: 'real browser', script: 'test:browser' },
  { name: 'site', script: 'build:site' },
  { name: 'end to end', script: 'test:e2e' },
];

function run(): number {
  let chromium: string;
  try {
    chromium = ensureChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
  console.log(`Chromium: ${chromium}`);
  const failed: string[] = [];
  for (const { name, script } of checks) {
    console.log(`\n── ${name} (npm run ${script})`);
    const started = performance.now();
    const { status } = spawnSync('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CHROMIUM_PATH: chromium },
      shell: process.platform === 'win32',
    });
    console.log(`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    if (status !== 0) failed.push(name);
  }
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  console.log(`\nchecks: ${checks.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = run();
