import type { StartupIndicator } from '../../../contract/startup';
import type { DeckCell, DeckSlide, DeckTable } from '../../../domain/deck/deck';
import { tableHeight } from '../../../domain/deck/fit';
import { formatCount, formatList, nbsp } from '../../../domain/format';
import type { CitedSource } from '../../files/cited';
import { isOdbl } from '../../files/licence';
import { sourceOfYear, vintageText } from '../../year';
import type { PortraitColumns } from '../columns';
import { content, textIn } from './places';

/** A source of the deck: what rests on it, with its units. */
export interface SlideSource {
  readonly titre: string;
  readonly usages: readonly string[];
  readonly millesime: string;
  readonly licence: string;
}

const unstated = 'non précisé';

/** What the register says of a source that the catalogue names. */
const registered = (register: readonly CitedSource[], { source, source_libelle }: StartupIndicator, label: string): CitedSource | null =>
  register.find(({ producteur, titre }) => label === `${producteur}, ${titre}`) ?? (label === source_libelle ? register.find(({ id }) => id === source) : undefined) ?? null;

/** `Sources : DREES, 2023 ; INSEE, 2020.`, the latest year of each indicator; where each is in full, the last slides say. */
export function footOf(columns: PortraitColumns, indicators: readonly StartupIndicator[], register: readonly CitedSource[], more: readonly string[] = []): string {
  const said = indicators.flatMap((indicator) => {
    const annee = columns.latest(indicator.id)?.annee;
    if (annee === undefined) return [];
    const label = sourceOfYear(indicator, annee);
    return [`${registered(register, indicator, label)?.producteur ?? label}, ${vintageText(indicator, annee)}`];
  });
  const all = [...new Set([...said, ...more])];
  return all.length === 0 ? '' : `Sources${nbsp}: ${all.join('\u202f; ')}.`;
}

/**
 * Every source of the figures shown, each once, in the order of the figures.
 * @param shown indicators; every year of theirs that was read may have a source of its own.
 * @param others sources of what is no figure, by their identifiers, with what they give.
 */
export function slideSources(columns: PortraitColumns, shown: readonly StartupIndicator[], others: readonly (readonly [id: string, usage: string])[], register: readonly CitedSource[]): SlideSource[] {
  const found = new Map<string, { readonly source: CitedSource | null; readonly usages: Set<string> }>();
  const add = (key: string, source: CitedSource | null, usage: string): void => {
    const own = found.get(key) ?? { source, usages: new Set<string>() };
    found.set(key, own);
    own.usages.add(usage);
  };
  for (const indicator of shown) {
    const usage = `${indicator.libelle_court} (${indicator.unite})`;
    for (const label of new Set(columns.all(indicator.id).map(({ annee }) => sourceOfYear(indicator, annee)))) {
      const source = registered(register, indicator, label);
      add(source?.id ?? label, source, usage);
    }
  }
  for (const [id, usage] of others) {
    const source = register.find((candidate) => candidate.id === id);
    if (source !== undefined) add(id, source, usage);
  }
  // The mention of a source under ODbL goes where its figures go; that of the others tells how it was read.
  return [...found].map(([key, { source, usages }]) => ({
    titre: source === null ? key : `${source.producteur}, ${source.titre}${source.mention !== null && isOdbl(source.licence) ? `. ${source.mention}` : ''}`,
    usages: [...usages],
    millesime: source?.millesime ?? unstated,
    licence: source === null || source.licence === '' ? 'non précisée' : source.licence,
  }));
}

const tableColumns: DeckTable['columns'] = [
  { titre: 'Ce qui en vient (unité)', w: 4.4 },
  { titre: 'Source', w: 4.6 },
  { titre: 'Millésime', w: 1.6 },
  { titre: 'Licence', w: 1.53 },
];
/** Legible when projected; what does not fit goes to another slide. */
const size = 11;

const rowOf = ({ usages, titre, millesime, licence }: SlideSource): DeckCell[] => [{ text: formatList(usages) }, { text: titre }, { text: millesime }, { text: licence }];

function pages(rows: readonly DeckCell[][]): DeckCell[][][] {
  const out: DeckCell[][][] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (last !== undefined && tableHeight({ columns: tableColumns, rows: [...last, row] }, size) <= content.h) last.push(row);
    else out.push([row]);
  }
  return out;
}

/** Where everything comes from, under which licence, and what it does not say; as many slides as it takes. */
export function sourcesSlides(sources: readonly SlideSource[], limits: readonly string[], foot: string): DeckSlide[] {
  const tables = pages(sources.map(rowOf));
  const slides = tables.map(
    (rows, place): DeckSlide => ({
      title: place === 0 ? `Ces chiffres viennent de ${formatCount(sources.length, 'source ouverte', 'sources ouvertes')}` : 'Sources, suite',
      blocks: [{ kind: 'tableau', ...content, alt: 'Sources, unités, millésimes et licences de ce diaporama.', columns: tableColumns, rows, size: [size, size] }],
      foot,
      notes: rows.map((cells) => cells.map(({ text }) => text).join(' · ')),
    }),
  );
  return [...slides, { title: 'Ce que ces chiffres ne disent pas', blocks: [textIn(content, limits.map((text) => ({ text, bullet: true })), [18, 11])], foot, notes: [] }];
}
