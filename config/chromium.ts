import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Usual names of a Chromium or Chrome executable, the Debian one first. */
const usualNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Software rendering of WebGL without a screen, and none of the browser's own calls to the outside. */
export const chromiumFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
] as const;

/** Path of the browser that the tests drive: `CHROMIUM_PATH`, then the usual names in `PATH`, then the usual places. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const stated = env['CHROMIUM_PATH'];
  if (stated !== undefined && stated !== '') return existsSync(stated) ? stated : undefined;
  const inPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => usualNames.map((name) => join(folder, name)));
  return [...inPath, ...usualPlaces].find((path) => existsSync(path));
}
