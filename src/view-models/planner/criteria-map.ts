import type { StartupIndicator } from '../../contract/startup';
import { classOfValue } from '../../domain/class-of-value';
import { noClass, type NoClassReason, unspoken } from '../../domain/class-codes';
import type { ApartReason, Ranking } from '../../domain/criteria/ranking';
import { formatNumber } from '../../domain/format';
import { buildLegend, type Legend, type LegendMissing } from '../legend';
import type { MapChoropleth } from '../map-model';
import { onPaperToo, paletteFor } from '../palette';
import type { Tooltip } from '../tooltip';
import { apartText, type RankedCommunes } from './criteria-rows';
import type { RankingIndex } from './criteria-table';

/** The same classes whatever the criteria: scores go from 0 to 100. */
const scoreBreaks = [20, 40, 60, 80];

/** A commune set apart is hatched as one without a value; the legend says which hatching is what. */
const hatchOf = { inconnue: 'absent', veto: 'horsChamp', habitants: 'secret' } as const satisfies Record<ApartReason, NoClassReason>;
const hatchLabels: Readonly<Record<NoClassReason, string>> = {
  absent: 'Non classée : valeur inconnue',
  horsChamp: 'Écartée par un veto',
  secret: 'Population inconnue ou nulle',
};

const relabelled = (line: LegendMissing): LegendMissing => ({ ...line, label: hatchLabels[line.reason] });

export function scoreChoropleth({ order, score, apart }: Pick<Ranking, 'order' | 'score' | 'apart'>, scheme: 'light' | 'dark'): MapChoropleth {
  const classOfRank = new Uint8Array(score.length).fill(unspoken);
  for (const rank of order) classOfRank[rank] = classOfValue(scoreBreaks, score[rank] ?? 0);
  for (const { rank, reason } of apart) classOfRank[rank] = noClass[hatchOf[reason]];
  const count = scoreBreaks.length + 1;
  return { classOfRank, ...onPaperToo((of) => paletteFor({ nature: 'continu', sens: 'bas_favorable', ordonne: null, seuil: null, breaks: scoreBreaks, count, scheme: of }), scheme) };
}

/** @param apl whose people are counted. */
export function scoreLegend(choropleth: MapChoropleth, apl: StartupIndicator, ranks: Int32Array | null, people: Float64Array): Legend {
  const legend = buildLegend({
    indicator: { ...apl, libelle_court: 'Score', sens: 'bas_favorable', seuil: null, seuil_libelle: null, decimales: 0 },
    classOfRank: choropleth.classOfRank,
    breaks: scoreBreaks,
    colours: choropleth.colours,
    ranks,
    people,
    bassins: null,
    histogram: null,
  });
  return { ...legend, missing: legend.missing.map(relabelled) };
}

/** What the pointer shows over a commune; null over one that is not compared. */
export function scoreTooltip({ communes, ranking }: RankedCommunes, { placeOf, apartOf }: RankingIndex, rank: number): Tooltip | null {
  const nom = communes.nom[rank] ?? '';
  const apart = apartOf.get(rank);
  if (apart !== undefined) return { nom, indicator: 'Sans rang', value: apartText(apart), estimation: false, actions: null };
  const place = placeOf[rank] ?? Number.NaN;
  if (Number.isNaN(place)) return null;
  return {
    nom,
    indicator: `Score, rang ${formatNumber(place)} sur ${formatNumber(ranking.order.length)}`,
    value: `${formatNumber(ranking.score[rank] ?? Number.NaN, 1)} sur 100`,
    estimation: false,
    actions: null,
  };
}
