import { professions } from '../../contract/access-file';
import { formatNumber, formatShare, nbsp } from '../../domain/format';
import { measureReach, type Reach } from '../../domain/portrait/reach';
import { ratioOf, totalOf } from '../../domain/portrait/shares';
import { uncapitalised } from '../french';
import { accessTo, boundText } from '../planner/gaps/words';
import { professionWords } from '../planner/professions';
import { type AccessFigures, accessFigures } from './access';
import { relativeNeed } from './lead';
import { curveMinutes, minutesSource } from './reach-source';
import { serviceLabel } from './minutes';
import { indicatorIn, type PortraitInput } from './subject';

/** A measure of several territories, in their order. */
export interface CompareRow {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly string[];
}

/** How the first territory stands against one other, in words. */
export interface CompareText {
  readonly name: string;
  readonly differences: readonly string[];
}

const unknownText = 'non disponible';
const written = (value: number | null, write: (value: number) => string): string => (value === null ? unknownText : write(value));
const sum = ({ columns, subject }: PortraitInput, id: string): number | null => {
  const column = columns.latest(id);
  return column === null ? null : totalOf(column.values, subject.ranks).sum;
};
const nearPlace = curveMinutes.indexOf(20);

function nearShare(input: PortraitInput, id: string): number | null {
  const source = minutesSource(input.columns, id);
  const reach: Reach | null = source === null ? null : measureReach(source, curveMinutes, input.subject.ranks);
  return reach === null ? null : (reach.within[nearPlace] ?? Number.NaN) / reach.people;
}

function density({ columns, subject }: PortraitInput): number | null {
  const [people, area] = [columns.latest('population'), columns.latest('superficie')];
  return people === null || area === null ? null : ratioOf(people.values, area.values, subject.ranks);
}

/** The same measures for every territory: people, need, access, people under the threshold, people near each service. */
export function compareRows(inputs: readonly PortraitInput[]): CompareRow[] {
  const [first] = inputs;
  if (first === undefined) return [];
  const row = (key: string, label: string, of: (input: PortraitInput) => string): CompareRow => ({ key, label, cells: inputs.map(of) });
  const access = professions.flatMap((profession): CompareRow[] => {
    const figures = inputs.map((input) => accessFigures(input, profession));
    const [known] = figures;
    if (known === undefined || known === null) return [];
    const { label, unit, decimals } = professionWords[profession];
    return [
      { key: `acces ${profession}`, label: `${label}, ${unit} (${known.annee})`, cells: figures.map((each) => written(each?.own.mean ?? null, (value) => formatNumber(value, decimals))) },
      { key: `sous ${profession}`, label: `Part sous ${boundText(profession, known.threshold.value)}`, cells: figures.map((each) => formatShare(each?.own.shareUnder ?? null)) },
    ];
  });
  return [
    row('habitants', 'Habitants', (input) => written(sum(input, 'population'), (value) => formatNumber(value))),
    row('densite', 'Habitants par km²', (input) => written(density(input), (value) => formatNumber(value, value < 10 ? 1 : 0))),
    row('besoin', 'Besoin de médecine générale, France = 100', (input) => written(relativeNeed(input, input.subject.ranks), (value) => formatNumber(100 * value))),
    ...access,
    ...first.columns
      .minutes()
      .flatMap((id) => indicatorIn(first.indicators, id) ?? [])
      .toSorted((a, b) => a.ordre - b.ordre)
      .map((service) => row(service.id, `${serviceLabel(service)} à moins de 20${nbsp}min${service.estimation ? ' (estimation)' : ''}`, (input) => formatShare(nearShare(input, service.id)))),
  ];
}

/** A gap that is less than what is shown is none. */
function gapText(own: number, other: number, decimals: number, greater: string, less: string): string {
  if (own.toFixed(decimals) === other.toFixed(decimals)) return 'le même';
  return own > other ? greater : less;
}

function accessText(own: AccessFigures | null, other: AccessFigures | null): string[] {
  if (own === null || other === null || own.own.mean === null || other.own.mean === null) return [];
  const { decimals } = professionWords[own.profession];
  const [mine, theirs] = [own.own.mean, other.own.mean];
  const share = theirs === 0 ? '' : ` de ${formatShare(Math.abs(mine / theirs - 1))}`;
  const word = gapText(mine, theirs, decimals, `plus élevé${share}`, `plus faible${share}`);
  return [`${accessTo(own.profession)} est ${word} (${formatNumber(mine, decimals)} contre ${formatNumber(theirs, decimals)})`];
}

/** The first territory against each of the others; what is unknown of either is left out. */
export function compareTexts(inputs: readonly PortraitInput[]): CompareText[] {
  const [first, ...others] = inputs;
  if (first === undefined) return [];
  const mine = professions.map((profession) => accessFigures(first, profession));
  const need = relativeNeed(first, first.subject.ranks);
  return others.map((other) => {
    const theirs = relativeNeed(other, other.subject.ranks);
    const [near, far] = [nearShare(first, 'minutes_urgences'), nearShare(other, 'minutes_urgences')];
    const urgences = indicatorIn(first.indicators, 'minutes_urgences');
    return {
      name: other.subject.titre,
      differences: [
        ...(need === null || theirs === null ? [] : [`le besoin de médecine générale est ${gapText(100 * need, 100 * theirs, 0, 'plus élevé', 'plus faible')} (${formatNumber(100 * need)} contre ${formatNumber(100 * theirs)})`]),
        ...professions.flatMap((profession, i) => accessText(mine[i] ?? null, accessFigures(other, profession))),
        ...(near === null || far === null || urgences === null ? [] : [`${formatShare(near)} des habitants sont à moins de 20${nbsp}minutes (${uncapitalised(serviceLabel(urgences))}), contre ${formatShare(far)}`]),
      ],
    };
  });
}
