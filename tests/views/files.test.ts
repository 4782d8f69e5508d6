import { read, utils, type WorkBook } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { numbers, type SheetColumn, texts } from '../../src/domain/sheet';
import { citedMetadata, citedNotes, citedOf, citedSheets, type CitedSource } from '../../src/view-models/files/cited';
import { fileName } from '../../src/view-models/files/file-name';
import { columnTitles, formatsOf, partsText } from '../../src/view-models/files/formats';
import { columnValues, communesPart, fileFigure, filePart, fileText, tableFile, withoutColumns } from '../../src/view-models/files/table-file';
import { placesFile, type PlacesRow } from '../../src/view-models/places-table';
import { communesFile, type TableSource } from '../../src/view-models/table';
import { toCsv } from '../../src/workers/exports/csv';
import { createExporter, type ExportRequest } from '../../src/workers/exports/exports';
import { indicatorOf, valuesOf } from './support';

const quiet = (): void => undefined;
const table = (columns: readonly SheetColumn[]): ExportRequest[] => [{ kind: 'tableau', nom: 'Communes', fichier: 'a.csv' }, ...columns.map((colonne) => ({ kind: 'colonne' as const, colonne }))];

/** The file that the last of some requests answers. */
async function written(requests: readonly ExportRequest[]): Promise<Buffer<ArrayBuffer>> {
  const exporter = createExporter();
  const answer = await requests.map((request) => exporter(request, quiet)).at(-1);
  if (!(answer instanceof Blob)) throw new Error('no file');
  return Buffer.from(await answer.arrayBuffer());
}

const reopened = async (columns: readonly SheetColumn[]): Promise<WorkBook> => read(await written([...table(columns), { kind: 'classeur', annexes: [] }]), { cellFormula: true, cellNF: true });
const csvRows = (text: string | Buffer, delimiter: string): string[][] => parse(text, { delimiter, bom: true, record_delimiter: '\r\n', relax_column_count: true, skip_empty_lines: false });
const cellsOf = (column: SheetColumn): (string | number)[] => (column.kind === 'texte' ? [...column.values] : [...column.values]);
const inert = (cell: string): string => (/^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell);

const columnsOf = (cells: readonly { readonly nom: string; readonly note: string; readonly valeur: number }[]): SheetColumn[] => [
  texts('Nom', cells.map(({ nom }) => nom)),
  texts('Note', cells.map(({ note }) => note)),
  numbers('Valeur', Float64Array.from(cells, ({ valeur }) => valeur), 2),
];
/** A lone half of a character has no UTF-8. */
const utf8 = (text: string): string => Buffer.from(text).toString();
const csv = (columns: readonly SheetColumn[], separator: ';' | ',' = ';'): string => Buffer.concat(toCsv(columns, separator, [], quiet)).toString('utf8');

