import type { CodeCommune } from '../../contract/codes';
import type { ServiceId } from '../../contract/services';
import type { ServiceItem } from '../../domain/access/services';
import { formatBound } from '../../domain/format';
import type { ViewState } from '../../state/view-state';
import { nowhere, parseAmount } from './lines';

type ServiceLine = Extract<ViewState['plan']['scenario']['lignes'][number], { readonly service: unknown }>;
export type ServiceLineKind = ServiceLine['kind'];

/** What a person types before it is a line of the scenario. */
export interface ServiceDraft {
  readonly kind: ServiceLineKind;
  readonly commune: CodeCommune | null;
  /** Minutes, as typed. */
  readonly nombre: string;
}

/** The line that a draft makes, or what is missing for a person to complete it. Whether it makes sense is for the kernel to say. */
export function serviceLineOfDraft({ kind, commune, nombre }: ServiceDraft, service: ServiceId): ServiceLine | { readonly manque: string } {
  if (commune === null) return { manque: 'Choisissez une commune\u00a0: par son nom, ou d’un clic sur la carte.' };
  if (kind === 'point') return { kind, service, commune };
  const minutes = parseAmount(nombre);
  return minutes === null ? { manque: 'Nombre de minutes attendu, zéro ou plus\u00a0: 12, ou 12,5.' } : { kind, service, commune, minutes };
}

/** The draft that a line comes from, to be edited. */
export const draftOfServiceLine = (line: ServiceLine): ServiceDraft => ({
  kind: line.kind,
  commune: line.commune,
  nombre: line.kind === 'point' ? '' : formatBound(line.minutes, 3).replaceAll(/[\u00a0\u202f]/gu, ''),
});

/** Lines as the kernel takes them; a commune that no longer exists keeps a rank that the kernel refuses, with its message. */
export const serviceItemsOf = (lines: readonly ServiceLine[], rankOf: (code: string) => number | null): ServiceItem[] =>
  lines.map((line) => {
    const commune = rankOf(line.commune) ?? nowhere;
    return line.kind === 'point' ? { kind: 'point', commune } : { kind: 'minutes', commune, minutes: line.minutes };
  });
