import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findChromium } from '../../config/chromium';

const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
const executable = join(folder, 'google-chrome');
writeFileSync(executable, '');
chmodSync(executable, 0o755);

it('takes the stated path first, and does not fall back when it is wrong', () => {
  expect(findChromium({ CHROMIUM_PATH: executable, PATH: '' })).toBe(executable);
  expect(findChromium({ CHROMIUM_PATH: join(folder, 'missing'), PATH: folder })).toBeUndefined();
});

it('finds the usual names in PATH', () => {
  expect(findChromium({ PATH: folder })).toBe(executable);
});
