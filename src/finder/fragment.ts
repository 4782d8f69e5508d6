import { type GroupId, groupIds } from './groups';

/** What a link of the finder carries: a commune, what is looked for, the card that is open. Never a position. */
export interface Search {
  /** Commune code; null: nowhere yet. */
  readonly commune: string | null;
  readonly groupe: GroupId | null;
  /** Id of the place whose card is open. */
  readonly lieu: string | null;
  /** Only this kind of place, in its plain words. */
  readonly sorte: string | null;
}

export const emptySearch: Search = { commune: null, groupe: null, lieu: null, sorte: null };

const communeCode = /^(?:\d{5}|2[AB]\d{3})$/u;
const isGroup = (value: string | null): value is GroupId => groupIds.some((id) => id === value);
const short = (value: string | null): string | null => (value === null || value === '' || value.length > 120 ? null : value);

/** Reads a fragment; what does not make sense is left out, nothing throws. */
export function readFragment(fragment: string): Search {
  const params = new URLSearchParams(fragment.replace(/^#/u, ''));
  const commune = params.get('c')?.toUpperCase() ?? null;
  const groupe = params.get('q');
  return {
    commune: commune !== null && communeCode.test(commune) ? commune : null,
    groupe: isGroup(groupe) ? groupe : null,
    lieu: short(params.get('l')),
    sorte: short(params.get('s')),
  };
}

/** The fragment of a search, with its `#`; empty when there is nothing to carry. */
export function writeFragment({ commune, groupe, lieu, sorte }: Search): string {
  const params = new URLSearchParams();
  if (commune !== null) params.set('c', commune);
  if (groupe !== null) params.set('q', groupe);
  if (sorte !== null) params.set('s', sorte);
  if (lieu !== null) params.set('l', lieu);
  const text = params.toString();
  return text === '' ? '' : `#${text}`;
}
