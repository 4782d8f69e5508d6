import type { Profession } from '../../contract/access-file';
import type { StartupIndicator } from '../../contract/startup';
import { unspoken } from '../../domain/class-codes';
import { computeBreaks, sortedValues } from '../../domain/breaks';
import { classify } from '../../domain/classes';
import type { YearValues } from '../../files/published-files';
import { buildLegend, type Legend } from '../legend';
import type { MapChoropleth } from '../map-model';
import { paletteFor, paperInks } from '../palette';
import type { Threshold } from '../planner/plan-map';
import { accessFigures } from './access';
import { accessIds } from './columns';
import type { PortraitInput } from './subject';

const classesWished = 6;

/** Access to a profession as portraits draw it: the same round classes everywhere, so that two portraits compare. */
export interface AccessMap {
  readonly indicator: StartupIndicator;
  readonly values: YearValues;
  readonly breaks: readonly number[];
  readonly choropleth: MapChoropleth;
  readonly threshold: Threshold;
}

/**
 * @param scheme `papier`: `paperInks`, the least access the darkest.
 * @returns null where the access is not published.
 */
export function accessMap(input: PortraitInput, profession: Profession, scheme: 'light' | 'dark' | 'papier'): AccessMap | null {
  const figures = accessFigures(input, profession);
  const values = input.columns.latest(accessIds[profession].apl);
  if (figures === null || values === null) return null;
  const { indicator, threshold } = figures;
  const breaks = computeBreaks(sortedValues(values.values, null), { methode: 'seuils', nombre: classesWished, bornes: [], seuil: threshold.value, seuils: null }).bornes;
  const count = breaks.length + 1;
  const colours =
    scheme === 'papier' ? paperInks(count, 'bas_favorable').toReversed() : paletteFor({ nature: 'continu', ordonne: null, breaks, count, sens: indicator.sens, seuil: threshold.value, scheme });
  return { indicator, values, breaks, choropleth: { classOfRank: classify(values.values, values.statuses, breaks), colours }, threshold };
}

/** The classes of some communes (null: all), the others left plain: on paper, greys of neighbours would read as classes of the territory. */
export function onlyIn({ classOfRank, colours }: MapChoropleth, ranks: Int32Array | null): MapChoropleth {
  if (ranks === null) return { classOfRank, colours };
  const own = new Uint8Array(classOfRank.length).fill(unspoken);
  for (const rank of ranks) own[rank] = classOfRank[rank] ?? unspoken;
  return { classOfRank: own, colours };
}

/** What its classes hold in some communes (null: all). */
export function accessLegend({ indicator, breaks, choropleth, threshold }: AccessMap, { columns }: PortraitInput, profession: Profession, ranks: Int32Array | null): Legend {
  return buildLegend({
    indicator: { ...indicator, seuil: threshold.value, seuil_libelle: threshold.text },
    classOfRank: choropleth.classOfRank,
    breaks,
    colours: choropleth.colours,
    ranks,
    people: columns.latest(accessIds[profession].people)?.values ?? 'inconnu',
    bassins: null,
    histogram: null,
  });
}
