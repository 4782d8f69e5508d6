import type { FinderDepartement, FinderManifest } from '../../contract/finder';

/** A text that can only be a postal code or its beginning, spaces left out; null otherwise. */
export function postalDigits(text: string): string | null {
  const digits = text.replaceAll(/\s/gu, '');
  return /^\d{1,5}$/u.test(digits) ? digits : null;
}

/**
 * Départements of a postal code or of its beginning, the likeliest first; empty where two figures are not enough or nobody has it.
 * A post office may serve communes of the next département: `codes_postaux` of the manifest names those.
 */
export function departementsOf(digits: string, { departements, codes_postaux }: Pick<FinderManifest, 'departements' | 'codes_postaux'>): readonly string[] {
  const stated = codes_postaux?.[digits];
  const codes = stated ?? beginningOf(digits);
  return codes.filter((code) => Object.hasOwn(departements, code));
}

function beginningOf(digits: string): readonly string[] {
  if (digits.length < 2) return [];
  if (digits.startsWith('97') || digits.startsWith('98')) return digits.length < 3 ? [] : [digits.slice(0, 3)];
  if (!digits.startsWith('20')) return [digits.slice(0, 2)];
  // Corse-du-Sud: 200 and 201; Haute-Corse: 202 and 206.
  const third = digits.charAt(2);
  if (third === '') return ['2A', '2B'];
  return third < '2' ? ['2A'] : ['2B'];
}

type Commune = FinderDepartement['communes'][number];

/** Communes whose postal code is this one or starts with it, exact first, then by name. */
export function searchPostalCode(communes: readonly Commune[], digits: string, limit: number): readonly Commune[] {
  return communes
    .flatMap((commune) => {
      const codes = commune.codes_postaux.split(' ').filter((code) => code.startsWith(digits));
      return codes.length === 0 ? [] : [{ commune, exact: codes.includes(digits) }];
    })
    .sort((a, b) => Number(b.exact) - Number(a.exact) || a.commune.nom.localeCompare(b.commune.nom, 'fr') || (a.commune.code < b.commune.code ? -1 : 1))
    .slice(0, limit)
    .map(({ commune }) => commune);
}
