import PptxGenJS from 'pptxgenjs';
import { type Deck, type DeckBlock, type DeckChart, type DeckSlide, type DeckTable, type DeckText, slideSize } from '../../../domain/deck/deck';
import { cellMargin, fittedSize, paragraphGap, rowHeight, tableHeight, textHeight } from '../../../domain/deck/fit';
import { withoutControls } from '../xml';
import { repaired } from './repair';

/** The product’s light colours. */
const colours = { ink: '17212B', soft: '4A5764', line: 'D6D2C8', accent: '0A5A6B', accentSoft: 'DFEEF0' } as const;
/** Where it is not installed, its family and pitch have a plain sans serif stand in. */
const font = 'Atkinson Hyperlegible Next';
const master = 'Carto CLS';
const titlePlace = { x: 0.6, y: 0.35, w: 12.13, h: 1.05 } as const;
const titleSizes = [26, 16] as const;
const firstTitle = { x: 0.6, y: 1.3, w: 9.4, h: 1.3 } as const;
const firstTitleSizes = [40, 20] as const;
const foot = { x: 0.6, y: 6.98, w: 11.3, h: 0.36 } as const;
const footSizes = [10.5, 8] as const;

type Slide = PptxGenJS.Slide;

const clean = (text: string): string => withoutControls(text);
const hex = (colour: string): string => colour.slice(1).toUpperCase();

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x80_00) parts.push(String.fromCodePoint(...bytes.subarray(start, start + 0x80_00)));
  return btoa(parts.join(''));
}

function addText(slide: Slide, { x, y, w, h, paragraphs, size }: DeckText): void {
  const fontSize = fittedSize(size, h, (points) => textHeight(paragraphs, w, points));
  slide.addText(
    paragraphs.map(({ text, bold = false, soft = false, bullet = false, link }) => ({
      text: clean(text),
      options: {
        bold,
        color: soft ? colours.soft : link === undefined ? colours.ink : colours.accent,
        ...(bullet ? { bullet: { indent: 14 } } : {}),
        ...(link === undefined ? {} : { hyperlink: { url: link } }),
        paraSpaceAfter: fontSize * paragraphGap,
        breakLine: true,
      },
    })),
    { x, y, w, h, margin: 0, valign: 'top', fontFace: font, fontSize, fit: 'shrink' },
  );
}

function addTable(slide: Slide, { x, y, w, h, columns, rows, size }: DeckTable, name: string): void {
  const fontSize = fittedSize(size, h, (points) => tableHeight({ columns, rows }, points));
  const none = { type: 'none' } as const;
  const border: [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps] = [none, none, { type: 'solid', pt: 0.75, color: colours.line }, none];
  const align = (place: number): 'left' | 'right' => (columns[place]?.right === true ? 'right' : 'left');
  const head = columns.map(({ titre }, place) => ({ text: clean(titre), options: { bold: true, color: colours.accent, align: align(place), border } }));
  const body = rows.map((row) =>
    row.map(({ text, fill, bold = false }, place) => ({ text: clean(text), options: { bold, color: colours.ink, align: align(place), border, ...(fill === undefined ? {} : { fill: { color: hex(fill) } }) } })),
  );
  slide.addTable([head, ...body], {
    x,
    y,
    w,
    colW: columns.map((column) => column.w),
    rowH: [columns.map(({ titre }) => titre), ...rows.map((row) => row.map(({ text }) => text))].map((texts) => rowHeight(columns, texts, fontSize)),
    margin: [cellMargin.y, cellMargin.x, cellMargin.y, cellMargin.x],
    valign: 'middle',
    fontFace: font,
    fontSize,
    objectName: name,
  });
}

/** Place of the drawing in the box of a chart, in parts of it: known, so that the break of a series stands between its two years. */
const plot = { x: 0.11, y: 0.04, w: 0.87, h: 0.66 } as const;