describe('what is exported reads back equal', () => {
  const rows = fc.array(fc.record({ nom: fc.string({ maxLength: 20 }), note: fc.string({ unit: 'binary', maxLength: 8 }), valeur: fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constant(Number.NaN)) }), { minLength: 1, maxLength: 8 });

  test.each([';', ','] as const)('as CSV separated by %s', async (separateur) => {
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const bytes = await written([...table(columnsOf(cells)), { kind: 'csv', separateur, notes: [['Source : INSEE']] }]);
        const back = csvRows(bytes, separateur);
        expect(back[0]).toEqual(['Nom', 'Note', 'Valeur']);
        expect(back.slice(1, cells.length + 1).map(([nom, note, valeur]) => [nom, note, valeur === '' ? Number.NaN : Number(valeur?.replace(separateur === ';' ? ',' : '.', '.'))])).toEqual(
          cells.map(({ nom, note, valeur }) => [utf8(inert(nom)), utf8(inert(note)), valeur === 0 ? 0 : valeur]),
        );
        expect(back.at(-1)).toEqual(['Source : INSEE']);
      }),
      { numRuns: 60 },
    );
  });

  test('as a spreadsheet', async () => {
    const printable = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD]*$/u;
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const shown = cells.map((row) => ({ ...row, note: printable.test(row.note) ? row.note.replaceAll('\r', '') : 'x' }));
        const sheet = (await reopened(columnsOf(shown))).Sheets['Communes'] ?? {};
        const back = shown.map((_, row) => ['A', 'B', 'C'].map((column) => sheet[`${column}${row + 2}`]?.v));
        expect(back).toEqual(shown.map(({ nom, note, valeur }) => [nom === '' ? undefined : nom, note === '' ? undefined : note, Number.isNaN(valeur) ? undefined : valeur + 0]));
      }),
      { numRuns: 60 },
    );
  });

  test('as GeoJSON, unknown figures null and every name once', async () => {
    const bytes = await written([
      ...table([texts('Nom', ['=a', '']), numbers('Accès, en min', Float64Array.of(2.5, Number.NaN), 1), numbers('Accès (en min)', Float64Array.of(0, 1), 1)]),
      { kind: 'entites', rangees: Int32Array.of(1), places: { contours: null, lon: Float64Array.of(3), lat: Float64Array.of(4) } },
      { kind: 'entites', rangees: Int32Array.of(0), places: { contours: null, lon: Float64Array.of(Number.NaN), lat: Float64Array.of(1) } },
      { kind: 'geojson', metadonnees: [{ titre: 'x' }] },
    ]);
    expect(JSON.parse(bytes.toString('utf8'))).toEqual({
      type: 'FeatureCollection',
      metadata: { titre: 'x' },
      features: [
        { type: 'Feature', properties: { nom: null, acces_en_min: null, acces_en_min_2: 1, geometrie: 'point' }, geometry: { type: 'Point', coordinates: [3, 4] } },
        { type: 'Feature', properties: { nom: '=a', acces_en_min: 2.5, acces_en_min_2: 0, geometrie: 'aucune' }, geometry: null },
      ],
    });
  });

  test('several tables leave in one zip, each whole', async () => {
    const two = [...table([texts('a', ['1'])]), { kind: 'tableau' as const, nom: 'Lieux', fichier: 'b_odbl.csv' }, { kind: 'colonne' as const, colonne: texts('b', ['2']) }];
    const files = unzipSync(await written([...two, { kind: 'csv', separateur: ';', notes: [[], ['ODbL']] }]));
    expect(Object.keys(files)).toEqual(['a.csv', 'b_odbl.csv']);
    expect(csvRows(Buffer.from(files['b_odbl.csv'] ?? []), ';')).toEqual([['b'], ['2'], [''], ['ODbL']]);
  });

  test('thousands of rows come whole, and tell how far they are', async () => {
    const count = 5_001;
    const exporter = createExporter();
    const told: number[] = [];
    for (const request of table([numbers('n', Float64Array.from({ length: count }, (_, row) => row), 0)])) exporter(request, quiet);
    const answer = exporter({ kind: 'classeur', annexes: [] }, (share) => told.push(share));
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(1);
    if (!(answer instanceof Blob)) throw new Error('no file');
    const sheet = read(await answer.arrayBuffer()).Sheets['Communes'] ?? {};
    expect(utils.sheet_to_json<{ n: number }>(sheet).map(({ n }) => n)).toEqual(Array.from({ length: count }, (_, row) => row));
  });

  test('columns without a table are refused, not lost in silence', () => {
    expect(() => createExporter()({ kind: 'colonne', colonne: texts('a', []) }, quiet)).toThrow(/plus là/u);
  });
});

describe('the spreadsheet', () => {
  test('holds numbers as numbers, texts as texts, and nothing where nothing is known', async () => {
    const book = await reopened([texts('Code', ['01001', '2A004']), texts('Commune', ['L’Abergement', '']), numbers('Accès', Float64Array.of(2.512345, Number.NaN), 2), numbers('Hab.', Float64Array.of(1234, 0), 0)]);
    const { Communes: sheet } = book.Sheets;
    expect(sheet?.['A2']).toMatchObject({ t: 's', v: '01001' });
    expect(sheet?.['C2']).toMatchObject({ t: 'n', v: 2.512345, z: '#,##0.00' });
    expect(sheet?.['D3']).toMatchObject({ t: 'n', v: 0 });
    expect([sheet?.['B3'], sheet?.['C3']]).toEqual([undefined, undefined]);
  });

  test('runs nothing, whatever a text begins with or holds', async () => {
    const hostile = ['constructor', '=1+1', '+cmd|calc', '-2', '@SUM(A1)', '=HYPERLINK("http://x")', '<script>', ']]>', '&amp;', '\u0000\u0007a\uFFFF', '\uD800', 'x'.repeat(40_000)];
    const { Communes: sheet = {} } = (await reopened([texts('=A1', hostile)])).Sheets;
    const cells = Object.entries(sheet).filter(([address]) => !address.startsWith('!'));
    expect(cells).toHaveLength(hostile.length + 1);
    for (const [, cell] of cells) {
      expect(cell).toMatchObject({ t: 's' });
      expect(cell).not.toHaveProperty('f');
    }
    expect(utils.sheet_to_json<string[]>(sheet, { header: 1 }).slice(1, 10).flat()).toEqual(hostile.slice(0, 9));
  });
});

