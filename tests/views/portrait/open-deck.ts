import { read, utils } from '@e965/xlsx';
import { type Document, DOMParser, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import type { Deck } from '../../../src/domain/deck/deck';
import { createExporter } from '../../../src/workers/exports/exports';

/** A chart as a reader finds it: what it draws, and the sheet that is edited behind it. */
export interface OpenedChart {
  readonly names: readonly string[];
  /** By series; null where the chart has no point. */
  readonly drawn: readonly (readonly (number | null)[])[];
  /** Rows of its sheet, heads first; undefined where a cell is empty. */
  readonly sheet: readonly (readonly unknown[])[];
}

export interface OpenedSlide {
  readonly title: string;
  readonly text: string;
  readonly notes: string;
  /** Of its pictures, charts and tables. */
  readonly alts: readonly string[];
  readonly shapeIds: readonly string[];
  readonly charts: readonly OpenedChart[];
}

export interface OpenedDeck {
  readonly slides: readonly OpenedSlide[];
  readonly parts: Readonly<Record<string, Uint8Array>>;
}

const parse = (path: string, bytes: Uint8Array): Document =>
  new DOMParser({
    onError: (level, message) => {
      throw new Error(`${path}: ${level}: ${message}`);
    },
  }).parseFromString(strFromU8(bytes), 'text/xml');

const all = (node: Document | Element, name: string): Element[] => [...node.getElementsByTagName(name)];
const textOf = (node: Document | Element): string => all(node, 'a:p').map((paragraph) => all(paragraph, 'a:t').map((run) => run.textContent ?? '').join('')).join('\n');

function chartOf(xml: Document, book: Uint8Array): OpenedChart {
  const series = all(xml, 'c:ser');
  const points = (own: Element): (number | null)[] => {
    const values = all(own, 'c:val')[0];
    const count = Number(values === undefined ? 0 : all(values, 'c:ptCount')[0]?.getAttribute('val'));
    const found = new Map((values === undefined ? [] : all(values, 'c:pt')).map((point) => [Number(point.getAttribute('idx')), Number(point.textContent)] as const));
    return Array.from({ length: count }, (_, place) => found.get(place) ?? null);
  };
  return {
    names: series.map((own) => all(own, 'c:tx')[0]?.getElementsByTagName('c:v')[0]?.textContent ?? ''),
    drawn: series.map(points),
    sheet: utils.sheet_to_json<unknown[]>(read(book).Sheets['Sheet1'] ?? {}, { header: 1 }),
  };
}

/** Parts of a kind that a part refers to. */
const target = (path: string, relations: Document | undefined, type: string): string[] =>
  relations === undefined
    ? []
    : all(relations, 'Relationship')
        .filter((relation) => relation.getAttribute('Type')?.endsWith(`/${type}`) === true)
        .map((relation) => new URL(relation.getAttribute('Target') ?? '', `https://x/${path}`).pathname.slice(1));

/** Opens a presentation without the code that wrote it; every part of it is read. @throws where a part is not well-formed XML. */
export async function openDeck(deck: Deck): Promise<OpenedDeck> {
  const answer = await createExporter()({ kind: 'diaporama', diaporama: deck }, () => undefined);
  if (!(answer instanceof Blob)) throw new Error('no file');
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const documents = new Map(Object.entries(parts).flatMap(([path, bytes]) => (/\.(?:xml|rels)$/u.test(path) ? [[path, parse(path, bytes)] as const] : [])));
  const slides = [...documents.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/u.test(path)).toSorted((a, b) => Number(/\d+/u.exec(a)) - Number(/\d+/u.exec(b)));
  return {
    parts,
    slides: slides.map((path) => {
      const xml = documents.get(path);
      const relations = documents.get(path.replace('slides/', 'slides/_rels/').concat('.rels'));
      if (xml === undefined) throw new Error(path);
      const title = all(xml, 'p:sp').find((shape) => all(shape, 'p:ph').some((place) => place.getAttribute('type') === 'title'));
      const notes = target(path, relations, 'notesSlide').flatMap((own) => documents.get(own) ?? []);
      const said = [...all(xml, 'p:pic'), ...all(xml, 'p:graphicFrame')].map((shape) => all(shape, 'p:cNvPr')[0]?.getAttribute('descr') ?? '');
      return {
        title: title === undefined ? '' : textOf(title),
        text: textOf(xml),
        notes: notes.map(textOf).join('\n'),
        alts: said,
        shapeIds: all(xml, 'p:cNvPr').map((shape) => shape.getAttribute('id') ?? ''),
        charts: target(path, relations, 'chart').map((own) => {
          const chart = documents.get(own);
          const [book] = target(own, documents.get(own.replace('charts/', 'charts/_rels/').concat('.rels')), 'package');
          const bytes = parts[book ?? ''];
          if (chart === undefined || bytes === undefined) throw new Error(own);
          return chartOf(chart, bytes);
        }),
      };
    }),
  };
}
