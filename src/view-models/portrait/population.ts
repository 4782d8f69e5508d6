import { formatCount, formatNumber, nbsp } from '../../domain/format';
import { ratioOf, totalOf } from '../../domain/portrait/shares';
import { indicatorIn, type PortraitInput } from './subject';
import { sourceLine } from '../sentence';
import { relativeNeed } from './lead';

/** A line of the table of the population: the territory, then France. */
export interface PopulationRow {
  readonly label: string;
  readonly own: string;
  readonly france: string;
}

export interface PopulationView {
  readonly rows: readonly PopulationRow[];
  readonly sources: readonly string[];
}

const unknownText = 'non disponible';
const text = (value: number | null, write: (value: number) => string): string => (value === null ? unknownText : write(value));

const whole = (value: number): string => formatNumber(Math.round(value));

/** A total, with the communes that it leaves out. */
function total(input: PortraitInput, id: string, ranks: Int32Array | null, write: (value: number) => string): string {
  const column = input.columns.latest(id);
  if (column === null) return unknownText;
  const { sum, unknown } = totalOf(column.values, ranks);
  if (sum === null) return unknownText;
  return unknown === 0 ? write(sum) : `${write(sum)} (sans ${formatCount(unknown, 'commune')} non ${unknown < 2 ? 'renseignée' : 'renseignées'})`;
}

export function populationView(input: PortraitInput): PopulationView {
  const { subject, columns, indicators } = input;
  const row = (label: string, of: (ranks: Int32Array | null) => string): PopulationRow => ({ label, own: of(subject.ranks), france: of(null) });
  const [people, area] = [columns.latest('population'), columns.latest('superficie')];
  return {
    rows: [
      row('Habitants', (ranks) => total(input, 'population', ranks, whole)),
      row('Superficie', (ranks) => total(input, 'superficie', ranks, (value) => `${whole(value)}${nbsp}km²`)),
      row('Habitants par km²', (ranks) => text(people === null || area === null ? null : ratioOf(people.values, area.values, ranks), (value) => formatNumber(value, value < 10 ? 1 : 0))),
      // Those that the sentences on access count: older than the census of the first line.
      row('Habitants retenus pour l’APL', (ranks) => total(input, 'population_apl_mg', ranks, whole)),
      row('Habitants standardisés (médecine générale)', (ranks) => total(input, 'pop_standardisee_mg', ranks, whole)),
      row('Besoin de médecine générale, France = 100', (ranks) => text(relativeNeed(input, ranks), (value) => formatNumber(100 * value))),
    ],
    sources: ['population', 'superficie', 'population_apl_mg', 'pop_standardisee_mg'].flatMap((id) => {
      const [indicator, column] = [indicatorIn(indicators, id), columns.latest(id)];
      return indicator === null || column === null ? [] : [sourceLine(indicator, column.annee)];
    }),
  };
}