describe('CSV', () => {
  test('starts with a byte order mark; the decimal mark goes with the separator', () => {
    const columns = [texts('Commune', ['Le Blanc']), numbers('Valeur', Float64Array.of(-2.54), 2)];
    expect(csv(columns)).toBe('\ufeffCommune;Valeur\r\nLe Blanc;-2,54\r\n');
    expect(csv(columns, ',')).toBe('\ufeffCommune,Valeur\r\nLe Blanc,-2.54\r\n');
  });

  test.each(['=1+1', '+33', '-2', '@sum', '\tx', '\rx'])('a text that a spreadsheet would run is made inert: %j', (text) => {
    expect(csvRows(csv([texts(text, [text])]), ';')).toEqual([[`'${text}`], [`'${text}`]]);
  });

  test('a file name keeps no accent, space nor sign', () => {
    expect(fileName('csv', 'apl_mg', '2023', '', 'Cœur de Lorraine (55)')).toBe('carto-cls_apl-mg_2023_coeur-de-lorraine-55.csv');
  });
});

const register: CitedSource[] = [
  { id: 'apl_medecins_generalistes', titre: 'APL', producteur: 'DREES', licence: 'Licence Ouverte', millesime: '2023', url: 'https://drees', mention: null },
  { id: 'apl_serie', titre: 'APL, série 2015-2021', producteur: 'DREES', licence: '', millesime: null, url: '', mention: 'Lue ainsi' },
  { id: 'gares', titre: 'Gares', producteur: 'SNCF', licence: 'ODbL 1.0', millesime: null, url: 'https://sncf', mention: null },
  { id: 'autre', titre: 'Autre', producteur: 'X', licence: '', millesime: null, url: '', mention: null },
];
const communes = { count: 2, code: ['36001', '36018'], nom: ['Aigurande', 'Le Blanc'], departement: ['36', '36'], population: Float64Array.of(1000, Number.NaN) };
const source: TableSource = { communes, indicator: indicatorOf(), annee: 2023, data: valuesOf([2.5, 'secret']), ranks: null, actions: null };

describe('what a file says beside its rows', () => {
  const file = communesFile(source, Int32Array.of(1, 0), 'Brenne');
  const [part] = file.parts;
  const cited = citedOf(file, [indicatorOf(), indicatorOf({ id: 'autre', libelle: 'Autre' })], register);

  test('the sources of its indicators alone, of every year, with what is not stated told so', () => {
    expect(cited.sources.map(({ id }) => id)).toEqual(['apl_medecins_generalistes', 'apl_serie']);
    expect(cited.definitions.map(([term]) => term)).toEqual(['APL aux médecins généralistes', 'Cellule vide']);
    if (part === undefined) throw new Error('no part');
    const sheets = new Map(citedSheets(file, part, cited).map(({ nom, colonnes }) => [nom, colonnes]));
    expect([...sheets.keys()]).toEqual(['À savoir', 'Sources', 'Définitions']);
    expect(sheets.get('Sources')?.find(({ titre }) => titre === 'Licence')?.values).toEqual(['Licence Ouverte', 'non précisée']);
    const notes = citedNotes(file, part, cited).join('\n');
    for (const said of ['Territoire : Brenne', 'Millésime : 2023', 'Unité : consultations/visites', 'licence : Licence Ouverte']) expect(notes).toContain(said);
    expect(citedMetadata(file, part, cited, 'Contours')).toMatchObject({ contours: 'Contours', sources: [{ producteur: 'DREES' }, { mention: 'Lue ainsi' }] });
  });

  test('rows keep the order on screen, figures as published, reasons in words; columns can be left out', () => {
    expect(part?.columns.map((column) => cellsOf(columnValues(column, part.rows)).join(' | '))).toEqual([
      '36018 | 36001', 'Le Blanc | Aigurande', '36 | 36', 'NaN | 1000', 'NaN | 2.5', `${source.indicator.unite} | ${source.indicator.unite}`, 'secret statistique | valeur publiée',
    ]);
    expect(columnTitles(withoutColumns(file, new Set(['Unité', 'Commune'])))).toEqual(columnTitles(file).filter((titre) => titre !== 'Unité' && titre !== 'Commune'));
  });
});

