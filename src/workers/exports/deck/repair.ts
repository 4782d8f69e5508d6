import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Deck, DeckChart, DeckTable } from '../../../domain/deck/deck';
import { numbers, type SheetColumn, texts } from '../../../domain/sheet';
import { toWorkbook } from '../workbook';
import { escapeXml } from '../xml';

const blocksOf = <K extends 'graphique' | 'tableau'>({ slides }: Deck, kind: K) =>
  slides.map(({ blocks }) => blocks.filter((block): block is Extract<DeckChart | DeckTable, { readonly kind: K }> => block.kind === kind));

/** The figures of a chart as a sheet: a zero stays a zero, an unknown value is an empty cell. */
function sheetOf({ categories, series }: DeckChart): readonly SheetColumn[] {
  return [texts('Catégorie', categories), ...series.map(({ name, values }) => numbers(name, Float64Array.from(values, (value) => value ?? Number.NaN), null))];
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** Numbers a shape once: tables take the number of another. Tables have a head and say what they are. */
function slideXml(xml: string, tables: readonly DeckTable[]): string {
  let shapes = 1;
  let table = 0;
  return xml
    .replaceAll(/<p:cNvPr id="\d+" name="([^"]*)"(\/?>)(?=<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"\/>)/gu, (_, name: string, end: string) => {
      const alt = tables[table]?.alt ?? '';
      table += 1;
      return `<p:cNvPr id="0" name="${name}" descr="${escapeXml(alt)}"${end}`;
    })
    .replaceAll(/<p:cNvPr id="\d+"/gu, () => `<p:cNvPr id="${(shapes += 1) - 1}"`)
    .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>');
}

/** Axis of the series of a drawing in three dimensions: there is none. */
const thirdAxis = '<c:axId val="2094734556"/>';

/** Unknown points are not there; a line has what the schema of lines asks (ECMA-376, CT_LineChart) and nothing of columns. */
const chartXml = (xml: string): string =>
  xml
    .replaceAll(/<c:pt idx="\d+"><c:v>(?:NaN)?<\/c:v><\/c:pt>/gu, '')
    .replaceAll(thirdAxis, '')
    // Names of categories are cut between words, not turned.
    .replace(/<c:catAx>.*<\/c:catAx>/su, (axis) => axis.replace(/(<c:txPr>\s*)<a:bodyPr\/>/u, '$1<a:bodyPr rot="0" vert="horz"/>'))
    .replaceAll(/<c:lineChart>.*?<\/c:lineChart>/gsu, (line) =>
      line
        .replace('<c:lineChart>', '<c:lineChart><c:grouping val="standard"/>')
        .replaceAll(/\s*<c:dLbls>.*?<\/c:dLbls>/gsu, '')
        .replaceAll('<c:invertIfNegative val="0"/>', ''),
    );

const numberIn = (path: string): number => Number(/(\d+)\.\w+$/u.exec(path)?.[1] ?? 0);

/**
 * Puts right what the library writes wrong or leaves out: empty points of a chart, a sheet in which a zero is an empty cell, numbers of shapes
 * given twice, tables without a head, texts said to be English.
 */
export function repaired(written: Uint8Array, deck: Deck): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(written);
  const tables = blocksOf(deck, 'tableau');
  const charts = blocksOf(deck, 'graphique').flat();
  const books = Object.keys(parts)
    .filter((path) => /^ppt\/embeddings\/.+\.xlsx$/u.test(path))
    .toSorted((a, b) => numberIn(a) - numberIn(b));
  const out: Zippable = {};
  for (const [path, bytes] of Object.entries(parts)) {
    const chart = charts[books.indexOf(path)];
    if (chart !== undefined) {
      // Already packed.
      out[path] = [joined(toWorkbook([{ nom: 'Sheet1', colonnes: sheetOf(chart) }], () => undefined)), { level: 0 }];
    } else if (/\.(?:xml|rels)$/u.test(path)) {
      const xml = strFromU8(bytes).replaceAll('"en-US"', '"fr-FR"');
      const slide = /^ppt\/slides\/slide\d+\.xml$/u.test(path);
      out[path] = strToU8(slide ? slideXml(xml, tables[numberIn(path) - 1] ?? []) : path.startsWith('ppt/charts/') ? chartXml(xml) : xml);
    } else if (!path.endsWith('/')) out[path] = [bytes, { level: path.endsWith('.png') ? 0 : 6 }];
  }
  return zipSync(out);
}
