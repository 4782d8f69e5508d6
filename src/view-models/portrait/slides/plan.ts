import type { DeckCell, DeckSlide, DeckText } from '../../../domain/deck/deck';
import { formatList, formatNumber, nbsp } from '../../../domain/format';
import { countsText, type NatureCounts } from '../../actions/counts';
import type { PlanSummary } from '../plan-summary';
import { sheetAxes } from '../sheet';
import { columns, content, textIn } from './places';

/** `echec`: the plans could not be read. */
export type PlanState = { readonly kind: 'plan'; readonly plan: PlanSummary } | { readonly kind: 'aucun' } | { readonly kind: 'echec'; readonly reason: string };

const mostAround = 6;
/** Counted apart: they never add up. */
const natures: readonly { readonly titre: string; readonly of: (counts: NatureCounts) => number }[] = [
  { titre: 'Fiches numérotées', of: ({ fiches }) => fiches },
  { titre: 'Opérations non numérotées', of: ({ operations }) => operations },
];

const aroundParagraphs = (around: readonly string[]): DeckText['paragraphs'] =>
  around.length === 0
    ? []
    : [
        { text: 'Contrats renseignés qui partagent des communes avec ce territoire', bold: true },
        ...around.slice(0, mostAround).map((text) => ({ text, bullet: true })),
        ...(around.length > mostAround ? [{ text: `et ${around.length - mostAround} autres`, bullet: true }] : []),
      ];

/** What the contract of the territory promises, counted, and what its document does not say. */
export function planSlide(state: PlanState, around: readonly string[]): DeckSlide {
  if (state.kind === 'echec') {
    return { title: 'Le contrat local de santé n’a pas pu être lu', blocks: [textIn(content, [{ text: state.reason }, ...aroundParagraphs(around)])], foot: '', notes: [] };
  }
  if (state.kind === 'aucun') {
    return {
      title: 'Ce territoire n’est celui d’aucun contrat local de santé renseigné dans ce site',
      blocks: [textIn(content, [{ text: 'Cela ne dit pas qu’il n’en a pas : le site ne connaît que les contrats qui y sont saisis.' }, ...aroundParagraphs(around)], [20, 12])],
      foot: 'Source : contrats saisis par le projet, d’après leurs documents publics.',
      notes: [],
    };
  }
  const { brief, statuts, themes, completeness, missing, perimeter } = state.plan;
  const [left, right] = columns(0.5);
  const all = statuts.map(({ counts }) => counts);
  const kinds = natures.filter(({ of }) => all.some((counts) => of(counts) > 0));
  const countRow = ({ label, counts }: PlanSummary['themes'][number]): DeckCell[] => [{ text: label }].concat(kinds.map(({ of }) => ({ text: formatNumber(of(counts)) })));
  return {
    title: brief.title,
    blocks: [
      textIn(left, [
        ...brief.lines.map((text) => ({ text })),
        ...(brief.axes.length === 0 ? [] : [{ text: 'Axes', bold: true }, ...sheetAxes(brief.axes).map((text) => ({ text }))]),
        ...(brief.before.length === 0 ? [] : [{ text: `Avant lui${nbsp}: ${brief.before.join('\u202f; ')}.`, soft: true }]),
        { text: 'Ce que le document dit et ne dit pas', bold: true },
        { text: `${completeness}.${missing.length === 0 ? '' : ` Manque tout ou partie de${nbsp}: ${formatList(missing)}.`}` },
        { text: 'C’est ce que dit le document qui a été transcrit, non la valeur du contrat.', soft: true },
        ...aroundParagraphs(around),
      ], [16, 9]),
      {
        kind: 'tableau',
        ...right,
        alt: 'Actions du plan par thème, puis par statut.',
        columns: [{ titre: 'Par thème', w: right.w - kinds.length * 1.5 }, ...kinds.map(({ titre }) => ({ titre, w: 1.5, right: true }))],
        rows: [
          ...themes.map(countRow),
          [{ text: 'Par statut', bold: true }, ...kinds.map(() => ({ text: '' }))],
          ...statuts.map(countRow),
        ],
        size: [14, 9],
      },
    ],
    foot: `Source${nbsp}: ${brief.source}${perimeter === null ? '' : ` Périmètre${nbsp}: ${perimeter}.`}`,
    notes: [
      'Fiches numérotées et opérations que le document ne numérote pas ne s’additionnent pas. Une action de plusieurs thèmes est comptée dans chacun.',
      ...brief.axes,
      ...themes.map(({ label, counts }) => `${label}${nbsp}: ${countsText(counts)}`),
    ],
  };
}
