import type { StartupIndicator } from '../../contract/startup';
import { measureIsolation, ranksBeyond } from '../../domain/access/isolation';
import type { CommunesTable } from '../../domain/communes';
import { formatCount, formatList, formatNumber, nbsp } from '../../domain/format';
import { serviceLabel } from './minutes';
import { minutesSource } from './reach-source';
import type { PortraitInput } from './subject';

/** Minutes from which a commune counts as isolated. */
export const isolatedFrom = 30;
/** Names that fit a cell; the others are counted. */
const mostNames = 8;

/** Communes far from one kind of service. */
export interface IsolatedRow {
  readonly id: string;
  readonly label: string;
  readonly estimated: boolean;
  readonly communes: string;
  readonly people: string;
  /** The furthest first. */
  readonly names: string;
}

/** One line a service: who is far from it, by name. */
export function isolatedRows(input: PortraitInput, services: readonly StartupIndicator[], communes: Pick<CommunesTable, 'nom'>): IsolatedRow[] {
  const { ranks } = input.subject;
  return services.flatMap((service) => {
    const source = minutesSource(input.columns, service.id);
    if (source === null) return [];
    const isolation = measureIsolation(source, isolatedFrom, ranks);
    const label = serviceLabel(service);
    const { estimation: estimated, id } = service;
    if (isolation.communes === 0) return [{ id, label, estimated, communes: 'non disponible', people: 'non disponible', names: '' }];
    const far = [...ranksBeyond(source.minutes, isolatedFrom, ranks)].toSorted((a, b) => (source.minutes[b] ?? 0) - (source.minutes[a] ?? 0) || a - b);
    const names = far.slice(0, mostNames).map((rank) => `${communes.nom[rank] ?? ''} (${formatNumber(source.minutes[rank] ?? Number.NaN)}${nbsp}min)`);
    const others = far.length - names.length;
    const unknown = isolation.unknown === 0 ? '' : ` (${formatCount(isolation.unknown, 'commune')} sans temps connu)`;
    return [
      {
        id,
        label,
        estimated,
        communes: `${formatNumber(isolation.communesBeyond)} sur ${formatNumber(isolation.communes)}${unknown}`,
        people: formatNumber(Math.round(isolation.peopleBeyond)),
        names: far.length === 0 ? 'aucune' : others === 0 ? formatList(names) : `${names.join(', ')} et ${formatCount(others, 'autre')}`,
      },
    ];
  });
}
