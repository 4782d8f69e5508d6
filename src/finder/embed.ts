/** Settings of an embedded finder, from the address: `relais.html?integre=1&territoire=36018&categories=droits,hopital&couleur=0a5a6b`. */
import { type GroupId, groupIds } from './groups';

export interface Embed {
  readonly integre: boolean;
  /** Commune code to start from. */
  readonly commune: string | null;
  /** Only the communes of this département are proposed. */
  readonly departement: string | null;
  /** Groups shown; all of them when none is asked for. */
  readonly groupes: readonly GroupId[];
  /** `#rrggbb`, for buttons and links. */
  readonly couleur: string | null;
}

export function readEmbed(query: string): Embed {
  const params = new URLSearchParams(query);
  const integre = params.get('integre') === '1';
  const territoire = params.get('territoire')?.toUpperCase() ?? '';
  const departement = /^DEPARTEMENT:(\d{2,3}|2[AB])$/u.exec(territoire)?.[1] ?? null;
  const commune = /^(?:COMMUNE:)?(\d{5}|2[AB]\d{3})$/u.exec(territoire)?.[1] ?? null;
  const asked = (params.get('categories') ?? '').split(',');
  const groupes = groupIds.filter((id) => asked.includes(id));
  const couleur = /^#?([0-9a-f]{6})$/iu.exec(params.get('couleur') ?? '')?.[1] ?? null;
  return { integre, commune, departement, groupes: groupes.length === 0 ? groupIds : groupes, couleur: couleur === null ? null : `#${couleur.toLowerCase()}` };
}

/** Contrast of two colours `#rrggbb`, 1 to 21. Source: WCAG 2.2, « contrast ratio ». */
export function contrast(a: string, b: string): number {
  const [la, lb] = [luminance(a), luminance(b)];
  return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
}

function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** A colour of the host is used in the light theme if text stays readable on it and in it (7:1); otherwise ours stays. */
export const usableColour = (colour: string): boolean => contrast(colour, '#ffffff') >= 7;

/** Tells the host page how tall this one is, and nothing else. */
export function tellHeight(target: Window, root: HTMLElement): void {
  const tell = (): void => target.postMessage({ type: 'relais:hauteur', hauteur: Math.ceil(root.getBoundingClientRect().height) }, '*');
  new ResizeObserver(tell).observe(root);
  tell();
}
