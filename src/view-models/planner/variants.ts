import type { StartupIndicator } from '../../contract/startup';
import { noClassOfStatus } from '../../domain/class-codes';
import { formatBound, formatCount, formatNumber, nbsp } from '../../domain/format';
import { unknownCount, type VariantCounts } from '../../domain/access/variants';
import type { MapChoropleth } from '../map-model';
import { onPaperToo, paletteFor } from '../palette';

/** Classes of the map: in how many of the variants a commune is under the threshold. */
const shareClasses = ['aucune variante', 'moins d’un quart', 'un quart à la moitié', 'la moitié à trois quarts', 'plus de trois quarts', 'toutes les variantes'] as const;

const classOfShare = (under: number, variants: number): number => {
  if (under === 0) return 0;
  if (under === variants) return shareClasses.length - 1;
  const share = under / variants;
  if (share < 0.25) return 1;
  if (share < 0.5) return 2;
  return share <= 0.75 ? 3 : 4;
};

/** @param statuses of the official figures: why a commune has none. */
export function variantsChoropleth({ under, variants }: VariantCounts, statuses: Uint8Array, scheme: 'light' | 'dark'): MapChoropleth {
  const classOfRank = Uint8Array.from(under, (count, rank) => (count === unknownCount ? noClassOfStatus(statuses[rank]) : classOfShare(count, variants)));
  return { classOfRank, ...onPaperToo((of) => paletteFor({ nature: 'categoriel', sens: 'bas_favorable', ordonne: 'croissant', seuil: null, breaks: [], count: shareClasses.length, scheme: of }), scheme) };
}

/** The indicator that the map of the variants stands for: for its legend. */
export const variantsIndicator = (apl: StartupIndicator, seuil: number): StartupIndicator => ({
  ...apl,
  libelle_court: `Sous ${formatBound(seuil, 3)} selon les variantes`,
  nature: 'categoriel',
  modalites: shareClasses.map((libelle, code) => ({ code, libelle, ordre: code })),
  ordonne: 'croissant',
  sens: 'bas_favorable',
  seuil: null,
  seuil_libelle: null,
  estimation: true,
});

/** `sous 2,5 dans 30 des 36 variantes, de 1,9 à 2,7`; null where nothing is known. */
export function variantsText({ under, lowest, highest, variants }: VariantCounts, rank: number, seuil: number, decimals: number): string | null {
  const count = under[rank] ?? unknownCount;
  if (count === unknownCount) return null;
  const range = `de ${formatNumber(lowest[rank] ?? 0, decimals)} à ${formatNumber(highest[rank] ?? 0, decimals)}`;
  const where = count === 0 ? `dans aucune des ${variants}${nbsp}variantes` : count === variants ? `dans les ${variants}${nbsp}variantes` : `dans ${count} des ${variants}${nbsp}variantes`;
  return `sous ${formatBound(seuil, 3)} ${where}, ${range}`;
}

/** `30/36`, for a column; empty where nothing is known. */
export const variantsCell = ({ under, variants }: VariantCounts, rank: number): string => {
  const count = under[rank] ?? unknownCount;
  return count === unknownCount ? '' : `${count}/${variants}`;
};

/** Variants in which the commune is under the threshold; NaN where nothing is known. */
export const variantsUnder = (counts: VariantCounts | null, rank: number): number => {
  const count = counts?.under[rank] ?? unknownCount;
  return count === unknownCount ? Number.NaN : count;
};

/** What the variants say of the communes at hand. @param access what is shown, by rank. @param where « dans le PNR de la Brenne ». */
export function variantsSentence({ under, variants }: VariantCounts, access: Float64Array, ranks: Int32Array | null, seuil: number, where: string): string {
  const counted = { under: 0, firm: 0, hidden: 0 };
  const consider = (rank: number): void => {
    const count = under[rank] ?? unknownCount;
    if (count === unknownCount) return;
    const short = (access[rank] ?? Number.NaN) < seuil;
    if (short) counted.under += 1;
    if (short && count === variants) counted.firm += 1;
    if (!short && count > 0) counted.hidden += 1;
  };
  if (ranks === null) access.forEach((_, rank) => consider(rank));
  else ranks.forEach(consider);
  const bound = formatBound(seuil, 3);
  if (counted.under === 0) {
    const others = counted.hidden === 0 ? 'aucune n’y passe' : formatCount(counted.hidden, 'commune y passe', 'communes y passent');
    return `Aucune commune sous ${bound} ${where}${nbsp}; ${others} dans au moins une variante.`;
  }
  const firm = counted.firm === 0 ? 'aucune ne l’est' : counted.firm === 1 ? 'une seule l’est' : `${formatNumber(counted.firm)} le sont`;
  const others = counted.hidden === 0 ? 'Aucune autre ne passe' : formatCount(counted.hidden, 'autre passe', 'autres passent');
  return `${formatCount(counted.under, 'commune')} sous ${bound} ${where}${nbsp}: ${firm} dans les ${variants}${nbsp}variantes. ${others} sous ce seuil dans au moins une.`;
}
