import { spawnSync } from 'node:child_process';
import { findChromium } from '../../config/chromium';

const byHand = [
  'Chromium is needed by the browser tests and was not found.',
  'Install it (Debian, Ubuntu: `sudo apt-get install chromium`), or name an executable:',
  '  CHROMIUM_PATH=/path/to/chromium npm test',
].join('\n');

/**
 * Path of a Chromium to drive; installs Debian's when root and apt are there.
 * @throws Error that says what to do when there is none.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const stated = process.env['CHROMIUM_PATH'];
  if (stated !== undefined && stated !== '') throw new Error(`CHROMIUM_PATH names ${stated}, which does not exist.\n${byHand}`);
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version']).status === 0;
  if (!isRoot || !hasApt) throw new Error(byHand);
  console.log('Chromium not found: installing Debian’s with apt-get.');
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed.\n${byHand}`);
  }
  const installed = findChromium();
  if (installed === undefined) throw new Error(byHand);
  return installed;
}
