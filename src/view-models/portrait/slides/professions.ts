import { type Profession, professions } from '../../../contract/access-file';
import type { DeckChart, DeckSlide } from '../../../domain/deck/deck';
import { formatBound, formatList, formatNumber, formatShare, nbsp } from '../../../domain/format';
import { professionWords } from '../../planner/professions';
import type { AccessCard, AccessFigures } from '../access';
import { isFrance, type PortraitSubject } from '../subject';
import { chartColours, columns, textIn } from './places';

interface ProfessionsInput {
  readonly subject: PortraitSubject;
  readonly figures: readonly AccessFigures[];
  readonly cards: readonly AccessCard[];
  /** Sources and vintages. */
  readonly foot: string;
}

/** What the columns measure: the access for 100 in France; for France itself, people under the reference. */
interface Measure {
  readonly profession: Profession;
  readonly value: number | null;
}

const indexOf = ({ own, france }: AccessFigures): number | null => (own.mean === null || france === null || france === 0 ? null : (100 * own.mean) / france);
const shareOf = ({ own }: AccessFigures): number | null => (own.shareUnder === null ? null : 100 * own.shareUnder);

const written = (alone: boolean, value: number): string => (alone ? formatShare(value / 100) : formatNumber(value));

/** `de 62 (sages-femmes) à 104 (infirmières et infirmiers)`. */
function rangeText(known: readonly (readonly [Profession, number])[], alone: boolean): string {
  const ordered = known.toSorted(([, a], [, b]) => a - b);
  const say = (entry: readonly [Profession, number] | undefined): string => (entry === undefined ? '' : `${written(alone, entry[1])} (${professionWords[entry[0]].label.toLowerCase()})`);
  const [first, last] = [ordered[0], ordered.at(-1)];
  return ordered.length === 1 ? `est de ${say(first)}` : `va de ${say(first)} à ${say(last)}`;
}

function titleOf(measures: readonly Measure[], alone: boolean): string {
  const known = measures.flatMap(({ profession, value }) => (value === null ? [] : [[profession, value] as const]));
  if (known.length === 0) return 'L’accès moyen n’est connu pour aucune des quatre professions';
  return alone ? `La part des personnes dans une commune sous la référence ${rangeText(known, true)}` : `Pour 100 en France, l’accès d’ici ${rangeText(known, false)}`;
}

/** What people are counted under: an official threshold where there is one. */
function referenceText(figures: readonly AccessFigures[]): string {
  const official = figures.filter(({ indicator }) => indicator.seuil !== null).map(({ profession, threshold }) => `${professionWords[profession].label.toLowerCase()}${nbsp}: ${formatBound(threshold.value, 3)}`);
  return `La référence est le seuil officiel là où il y en a un (${official.length === 0 ? 'aucun ici' : formatList(official)}), sinon la moyenne nationale pondérée, qui en tient lieu.`;
}

/** The four professions against their reference. */
export function professionsSlide({ subject, figures, cards, foot }: ProfessionsInput): DeckSlide {
  const alone = isFrance(subject);
  const [left, right] = columns(0.46);
  const measures = professions.map((profession): Measure => {
    const own = figures.find((candidate) => candidate.profession === profession);
    return { profession, value: own === undefined ? null : alone ? shareOf(own) : indexOf(own) };
  });
  const unknown = measures.filter(({ value }) => value === null).map(({ profession }) => professionWords[profession].label.toLowerCase());
  const said = measures.map(({ profession, value }) => `${professionWords[profession].label}${nbsp}: ${value === null ? 'non disponible' : written(alone, value)}`).join('\u202f; ');
  const chart: DeckChart = {
    kind: 'graphique',
    ...left,
    alt: `Colonnes, une par profession. ${alone ? 'Part des personnes dans une commune sous la référence' : 'Accès moyen du territoire pour 100 en France'}. ${said}.`,
    categories: measures.map(({ profession }) => professionWords[profession].label),
    series: [
      { kind: 'colonnes', name: subject.titre, values: measures.map(({ value }) => value), colour: chartColours.own, marked: true },
      ...(alone ? [] : [{ kind: 'ligne' as const, name: 'France = 100', values: measures.map(() => 100), colour: chartColours.threshold, dashed: true }]),
    ],
    categoryTitle: '',
    valueTitle: alone ? '% des personnes' : 'Accès moyen, France = 100',
    format: '0',
    most: null,
    breakAfter: null,
    breakText: '',
  };
  return {
    title: titleOf(measures, alone),
    blocks: [
      chart,
      {
        kind: 'tableau',
        ...right,
        h: 3.9,
        alt: 'Accès moyen à chaque profession, ici et en France, et personnes sous la référence.',
        columns: [
          { titre: 'Profession', w: 1.6 },
          { titre: 'Accès moyen', w: alone ? 2.5 : 1.85 },
          ...(alone ? [] : [{ titre: 'France', w: 0.9 }]),
          { titre: 'Personnes sous la référence', w: right.w - 1.6 - (alone ? 2.5 : 2.75) },
        ],
        rows: cards.map(({ title, cells }) => [{ text: title, bold: true }, { text: cells.own }, ...(alone ? [] : [{ text: cells.france }]), { text: cells.under }]),
        size: [13, 9.5],
      },
      textIn({ ...right, y: right.y + 4.05, h: right.h - 4.05 }, [
        { text: referenceText(figures), soft: true },
        ...(unknown.length === 0 ? [] : [{ text: `Non disponible${nbsp}: ${formatList(unknown)}.`, bold: true }]),
      ], [12, 9.5]),
    ],
    foot,
    notes: [`${alone ? 'Part des personnes sous la référence' : 'Accès moyen du territoire rapporté à celui de la France, pour 100'}${nbsp}: ${said}.`, ...cards.map(({ title, under, threshold }) => `${title}${nbsp}: ${under} ${threshold}.`)],
  };
}
