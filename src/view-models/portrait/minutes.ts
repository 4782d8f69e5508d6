import type { StartupIndicator } from '../../contract/startup';
import { formatNumber, formatShare, nbsp } from '../../domain/format';
import { measureReach, type Reach } from '../../domain/portrait/reach';
import { capitalised, uncapitalised } from '../french';
import { someShare } from '../planner/gaps/words';
import { sourceLine } from '../sentence';
import { yearText } from '../year';
import { curveMinutes, minutesSource } from './reach-source';
import { isFrance, type PortraitInput } from './subject';

/** Minutes that the table tells. */
export const tableMinutes = [10, 15, 20, 30] as const;
/** People near one kind of service. */
export interface ReachRow {
  readonly id: string;
  /** `France services`. */
  readonly label: string;
  readonly estimated: boolean;
  readonly annee: string;
  /** Share and people at fewer minutes than each of `tableMinutes`; null where too few people have minutes. */
  readonly cells: readonly { readonly share: string; readonly people: string }[] | null;
  /** Shares in %, for the curve. */
  readonly curve: readonly { readonly minutes: number; readonly own: number; readonly france: number | null }[];
  readonly sentence: string;
  readonly source: string;
}

/** The service itself: the label of its minutes, without them. */
export const serviceLabel = ({ libelle_court: label }: Pick<StartupIndicator, 'libelle_court'>): string => capitalised(label.replace(/^Minutes (?:aux |à une? |à )/u, ''));

const shareAt = ({ people, within }: Reach, place: number): number => (within[place] ?? 0) / people;

function sentenceOf(subject: PortraitInput['subject'], service: StartupIndicator, reach: Reach | null, france: Reach | null): string {
  if (reach === null) return `Le ${uncapitalised(service.libelle)} n’est pas connu pour assez d’habitants.`;
  const place = curveMinutes.indexOf(20);
  const against = france === null || isFrance(subject) ? '' : `, contre ${mostShare(shareAt(france, place))} en France`;
  const [share, unknown] = [shareAt(reach, place), reach.unknown > 0 ? ' dont le temps est connu' : ''];
  const who = share === 0 ? `Aucun des habitants${unknown} ne vit` : share === 1 ? `Tous les habitants${unknown} vivent` : `${capitalised(mostShare(share))} des habitants${unknown} vivent`;
  return `${who} dans une commune à moins de 20${nbsp}minutes${against}.`;
}

/** A share that is not the whole is never told as the whole. */
const mostShare = (share: number): string => (share < 1 && share >= 0.995 ? `plus de ${formatShare(0.99)}` : someShare(share));

/** One line a service with minutes by commune, in the order of the catalogue. */
export function reachRows(input: PortraitInput, services: readonly StartupIndicator[]): ReachRow[] {
  const { subject } = input;
  return services.flatMap((service) => {
    const source = minutesSource(input.columns, service.id);
    const annee = input.columns.latest(service.id)?.annee;
    if (source === null || annee === undefined) return [];
    const france = input.country.reach.get(service.id) ?? null;
    const own = isFrance(subject) ? france : measureReach(source, curveMinutes, subject.ranks);
    return [
      {
        id: service.id,
        label: serviceLabel(service),
        estimated: service.estimation,
        annee: yearText(service, annee),
        cells:
          own === null
            ? null
            : tableMinutes.map((limit) => {
                const place = curveMinutes.indexOf(limit);
                return { share: mostShare(shareAt(own, place)), people: formatNumber(Math.round(own.within[place] ?? 0)) };
              }),
        curve: own === null ? [] : curveMinutes.map((minutes, place) => ({ minutes, own: 100 * shareAt(own, place), france: france === null || isFrance(subject) ? null : 100 * shareAt(france, place) })),
        sentence: sentenceOf(subject, service, own, france),
        source: sourceLine(service, annee),
      },
    ];
  });
}
