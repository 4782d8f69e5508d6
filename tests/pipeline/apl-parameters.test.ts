import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CFB } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { parametersSheet, parseOfficialParameters } from '../../scripts/steps/apl-parameters';
import { readXlsxFile } from '../../scripts/lib/xlsx-file';
import { mirror } from './support/build';

const workbooks = ['apl_medecins_generalistes', 'apl_infirmiers', 'apl_sages_femmes', 'apl_chirurgiens_dentistes'];
const pathOf = (name: string): string => join(mirror, 'apl', `${name}.xlsx`);

/** Every text and number of the first sheet, straight from the XML in the archive, row by row. */
function rawRows(name: string): string[][] {
  const archive = CFB.read(readFileSync(pathOf(name)), { type: 'buffer' });
  const xml = (path: string): string => Buffer.from(CFB.find(archive, path)?.content ?? []).toString('utf8');
  const shared = [...xml('/xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gsu)].map(([, entry = '']) =>
    [...entry.matchAll(/<t[^>]*>(.*?)<\/t>/gsu)].map(([, text = '']) => text).join(''),
  );
  return [...xml('/xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gsu)].map(([, row = '']) =>
    [...row.matchAll(/<c ([^>]*)><v>(.*?)<\/v>/gsu)].map(([, attributes = '', value = '']) =>
      attributes.includes('t="s"') ? (shared[Number(value)] ?? '') : value,
    ),
  );
}

describe('official parameters', () => {
  it.each(workbooks)('of %s are what the archive holds, read another way', (name) => {
    const parameters = parseOfficialParameters(readXlsxFile(pathOf(name)).get(parametersSheet) ?? []);
    if (parameters === null) throw new Error('paramètres illisibles');
    const rows = rawRows(name);
    const limits = rows.flatMap(([label = '', weight]) => {
      const minutes = label.endsWith('minutes') && !label.startsWith('Plus') ? label.match(/\d+/gu)?.at(-1) : undefined;
      return minutes === undefined ? [] : [{ moins_de: Number(minutes), poids: Number(weight) }];
    });
    expect(limits).toHaveLength(3);
    expect(parameters.decroissance).toEqual(limits);
    const exceptions = rows.flat().find((text) => text.startsWith('Exceptions')) ?? '';
    const digits = exceptions.slice(exceptions.indexOf('une offre de ') + 13).split(/consultations|ETP/u)[0] ?? '';
    expect(parameters.newcomer.supply).toBe(Number(digits.replaceAll(/\s/gu, '')));
    expect(parameters.newcomer.unit).toBe(name === 'apl_medecins_generalistes' ? 'consultations' : 'ETP');
  });

  const sheet = [
    ['Moins de  10 minutes', 1],
    ['Entre 10 et 15 minutes', 0.5],
    ['Plus de 15 minutes', 0],
    ['une offre de 5 400 consultations ou visites est imputée ;', null],
  ];
  it('are read whatever stands around them', () => {
    expect(parseOfficialParameters([['Paramètres'], [], ...sheet, [null, 3]])).toEqual({
      decroissance: [
        { moins_de: 10, poids: 1 },
        { moins_de: 15, poids: 0.5 },
      ],
      newcomer: { supply: 5400, unit: 'consultations' },
    });
  });
  it('are none when the sheet is empty, its last limit another, its weights not falling, or its newcomer untold', () => {
    expect(parseOfficialParameters([])).toBeNull();
    expect(parseOfficialParameters(sheet.map((row) => (row[0] === 'Plus de 15 minutes' ? ['Plus de 20 minutes', 0] : row)))).toBeNull();
    expect(parseOfficialParameters(sheet.map((row) => (row[1] === 0.5 ? [row[0] ?? null, 1] : row)))).toBeNull();
    expect(parseOfficialParameters(sheet.slice(0, 3))).toBeNull();
  });
});
