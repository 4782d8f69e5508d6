import type { Sheet, SheetColumn } from '../../domain/sheet';
import { type Chunk, type Report, rowsByChunk } from './chunks';
import { escapeXml } from './xml';
import { toZip } from './zip';

/** Most texts hold nothing of it: told at a glance. */
const plainText = /^[\u0020\u0021\u0023-\u0025\u0027-\u003b\u003d\u003f-\ud7ff]*$/;
const escape = (text: string): string => (plainText.test(text) ? text : escapeXml(text));
/** Longest text of a cell. */
const longestCell = 32_000;
const utf8 = (text: string): Chunk => new TextEncoder().encode(text);
const narrow = 12;
const wide = 44;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Styles of the cells, by their place in `cellXfs`: plain, head, wrapped text, then numbers of 0, 1, 2… decimals. */
const styles = { plain: 0, head: 1, wrapped: 2, numbers: 3 } as const;
const mostDecimals = 6;
const formatOf = (decimals: number): string => (decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`);
/** Formats of one's own start here. */
const firstFormat = 164;

function stylesPart(): string {
  const formats = Array.from({ length: mostDecimals + 1 }, (_, decimals) => ({ id: firstFormat + decimals, code: formatOf(decimals) }));
  return `${declaration}<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${formats.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.numbers + formats.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>${formats.map(({ id }) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`;
}

/** `A`, `Z`, `AA`. */
function columnName(place: number): string {
  const letter = String.fromCodePoint(65 + (place % 26));
  return place < 26 ? letter : columnName(Math.floor(place / 26) - 1) + letter;
}

/** A text is a text, `=1+1` too: no cell is a formula. */
const textCell = (address: string, text: string, style: number): string =>
  text === '' ? '' : `<c r="${address}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escape(text.slice(0, longestCell))}</t></is></c>`;

function cellOf(column: SheetColumn, row: number, address: string): string {
  if (column.kind === 'texte') {
    const text = column.values[row] ?? '';
    return textCell(address, text, text.length > wide ? styles.wrapped : styles.plain);
  }
  const value = column.values[row] ?? Number.NaN;
  if (!Number.isFinite(value)) return '';
  const style = column.decimales === null ? styles.plain : styles.numbers + Math.min(mostDecimals, column.decimales);
  return `<c r="${address}" s="${style}"><v>${value}</v></c>`;
}

function widthOf(column: SheetColumn): number {
  const longest = column.kind === 'texte' ? column.values.slice(0, 500).reduce((most, text) => Math.max(most, text.length), 0) : 0;
  return Math.min(wide, Math.max(narrow, longest, Math.min(24, column.titre.length)) + 2);
}

function* sheetPart({ colonnes }: Sheet, report: Report): Generator<Chunk> {
  const names = colonnes.map((_, place) => columnName(place));
  const head = colonnes.map(({ titre }, place) => textCell(`${names[place] ?? ''}1`, titre, styles.head)).join('');
  const widths = colonnes.map((column, place) => `<col min="${place + 1}" max="${place + 1}" width="${widthOf(column)}" customWidth="1"/>`).join('');
  yield utf8(`${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData><row r="1">${head}</row>`);
  yield* rowsByChunk(colonnes, (row) => `<row r="${row + 2}">${colonnes.map((column, place) => cellOf(column, row, `${names[place] ?? ''}${row + 2}`)).join('')}</row>`, report);
  yield utf8('</sheetData></worksheet>');
}

const typeOf = (part: string, type: string): string => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;

/** The sheets as an XLSX file (ECMA-376): typed cells, bold heads that stay in view, numbers as numbers. */
export function toWorkbook(sheets: readonly Sheet[], report: Report): Chunk[] {
  const parts = sheets.map((sheet, place) => ({ file: `worksheets/sheet${place + 1}.xml`, id: `rId${place + 1}`, sheet }));
  const texts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${typeOf('/xl/workbook.xml', 'sheet.main')}${typeOf('/xl/styles.xml', 'styles')}${parts.map(({ file }) => typeOf(`/xl/${file}`, 'worksheet')).join('')}</Types>`,
    ],
    ['_rels/.rels', `${declaration}<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${parts.map(({ id, sheet }, place) => `<sheet name="${escape(sheet.nom)}" sheetId="${place + 1}" r:id="${id}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packageRelations}">${parts.map(({ id, file }) => relation(id, 'worksheet', file)).join('')}${relation('rIdStyles', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', stylesPart()],
  ];
  return toZip([...texts.map(([name, text]) => [name, [utf8(text)]] as const), ...parts.map(({ file, sheet }) => [`xl/${file}`, sheetPart(sheet, report)] as const)]);
}
