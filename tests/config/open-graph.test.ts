import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { openGraph } from '../../config/open-graph';

/** The pages as they are published, without their scripts: their heads are what is tested. */
async function heads(site: string | undefined): Promise<Record<string, string>> {
  const root = mkdtempSync(join(tmpdir(), 'og-'));
  try {
    const pages = ['index.html', 'relais.html', 'carte.html'];
    for (const page of pages) writeFileSync(join(root, page), readFileSync(page, 'utf8').replaceAll(/<script[^>]*src="[^"]*"[^>]*><\/script>|<link[^>]*>/gu, ''));
    await build({ configFile: false, root, logLevel: 'silent', appType: 'mpa', plugins: [openGraph(site)], build: { outDir: 'sortie', rollupOptions: { input: pages.map((page) => join(root, page)) } } });
    return Object.fromEntries(pages.map((page) => [page, readFileSync(join(root, 'sortie', page), 'utf8')]));
  } finally {
    rmSync(root, { recursive: true });
  }
}

const content = (html: string | undefined, property: string): string | undefined => new RegExp(`<meta property="${property}" content="([^"]*)"`, 'u').exec(html ?? '')?.[1];

test.each(['https://exemple.fr/carto', 'https://exemple.fr/carto/'])('with an address (%s), both pages say what they are and show a picture that is there', async (site) => {
  const html = await heads(site);
  expect(content(html['index.html'], 'og:url')).toBe('https://exemple.fr/carto/');
  expect(content(html['relais.html'], 'og:url')).toBe('https://exemple.fr/carto/relais.html');
  for (const page of ['index.html', 'relais.html']) {
    expect(content(html[page], 'og:locale')).toBe('fr_FR');
    expect(content(html[page], 'og:title')?.length).toBeGreaterThan(10);
    expect(content(html[page], 'og:description')).toBe(/<meta name="description" content="([^"]*)"/u.exec(html[page] ?? '')?.[1]);
    const image = content(html[page], 'og:image') ?? '';
    expect(image).toMatch(/^https:\/\/exemple\.fr\/carto\/[\w-]+\.jpg$/u);
    const bytes = readFileSync(join('public', new URL(image).pathname.split('/').at(-1) ?? ''));
    expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(bytes.length).toBeLessThan(200_000);
  }
  expect(html['carte.html']).not.toContain('og:');
});

test('without an address there is no tag, and what is no address fails the build', async () => {
  expect(Object.values(await heads(undefined)).join('')).not.toContain('og:');
  await expect(heads('exemple')).rejects.toThrow('Invalid URL');
});
