import type { StartupIndicator } from '../../contract/startup';
import { noClass, unspoken } from '../../domain/class-codes';
import { formatNumber } from '../../domain/format';
import type { Bassin } from '../../domain/zoning/bassins';
import { zoneCount, zoneOf } from '../../domain/zoning/zoning';
import { buildLegend, type Legend, type LegendClass, type LegendMissing, type LegendScope } from '../legend';
import type { MapChoropleth } from '../map-model';
import { onPaperToo, paletteFor } from '../palette';
import type { Tooltip } from '../tooltip';
import { type ZonedBassins, zoneLabels, zoneName } from './zoning-rows';

export type ZoningMap = 'apres' | 'changement' | 'avant';

const changeLabels = ['Vers une priorité plus forte', 'Même classe', 'Vers une priorité plus faible'];
const changeBreaks = [-0.5, 0.5];

/** Class of a bassin on a map; null where it has none. */
function classOf(bassin: Bassin, { before, after }: Pick<ZonedBassins, 'before' | 'after'>, view: ZoningMap): number | null {
  if (view !== 'changement') return zoneOf(bassin, view === 'avant' ? before : after);
  const [from, to] = [zoneOf(bassin, before), zoneOf(bassin, after)];
  return from === null || to === null ? null : Math.sign(to - from) + 1;
}

/** All the communes of a bassin in one colour. @param count communes of the tables. */
export function zoningChoropleth(zoned: ZonedBassins, count: number, view: ZoningMap, scheme: 'light' | 'dark'): MapChoropleth {
  const classOfRank = new Uint8Array(count).fill(unspoken);
  for (const bassin of zoned.bassins) {
    const code = classOf(bassin, zoned, view) ?? noClass.absent;
    for (const rank of bassin.ranks) classOfRank[rank] = code;
  }
  const cut = view === 'avant' ? zoned.before : zoned.after;
  const [breaks, pivot] = view === 'changement' ? [changeBreaks, 0] : [[...cut], cut[1]];
  return { classOfRank, ...onPaperToo((of) => paletteFor({ nature: 'continu', sens: 'haut_favorable', ordonne: null, seuil: pivot, breaks, count: zoneCount, scheme: of }), scheme) };
}

const unknown = (line: LegendMissing): LegendMissing => ({ ...line, label: 'APL du bassin inconnue' });

export function zoningLegend(zoned: ZonedBassins, choropleth: MapChoropleth, view: ZoningMap, apl: StartupIndicator, people: Float64Array): Legend {
  const labels = view === 'changement' ? changeLabels : zoneLabels(view === 'avant' ? zoned.before : zoned.after);
  const legend = buildLegend({
    indicator: { ...apl, seuil: null, seuil_libelle: null },
    classOfRank: choropleth.classOfRank,
    breaks: view === 'changement' ? changeBreaks : zoned.after,
    colours: choropleth.colours,
    ranks: ranksOfBassins(zoned.bassins),
    people,
    bassins: Int32Array.from(zoned.bassins, ({ ranks }) => ranks[0] ?? 0),
    histogram: null,
  });
  const named = (line: LegendClass): LegendClass => ({ ...line, label: labels[line.code] ?? line.label, spoken: labels[line.code] ?? line.spoken });
  return { ...legend, classes: legend.classes.map(named), missing: legend.missing.map(unknown) };
}

/** Communes of some bassins, ascending. */
export const ranksOfBassins = (bassins: readonly Bassin[]): Int32Array<ArrayBuffer> => Int32Array.from(bassins.flatMap(({ ranks }) => [...ranks])).sort();

/** What the legend counts. @param where « dans l’Indre ». */
export const zoningScope = (where: string, whole: boolean, plural: string): LegendScope => ({
  unit: { singular: 'bassin de vie', plural: 'bassins de vie' },
  heading: 'Bassins',
  text: whole
    ? `Bassins de vie de France et leurs ${plural}. Toutes les communes d’un bassin ont sa couleur.`
    : `Bassins de vie entiers qui ont au moins une commune ${where}, et tous leurs ${plural}, y compris hors du territoire. Toutes les communes d’un bassin ont sa couleur.`,
});

/** What the pointer shows over a commune of a bassin. */
export function zoningTooltip(bassin: Bassin, nom: string, zoned: ZonedBassins, decimals: number): Tooltip {
  const [from, to] = [zoneOf(bassin, zoned.before), zoneOf(bassin, zoned.after)];
  const zone = from === to ? zoneName(to) : `${zoneName(from)} → ${zoneName(to)}`;
  return {
    nom: `Bassin de vie\u00a0: ${nom}`,
    indicator: bassin.access === null ? 'APL du bassin' : `APL du bassin\u00a0: ${formatNumber(bassin.access, decimals)}`,
    value: bassin.access === null ? 'non disponible' : zone,
    estimation: false,
    actions: null,
  };
}
