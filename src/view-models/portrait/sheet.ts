import type { CommunesTable } from '../../domain/communes';
import { formatCount, formatDate, formatList, formatNumber, nbsp } from '../../domain/format';
import type { StartupIndicator } from '../../contract/startup';
import { measureIsolation, ranksBeyond } from '../../domain/access/isolation';
import { longestQr } from '../share';
import type { CategoryLine } from '../points';
import { isolatedFrom } from './isolated';
import type { ReachRow } from './minutes';
import { minutesSource } from './reach-source';
import type { PortraitInput } from './subject';

/** What a sheet of two pages has room for. */
const mostNames = 3;
const mostAxes = 8;
const mostPlaces = 12;

/** A service on paper: people near it, communes far from it. */
export interface SheetService {
  readonly id: string;
  readonly label: string;
  readonly near: readonly string[] | null;
  readonly far: string;
}

/** The minutes in one table, names cut to what a cell holds. */
export function sheetServices(input: PortraitInput, services: readonly StartupIndicator[], reach: readonly ReachRow[], communes: Pick<CommunesTable, 'nom'>): SheetService[] {
  const { ranks } = input.subject;
  return reach.flatMap(({ id, label, estimated, cells }) => {
    const source = services.some((service) => service.id === id) ? minutesSource(input.columns, id) : null;
    if (source === null) return [];
    const { communes: known, communesBeyond, peopleBeyond } = measureIsolation(source, isolatedFrom, ranks);
    const far = [...ranksBeyond(source.minutes, isolatedFrom, ranks)].toSorted((a, b) => (source.minutes[b] ?? 0) - (source.minutes[a] ?? 0) || a - b);
    const names = far.slice(0, mostNames).map((rank) => communes.nom[rank] ?? '');
    const others = far.length - names.length;
    const list = others === 0 ? formatList(names) : `${names.join(', ')} et ${formatCount(others, 'autre')}`;
    return [
      {
        id,
        label: estimated ? label : `${label} (temps publié)`,
        near: cells === null ? null : cells.map(({ people, share }) => `${people} (${share})`),
        far: known === 0 ? 'non disponible' : communesBeyond === 0 ? 'aucune' : `${formatCount(communesBeyond, 'commune')}, ${formatCount(Math.round(peopleBeyond), 'hab.', 'hab.')}${nbsp}: ${list}`,
      },
    ];
  });
}

/** Points of the territory in one paragraph: those that are there, then those that no source lists here. */
export function sheetPlaces(lines: readonly CategoryLine[]): string {
  const there = lines.filter(({ count }) => count !== null && count > 0).slice(0, mostPlaces).map(({ label, text }) => `${label}${nbsp}: ${text}`);
  const none = lines.filter(({ count }) => count === 0).map(({ label }) => label);
  const unknown = lines.filter(({ count }) => count === null).map(({ label }) => label);
  const parts = [
    there.length === 0 ? 'Aucun point recensé' : there.join('\u202f; '),
    ...(none.length === 0 || there.length === 0 ? [] : [`Aucun recensé${nbsp}: ${none.join(', ')}`]),
    ...(unknown.length === 0 ? [] : [`Non disponible${nbsp}: ${unknown.join(', ')}`]),
  ];
  return `${parts.join('. ')}.`;
}

/** Axes that the sheet has room for; the others are counted. */
export function sheetAxes(axes: readonly string[]): string[] {
  const left = axes.length - mostAxes;
  return left <= 0 ? [...axes] : [...axes.slice(0, mostAxes), `et ${formatCount(left, 'autre axe', 'autres axes')}`];
}

/** Every source of the sheet with its vintage, once each. */
export function sheetSources(input: PortraitInput, ids: readonly string[]): string[] {
  const lines = ids.flatMap((id) => {
    const [indicator, column] = [input.indicators.find((candidate) => candidate.id === id), input.columns.latest(id)];
    if (indicator === undefined || column === null) return [];
    return [{ source: indicator.source_libelle, vintage: indicator.millesime ?? `collecté en ${column.annee}` }];
  });
  const bySource = new Map<string, Set<string>>();
  for (const { source, vintage } of lines) bySource.set(source, (bySource.get(source) ?? new Set()).add(vintage));
  return [...bySource].map(([source, vintages]) => `${source} (${formatList([...vintages])})`);
}

/** Why there is no QR code; null when the link is short enough for one. */
export const withoutQr = (link: string): string | null => (link.length <= longestQr ? null : `Ce lien compte ${formatNumber(link.length)} caractères, trop pour un code QR lisible.`);

export const sheetDate = (day: string): string => `Imprimé le ${formatDate(day)}`;
