/** Settings of an embedded finder, from the address: `relais.html?integre=1&territoire=36018&categories=droits,hopital&couleur=0a5a6b`. */
import { type GroupId, groupIds } from './groups';

export interface Embed {
  readonly integre: boolean;
  /** Commune code to start from. */
  readonly commune: string | null;
  /** Identifier of the territory whose communes alone are proposed: `epci:200070043`, `departement:36`. */
  readonly territoire: string | null;
  /** Groups shown; all of them when none is asked for. */
  readonly groupes: readonly GroupId[];
  /** `#rrggbb`, for buttons and links, in the light and the dark theme. */
  readonly couleur: string | null;
  readonly couleurSombre: string | null;
}

const territoryPattern = /^(epci|cls|bassin_vie|departement|region):([\da-z][\da-z-]{0,79})$/iu;

export function readEmbed(query: string): Embed {
  const params = new URLSearchParams(query);
  const stated = params.get('territoire') ?? '';
  const [, type, code] = territoryPattern.exec(stated) ?? [];
  const asked = (params.get('categories') ?? '').split(',');
  const groupes = groupIds.filter((id) => asked.includes(id));
  return {
    integre: params.get('integre') === '1',
    commune: /^(?:commune:)?(\d{5}|2[ab]\d{3})$/iu.exec(stated)?.[1]?.toUpperCase() ?? null,
    territoire: type === undefined || code === undefined ? null : territoryId(type.toLowerCase(), code),
    groupes: groupes.length === 0 ? groupIds : groupes,
    couleur: colourOf(params.get('couleur')),
    couleurSombre: colourOf(params.get('couleur-sombre')),
  };
}

/** Contracts have names, the others codes: those of Corse hold a capital. */
const territoryId = (type: string, code: string): string => `${type}:${type === 'cls' ? code.toLowerCase() : code.toUpperCase()}`;

function colourOf(text: string | null): string | null {
  const figures = /^#?([0-9a-f]{6})$/iu.exec(text ?? '')?.[1];
  return figures === undefined ? null : `#${figures.toLowerCase()}`;
}

/** Tells the host page how tall this one is, and nothing else. */
export function tellHeight(target: Window, root: HTMLElement): void {
  const tell = (): void => target.postMessage({ type: 'relais:hauteur', hauteur: Math.ceil(root.getBoundingClientRect().height) }, '*');
  new ResizeObserver(tell).observe(root);
  tell();
}