function addChart(slide: Slide, pptx: PptxGenJS, chart: DeckChart, name: string): void {
  const { x, y, w, h, alt, categories, series, categoryTitle, valueTitle, format, most, breakAfter, breakText } = chart;
  const labels = categories.map(clean);
  // The library takes the colour of a line by its place among those of its group, and that of its marks by its place in the chart: one line a group.
  const types = series.map(({ name: own, kind, values, colour, dashed = false, thin = false, marked = false }): PptxGenJS.IChartMulti => ({
    type: kind === 'ligne' ? pptx.ChartType.line : pptx.ChartType.bar,
    // What is no number leaves a place empty, which `repair` takes away.
    data: [{ name: clean(own), labels, values: values.map((value) => value ?? Number.NaN) }],
    options:
      kind === 'ligne'
        ? { chartColors: series.map(() => hex(colour)), lineSize: thin ? 1.5 : 2.75, lineDash: dashed ? 'dash' : 'solid', lineDataSymbol: marked ? 'circle' : 'none', lineDataSymbolSize: 7 }
        : { chartColors: [hex(colour)], barGapWidthPct: 60, showValue: marked, dataLabelFormatCode: format, dataLabelPosition: 'outEnd', dataLabelFontSize: 14, dataLabelFontBold: true, dataLabelColor: colours.ink, dataLabelFontFace: font },
  }));
  const options: PptxGenJS.IChartOpts = {
    x,
    y,
    w,
    h,
    altText: clean(alt),
    objectName: name,
    layout: plot,
    displayBlanksAs: 'gap',
    showLegend: true,
    legendPos: 'b',
    legendFontSize: 12,
    legendFontFace: font,
    legendColor: colours.ink,
    catAxisLabelFontFace: font,
    catAxisLabelFontSize: 12,
    catAxisLabelColor: colours.soft,
    catAxisLineColor: colours.soft,
    showCatAxisTitle: categoryTitle !== '',
    catAxisTitle: clean(categoryTitle),
    catAxisTitleFontFace: font,
    catAxisTitleFontSize: 12,
    catAxisTitleColor: colours.soft,
    valAxisLabelFontFace: font,
    valAxisLabelFontSize: 12,
    valAxisLabelColor: colours.soft,
    valAxisLabelFormatCode: format,
    valAxisLineShow: false,
    valAxisMinVal: 0,
    ...(most === null ? {} : { valAxisMaxVal: most }),
    showValAxisTitle: true,
    valAxisTitle: clean(valueTitle),
    valAxisTitleFontFace: font,
    valAxisTitleFontSize: 12,
    valAxisTitleColor: colours.soft,
    valGridLine: { color: colours.line, size: 0.75, style: 'solid' },
    chartArea: { roundedCorners: false },
    barDir: 'col',
    barGrouping: 'clustered',
  };
  // @ts-expect-error With several kinds of lines the options come second, where the library’s types only know figures.
  slide.addChart(types, options);
  if (breakAfter === null) return;
  const at = x + w * (plot.x + (plot.w * (breakAfter + 1)) / categories.length);
  slide.addShape(pptx.ShapeType.line, { x: at, y: y + h * plot.y, w: 0, h: h * plot.h, line: { color: colours.soft, width: 1.5, dashType: 'sysDash' }, objectName: `${name}, rupture de méthode` });
  slide.addText(clean(breakText), { x: at - 1.6, y: y + h * (plot.y + plot.h) - 0.62, w: 1.55, h: 0.5, margin: 0, align: 'right', valign: 'bottom', fontFace: font, fontSize: 11, color: colours.soft });
}

function addBlock(slide: Slide, pptx: PptxGenJS, block: DeckBlock, place: number): void {
  switch (block.kind) {
    case 'texte':
      addText(slide, block);
      return;
    case 'tableau':
      addTable(slide, block, `Tableau ${place + 1}`);
      return;
    case 'graphique':
      addChart(slide, pptx, block, `Graphique ${place + 1}`);
      return;
    case 'image': {
      const { x, y, w, h, alt, png } = block;
      slide.addImage({ data: `image/png;base64,${base64(png)}`, x, y, w, h, altText: clean(alt), objectName: `Image ${place + 1}` });
    }
  }
}

function addSlide(pptx: PptxGenJS, { title, blocks, foot: source, notes }: DeckSlide, first: boolean): void {
  const slide = pptx.addSlide({ masterName: first ? `${master}, titre` : master });
  const [place, sizes] = first ? [firstTitle, firstTitleSizes] : [titlePlace, titleSizes];
  slide.addText(clean(title), { placeholder: 'titre', fontSize: fittedSize(sizes, place.h, (points) => textHeight([{ text: title }], place.w, points)) });
  for (const [i, block] of blocks.entries()) addBlock(slide, pptx, block, i);
  slide.addText(clean(source), { ...foot, margin: 0, valign: 'middle', fontFace: font, fontSize: fittedSize(footSizes, foot.h, (points) => textHeight([{ text: source }], foot.w, points) - (points / 72) * paragraphGap), color: colours.soft, objectName: 'Source' });
  slide.addNotes(notes.map(clean).join('\n'));
}

function defineMasters(pptx: PptxGenJS): void {
  const title = { type: 'title', margin: 0, align: 'left', fontFace: font, color: colours.ink, bold: true, fit: 'shrink' } as const;
  const slideNumber = { x: 12.1, y: foot.y, w: 0.63, h: foot.h, align: 'right', fontFace: font, fontSize: 11, color: colours.soft } as const;
  pptx.defineSlideMaster({
    title: `${master}, titre`,
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: 0.28, h: slideSize.height, fill: { color: colours.accent } } },
      { placeholder: { options: { ...title, name: 'titre', ...firstTitle, valign: 'bottom', fontSize: firstTitleSizes[0] }, text: '' } },
    ],
    slideNumber,
  });
  pptx.defineSlideMaster({
    title: master,
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: slideSize.width, h: 0.12, fill: { color: colours.accent } } },
      { line: { x: 0.6, y: 6.93, w: 12.13, h: 0, line: { color: colours.line, width: 1 } } },
      { placeholder: { options: { ...title, name: 'titre', ...titlePlace, valign: 'middle', fontSize: titleSizes[0] }, text: '' } },
    ],
    slideNumber,
  });
}

/** A presentation that PowerPoint, LibreOffice and Keynote open: its charts are theirs, with their figures. */
export async function toPptx(deck: Deck): Promise<Uint8Array<ArrayBuffer>> {
  const pptx = new PptxGenJS();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.title = clean(deck.title);
  pptx.subject = clean(deck.subject);
  pptx.author = 'Carto CLS';
  pptx.company = 'Carto CLS';
  pptx.theme = { headFontFace: font, bodyFontFace: font };
  defineMasters(pptx);
  for (const [place, slide] of deck.slides.entries()) addSlide(pptx, slide, place === 0);
  const written = await pptx.write({ outputType: 'uint8array' });
  if (!(written instanceof Uint8Array)) throw new TypeError('La présentation n’a pas pu être écrite.');
  return repaired(written, deck);
}
