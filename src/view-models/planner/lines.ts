import type { Profession } from '../../contract/access-file';
import type { CodeCommune } from '../../contract/codes';
import type { ScenarioItem } from '../../domain/access/scenario';
import { formatBound, formatCount, nbsp } from '../../domain/format';
import type { ViewState } from '../../state/view-state';
import { serviceWords } from './services';

type ScenarioLine = ViewState['plan']['scenario']['lignes'][number];
type ProfessionLine = Extract<ScenarioLine, { readonly profession: unknown }>;
type ServiceLine = Extract<ScenarioLine, { readonly service: unknown }>;
export type LineKind = ProfessionLine['kind'];

/** What a person types before it is a line of the scenario. */
export interface LineDraft {
  readonly kind: LineKind;
  readonly commune: CodeCommune | null;
  readonly vers: CodeCommune | null;
  /** As typed. */
  readonly nombre: string;
}

const largestTyped = 99_999;

/** The number typed, with a decimal comma or point, to three decimals; null when it is no number of zero or more. */
export function parseAmount(text: string, largest = largestTyped): number | null {
  const plain = text.trim().replaceAll(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  if (!/^\d+(?:\.\d+)?$/u.test(plain)) return null;
  const value = Math.round(Number(plain) * 1000) / 1000;
  return value <= largest ? value : null;
}

/** The line that a draft makes, or what is missing for a person to complete it. Whether it can be simulated is for the kernel to say. */
export function lineOfDraft({ kind, commune, vers, nombre }: LineDraft, profession: Profession): ProfessionLine | { readonly manque: string } {
  const amount = parseAmount(nombre);
  if (commune === null) return { manque: 'Choisissez une commune\u00a0: par son nom, ou d’un clic sur la carte.' };
  if (amount === null) return { manque: 'Nombre attendu, supérieur à zéro\u00a0: 1, ou 0,5 pour un mi-temps.' };
  if (kind === 'tournee') return { kind, profession, commune, demiJournees: amount };
  if (kind !== 'deplacement') return { kind, profession, commune, postes: amount };
  return vers === null ? { manque: 'Choisissez la commune d’arrivée.' } : { kind, profession, commune, vers, postes: amount };
}

/** The draft that a line comes from, to be edited. */
export const draftOfLine = (line: ProfessionLine): LineDraft => ({
  kind: line.kind,
  commune: line.commune,
  vers: line.kind === 'deplacement' ? line.vers : null,
  nombre: formatBound(line.kind === 'tournee' ? line.demiJournees : line.postes, 3).replaceAll(/[\u00a0\u202f]/gu, ''),
});

/** Rank of no commune. */
export const nowhere = -1;

/** Lines as the kernel takes them; a commune that no longer exists keeps a rank that the kernel refuses, with its message. */
export function itemsOf(lines: readonly ProfessionLine[], rankOf: (code: string) => number | null): ScenarioItem[] {
  return lines.map((line): ScenarioItem => {
    const commune = rankOf(line.commune) ?? nowhere;
    if (line.kind === 'tournee') return { kind: line.kind, commune, demiJournees: line.demiJournees };
    if (line.kind === 'deplacement') return { kind: line.kind, commune, vers: rankOf(line.vers) ?? nowhere, postes: line.postes };
    return { kind: line.kind, commune, postes: line.postes };
  });
}

const posts = (count: number): string => `${formatBound(count, 3)}${nbsp}${count < 2 ? 'poste' : 'postes'}`;

/** `+ 1 poste, Le Blanc`. @param nameOf name of a commune. */
export function lineText(line: ScenarioLine, nameOf: (code: string) => string): string {
  const at = nameOf(line.commune);
  switch (line.kind) {
    case 'ajout':
      return `+${nbsp}${posts(line.postes)}, ${at}`;
    case 'retrait':
      return `\u2212${nbsp}${posts(line.postes)}, ${at}`;
    case 'deplacement':
      return `${posts(line.postes)}, ${at} → ${nameOf(line.vers)}`;
    case 'tournee':
      return `Tournée, ${formatBound(line.demiJournees, 3)}${nbsp}demi-journée${line.demiJournees < 2 ? '' : 's'} par semaine, ${at}`;
    case 'point':
      return `Nouveau point, ${serviceWords[line.service].singular}, ${at}`;
    case 'minutes':
      return `${serviceWords[line.service].label}${nbsp}: ${formatBound(line.minutes, 3)}${nbsp}min, ${at}`;
  }
}

/** The profession or the service that a list of lines is of. */
export type LinesOf = Pick<ProfessionLine, 'profession'> | Pick<ServiceLine, 'service'>;

/** What stands in the scenario for other professions and services: kept, and told. */
export function otherLinesText(lines: readonly ScenarioLine[], own: LinesOf): string | null {
  const [profession, service] = 'profession' in own ? [own.profession, null] : [null, own.service];
  const ofProfessions = lines.filter((line) => 'profession' in line && line.profession !== profession).length;
  const ofServices = lines.filter((line) => 'service' in line && line.service !== service).length;
  const parts = [
    ...(ofProfessions === 0 ? [] : [`${formatCount(ofProfessions, 'ligne')} pour ${profession === null ? 'des' : 'd’autres'} professions`]),
    ...(ofServices === 0 ? [] : [`${formatCount(ofServices, 'ligne')} pour ${service === null ? 'des' : 'd’autres'} services`]),
  ];
  const many = ofProfessions + ofServices > 1;
  return parts.length === 0 ? null : `${parts.join(' et ')}${nbsp}: gardée${many ? 's' : ''} dans le scénario.`;
}