const more = (id: string, odbl: boolean) => ({ indicator: indicatorOf({ id, libelle: id, unite: 'min' }), annee: 2023, data: valuesOf([1, odbl ? 'absent' : 2]), odbl });
const place = (id: string, licence: string): PlacesRow => ({
  id, categorie: 'gare', sous_categorie: null, nom: id, adresse: null, code_postal: null, commune: null, commune_nom: null, lon: 1, lat: 2, telephone: null, courriel: null, site: null, horaires: null,
  itinerant: false, capacite: null, commentaire: null, contrat: null, date_maj: null, source: licence, source_titre: null, source_producteur: null, source_millesime: null, source_mention: null, source_licence: licence,
});

describe('licences and formats', () => {
  test('an indicator under ODbL leaves in a part of its own, with the codes of its rows', () => {
    const file = communesFile(source, Int32Array.of(0, 1), 'Brenne', [more('minutes_gare', true), more('minutes_ehpad', false)]);
    const titles = file.parts.map(({ columns }) => columns.map(({ titre }) => titre).filter((titre) => titre.includes('minutes') || titre.startsWith('Code')));
    expect(titles).toEqual([
      ['Code commune', 'minutes_ehpad (2023), min'],
      ['Code commune', 'minutes_gare (2023), min', 'Statut : minutes_gare (2023)'],
    ]);
    expect(file.parts.map(({ suffixe }) => suffixe)).toEqual(['', 'odbl']);
    expect(file.parts[1]?.notes[0]).toContain('ODbL');
    expect(partsText(file)).toContain('ODbL');
  });

  test('places under ODbL are told apart; places alone under it are one file that says so', () => {
    const rows = [place('a', 'ODbL 1.0'), place('b', 'Licence Ouverte'), place('c', 'ODbL 1.0')];
    expect(placesFile(rows, 'x').parts.map(({ rows: count, suffixe }) => [count, suffixe])).toEqual([[1, ''], [2, 'odbl']]);
    expect(placesFile(rows.slice(0, 1), 'x').parts.map(({ suffixe }) => suffixe)).toEqual(['odbl']);
    expect(placesFile([], 'x').parts).toHaveLength(1);
  });

  test('a map is offered for rows that are somewhere, a spreadsheet for as many rows as it opens', () => {
    expect(formatsOf({ parts: [communesPart('a', Int32Array.of(1), [])] })).toEqual(['xlsx', 'csv-fr', 'csv', 'geojson', 'parquet']);
    expect(formatsOf({ parts: [filePart('a', [1], [])] })).toEqual(['xlsx', 'csv-fr', 'csv', 'parquet']);
    expect(formatsOf({ parts: [filePart('a', { length: 1_048_576 }, [])] })).toEqual(['csv-fr', 'csv', 'parquet']);
  });

  test('a figure has no tail of a subtraction, and none stays none', () => {
    const columns = filePart('a', [0.1 + 0.2, Number.NaN, null], [fileFigure('f', 1, (row) => row), fileText('t', (row) => (row === null ? null : 'x'))]);
    expect(columns.columns.map((column) => cellsOf(columnValues(column, columns.rows)))).toEqual([[0.3, Number.NaN, Number.NaN], ['x', 'x', '']]);
    expect(tableFile('t', [], [columns], []).indicateurs).toEqual([]);
  });
});
