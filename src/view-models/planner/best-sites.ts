import type { Profession } from '../../contract/access-file';
import type { SiteScan } from '../../domain/access/catchment';
import { formatBound, formatCount, formatNumber } from '../../domain/format';

export interface BestSite {
  readonly rank: number;
  readonly lifted: number;
  readonly deficitCut: number;
}

/** The communes where one more post does most: people lifted over the threshold, then deficit cut, then the order of the codes; none that would change nothing. */
export function bestSites({ lifted, deficitCut }: SiteScan, ranks: Int32Array | null, count: number): BestSite[] {
  const sites: BestSite[] = [];
  const consider = (rank: number): void => {
    const site = { rank, lifted: lifted[rank] ?? 0, deficitCut: deficitCut[rank] ?? 0 };
    if (site.deficitCut > 0) sites.push(site);
  };
  if (ranks === null) lifted.forEach((_, rank) => consider(rank));
  else ranks.forEach(consider);
  return sites.sort((a, b) => b.lifted - a.lifted || b.deficitCut - a.deficitCut || a.rank - b.rank).slice(0, count);
}

/** What one more post there would do, in words. */
export function siteEffect({ lifted, deficitCut }: BestSite, profession: Profession): string {
  const people = Math.round(lifted);
  const [one, many] = profession === 'sage_femme' ? ['habitante', 'habitantes'] : ['habitant', 'habitants'];
  const cut = profession === 'medecin_generaliste' ? `${formatNumber(Math.round(deficitCut))} consultations` : `${formatBound(deficitCut, 2)} poste`;
  return `${formatCount(people, one, many)} ${people < 2 ? 'passe' : 'passent'} le seuil, déficit réduit de ${cut}`;
}
