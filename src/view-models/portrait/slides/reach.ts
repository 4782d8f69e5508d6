import type { DeckSlide } from '../../../domain/deck/deck';
import { nbsp } from '../../../domain/format';
import { uncapitalised } from '../../french';
import { type ReachRow, tableMinutes } from '../minutes';
import { curveMinutes } from '../reach-source';
import { chartColours, columns, rows as cut, textIn } from './places';

/** Curves drawn: as many as are told apart, the first one gives the title; the table has all the services. */
const drawn = ['minutes_urgences', 'minutes_hopital', 'minutes_france_services', 'minutes_gare'] as const;

const shown = [10, 20, 30] as const;

interface ReachInput {
  readonly reach: readonly ReachRow[];
  readonly name: string;
  /** How far off the estimated minutes are. */
  readonly error: string | null;
  /** Sources and vintages. */
  readonly foot: string;
}

const serviceText = (row: ReachRow): string => (row.estimated ? row.label : `${row.label} (temps publié)`);

/** How many people are near each service, minute after minute. */
export function reachSlide({ reach, name, error, foot }: ReachInput): DeckSlide {
  const [left, right] = columns(0.56);
  const curves = drawn.flatMap((id) => reach.find((row) => row.id === id && row.curve.length > 0) ?? []);
  const [first] = curves;
  const [table, below] = cut(right, 4.2);
  return {
    title: first === undefined ? 'Les minutes jusqu’aux services ne sont pas connues pour assez d’habitants' : `${first.label}${nbsp}: ${uncapitalised(first.sentence)}`,
    blocks: [
      curves.length === 0
        ? textIn(left, [{ text: 'Non disponible : les temps sont connus pour trop peu d’habitants.' }])
        : {
            kind: 'graphique',
            ...left,
            alt: `Courbes${nbsp}: part des habitants à moins de 5 à 60 minutes de chaque service. ${curves.map((row) => `${row.label}${nbsp}: ${row.sentence}`).join(' ')}`,
            categories: curveMinutes.map(String),
            series: curves.map((row, place) => ({ kind: 'ligne', name: row.label, values: curveMinutes.map((limit) => row.curve.find(({ minutes }) => minutes === limit)?.own ?? null), colour: chartColours.lines[place] ?? chartColours.own, dashed: place % 2 === 1, marked: true })),
            categoryTitle: 'À moins de tant de minutes en voiture',
            valueTitle: '% des habitants',
            format: '0',
            most: 100,
            breakAfter: null,
            breakText: '',
          },
      {
        kind: 'tableau',
        ...table,
        alt: `Part des habitants à moins de 10, 20 et 30 minutes de chaque service, ${name}.`,
        columns: [{ titre: 'Service', w: right.w - 3 * 0.95 }, ...shown.map((minutes) => ({ titre: `${minutes}${nbsp}min`, w: 0.95, right: true }))],
        rows: reach.map((row) => [{ text: serviceText(row) }, ...shown.map((minutes) => ({ text: row.cells?.[tableMinutes.indexOf(minutes)]?.share ?? 'non disponible' }))]),
        size: [13, 9],
      },
      textIn(below, [{ text: `Temps estimés en voiture, sauf mention contraire. ${error ?? 'Leur erreur n’est pas disponible.'}`, soft: true }], [11, 9]),
    ],
    foot,
    notes: reach.map((row) => `${row.label} (${row.annee}, ${row.estimated ? 'estimation' : 'temps publié'})${nbsp}: ${row.sentence}`),
  };
}
