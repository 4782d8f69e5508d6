import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cspHeader, cspMeta, securityHeaders } from '../../config/csp';

const directive = (policy: string, name: string): string[] =>
  policy
    .split('; ')
    .map((part) => part.split(' '))
    .find(([first]) => first === name)
    ?.slice(1) ?? [];

describe('content security policy', () => {
  it('lets WebAssembly compile and nothing be evaluated or inlined', () => {
    expect(directive(cspMeta, 'script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(cspMeta).not.toMatch(/'unsafe-(eval|inline)'|\*|http:/u);
    expect(directive(cspMeta, 'style-src')).toEqual(["'self'"]);
  });

  it('names one host beyond the origin, for tiles only', () => {
    const hosts = cspMeta.match(/https:\/\/[^\s;]+/gu) ?? [];
    expect(new Set(hosts)).toEqual(new Set(['https://data.geopf.fr']));
    expect(directive(cspMeta, 'img-src')).toContain('https://data.geopf.fr');
    expect(directive(cspMeta, 'script-src').join(' ')).not.toContain('https:');
  });

  it('is documented word for word, with every other header', () => {
    const page = readFileSync('docs/hosting.md', 'utf8');
    for (const [name, value] of Object.entries(securityHeaders)) expect(page).toContain(`${name}: ${value}`);
    expect(cspHeader.startsWith(cspMeta)).toBe(true);
  });
});
