import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCommune } from '../../scripts/contracts/reference';
import { loadProject, mirror, reference, root, seeds } from './contracts-helpers';

const { rows, territories, anomalies, files } = loadProject();

const seedOf: Record<string, string> = {
  'agglopolys-2022': 'agglopolys-2022-2027.txt',
  'brenne-2021': 'brenne-2021-2026.txt',
  'coeur-de-lorraine-2014': 'coeur-de-lorraine-2014-et-2018.txt',
  'coeur-de-lorraine-2018': 'coeur-de-lorraine-2014-et-2018.txt',
  'loue-lison-2024': 'loue-lison-2024-2029.txt',
  'vienne-et-gartempe-2018': 'vienne-et-gartempe-2018-2022.txt',
};
const readSeed = (contrat: string): string => readFileSync(join(seeds, seedOf[contrat] ?? contrat), 'utf8');

const axesOf = (contrat: string) => rows.axes.filter((axe) => axe.contrat === contrat);
const actionsOf = (contrat: string) => rows.actions.filter((action) => action.contrat === contrat);
const contratOf = (id: string) => {
  const found = rows.contrats.find((contrat) => contrat.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const numbers = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));

const pilots = (numero: string) =>
  rows.actions_pilotes.filter(({ action }) => action === `agglopolys-2022:fa-${numero}`).map(({ pilote }) => pilote);
const partners = (contrat: string, role: string) =>
  rows.contrats_partenaires.filter((row) => row.contrat === contrat && row.role === role).length;

const fold = (text: string): string =>
  text
    .replaceAll(/\*\*|\^\{|\}|\^/gu, '')
    .replaceAll('’', "'")
    .replaceAll('…', '...')
    .replaceAll(/^\s*(?:-\s+)?(?:[⑩✓•-]\s+)?/gmu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ([:;?!»])|(«) /gu, '$1$2')
    .trim()
    .toLowerCase();
/** Capital letters often go without their accents in the documents. */
const withoutAccents = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
const capitals = (text: string): string => (text.match(/^.*$/gmu) ?? []).filter((line) => line === line.toUpperCase()).join('\n');
const isCapital = (title: string, lines: string): boolean => withoutAccents(fold(lines)).includes(withoutAccents(fold(title)));
const loose = (text: string): string => withoutAccents(fold(text)).replaceAll('-', ' ');

describe('the contracts, counted', () => {
  it.each([
    ['agglopolys-2022', 5, 1, 0, 19, 0],
    ['brenne-2021', 4, 0, 15, 0, 47],
    ['coeur-de-lorraine-2014', 7, 2, 0, 0, 0],
    ['coeur-de-lorraine-2018', 0, 0, 7, 0, 6],
    ['loue-lison-2024', 6, 0, 0, 18, 0],
    ['vienne-et-gartempe-2018', 6, 0, 0, 25, 0],
  ])('%s: %i axes of which %i transversal, %i objectives, %i sheets, %i operations', (id, axes, across, objectives, sheets, operations) => {
    const levels = axesOf(id);
    expect(levels.filter(({ niveau }) => niveau === 'axe')).toHaveLength(axes);
    expect(levels.filter(({ transversal }) => transversal)).toHaveLength(across);
    expect(levels.filter(({ niveau }) => niveau === 'objectif')).toHaveLength(objectives);
    expect(actionsOf(id).filter(({ nature }) => nature === 'fiche')).toHaveLength(sheets);
    expect(actionsOf(id).filter(({ nature }) => nature === 'operation')).toHaveLength(operations);
  });

  it('numbers the sheets from 1 without a hole, and no operation', () => {
    for (const id of ['agglopolys-2022', 'loue-lison-2024', 'vienne-et-gartempe-2018']) {
      expect(actionsOf(id).map(({ numero }) => numero)).toEqual(numbers(actionsOf(id).length));
    }
    expect(rows.actions.filter(({ nature, numero }) => nature === 'operation' && numero !== null)).toEqual([]);
  });

  it('counts in the seeds what it counts in the files', () => {
    const count = (contrat: string, pattern: RegExp): number => [...readSeed(contrat).matchAll(pattern)].length;
    expect(count('agglopolys-2022', /^piloté par /gmu)).toBe(19);
    expect(count('agglopolys-2022', /^\d{1,2} - /gmu)).toBe(19);
    expect(count('agglopolys-2022', /^AXE \d/gmu)).toBe(4);
    expect(count('vienne-et-gartempe-2018', /\*\*Action n°\d+|Action n°\d+ :/gu)).toBe(25);
    expect(count('vienne-et-gartempe-2018', /^AXE \d/gmu)).toBe(6);
    expect(count('loue-lison-2024', /FA \d+ :/gu)).toBe(18);
    expect(count('coeur-de-lorraine-2014', /• Axe /gu)).toBe(7);
    expect(count('coeur-de-lorraine-2018', /^ {2}\d\. /gmu)).toBe(7);
    expect(count('coeur-de-lorraine-2018', /^ {2}• (?!Axe)/gmu)).toBe(6);
    const brenne = readSeed('brenne-2021');
    const plan = brenne.slice(brenne.indexOf('AXE 1 /'), brenne.indexOf('Quelques exemples d'));
    expect([...plan.matchAll(/^[⑩✓]|^- ⑩|^- ✓/gmu)]).toHaveLength(47);
    const blocks = plan.split(/\n\s*\n/u).filter((block) => !/^(?:AXE|- )/u.test(block.trim()) && block.trim() !== '');
    expect(blocks).toHaveLength(15);
  });

  it('gives every sheet of Agglopolys all its pilots, in the words of the document', () => {
    expect(pilots('02')).toEqual(['Ville de Blois (service des sports)', 'Centre Intercommunal d’Action Sociale du Blaisois']);
    const perSheet = actionsOf('agglopolys-2022').map(({ numero }) => pilots((numero ?? '').padStart(2, '0')));
    expect(perSheet.map(({ length }) => length)).toEqual([1, 2, 1, 3, 2, 2, 2, 2, 1, 1, 2, 2, 3, 1, 2, 1, 1, 1, 1]);
    const stated = readSeed('agglopolys-2022')
      .replaceAll('CIAS du Blaisois', 'Centre Intercommunal d’Action Sociale du Blaisois')
      .replaceAll('Réseau de Soin ', 'Réseau de Soins ')
      .replaceAll('ARS Centre Val de Loire', 'ARS Centre-Val de Loire')
      .match(/^piloté par .*$/gmu);
    perSheet.forEach((names, index) => {
      // What is left of the line once its pilots are taken away: no name that was forgotten.
      const left = names
        .toSorted((one, other) => other.length - one.length)
        .reduce((line, name) => line.replace(fold(name), ''), fold(stated?.[index] ?? ''));
      expect(left.replaceAll(/piloté par|\b(?:le|la|et)\b|l'|[\s,.]/gu, '')).toBe('');
    });
  });

  it('names signatories, partners and funders as the documents do', () => {
    const absent = rows.contrats_partenaires.filter(({ contrat, nom }) => !loose(readSeed(contrat)).includes(loose(nom)));
    expect(absent).toEqual([]);
  });

  it('states a status only where the document does', () => {
    const stated = rows.actions.filter(({ statut }) => statut !== 'non_renseigne');
    expect(stated.map(({ id, statut, fin }) => [id, statut, fin])).toEqual([
      ['coeur-de-lorraine-2018:portage-repas', 'realise', '2018'],
    ]);
    expect(readSeed('coeur-de-lorraine-2018')).toContain('(action réalisée en 2018)');
  });

  it('keeps the dates of the documents', () => {
    const dates = rows.contrats.map(({ id, debut, fin, date_signature }) => [id, debut, fin, date_signature]);
    expect(dates).toEqual([
      ['agglopolys-2022', '2022', '2027', null],
      ['brenne-2021', '2021', '2026', null],
      ['coeur-de-lorraine-2014', '2014', '2016', '2014-12-22'],
      ['coeur-de-lorraine-2018', '2018', '2023', '2018-12-20'],
      ['loue-lison-2024', '2024', '2029', null],
      ['vienne-et-gartempe-2018', '2018', '2022', '2018-05-28'],
    ]);
  });

  it('keeps signatories, funders, obstacles and governance', () => {
    expect(partners('vienne-et-gartempe-2018', 'signataire')).toBe(8);
    expect(partners('coeur-de-lorraine-2018', 'signataire')).toBe(7);
    expect(partners('coeur-de-lorraine-2014', 'signataire')).toBe(5);
    expect(partners('agglopolys-2022', 'partenaire')).toBe(9);
    expect(partners('brenne-2021', 'signataire')).toBe(0);
    expect(partners('brenne-2021', 'financeur')).toBe(1);
    expect(JSON.parse(contratOf('brenne-2021').freins ?? '')).toHaveLength(3);
    expect(JSON.parse(contratOf('vienne-et-gartempe-2018').gouvernance ?? '')).toContainEqual({
      date: '2017-11',
      evenement: 'Analyse des questionnaires (450 retours)\u00a0; six axes stratégiques retenus',
    });
    expect(contratOf('loue-lison-2024').freins).toBeNull();
  });

  it('keeps the figures that Brenne quotes, without a date and without an action', () => {
    expect(new Set(rows.resultats.map(({ contrat, action, annee, periode }) => JSON.stringify([contrat, action, annee, periode])))).toEqual(
      new Set([JSON.stringify(['brenne-2021', null, null, 'exemples cités, période non précisée'])]),
    );
    const figures = rows.resultats.flatMap(({ valeur }) => (valeur === null ? [] : [valeur]));
    expect(figures).toEqual([483, 1, 2, 1, 1, 1, 2, 400, 500, 3700]);
    const seed = readSeed('brenne-2021');
    for (const figure of figures) expect(seed).toMatch(new RegExp(`(?<!\\d)${figure}(?!\\d)`, 'u'));
  });
});

describe('the perimeters', () => {
  it('resolves five territories in the COG 2026', () => {
    expect(territories.map(({ id, communes }) => [id, communes.length])).toEqual([
      ['cls:agglopolys', 43],
      ['cls:brenne', 51],
      ['cls:coeur-de-lorraine', 123],
      ['cls:loue-lison', 71],
      ['cls:vienne-et-gartempe', 55],
    ]);
    const unknown = territories.flatMap(({ communes }) => communes.filter((code) => checkCommune(code, reference).anomaly !== null));
    expect(unknown).toEqual([]);
    expect(anomalies).toEqual([]);
  });

  it('holds the communes of the list deduced from OpenStreetMap, and says so', () => {
    const list = readFileSync(join(mirror, 'zonages/pnr_brenne_communes.csv'), 'utf8');
    const codes = [...list.matchAll(/^(\d{5}),/gmu)].map(([, code]) => code);
    expect(territories.find(({ id }) => id === 'cls:brenne')?.communes).toEqual(codes.toSorted());
    expect(contratOf('brenne-2021').licence_perimetre).toContain('ODbL');
  });

  it('says which perimeters are deduced, and why', () => {
    const deduced = rows.contrats.filter(({ statut_perimetre }) => statut_perimetre === 'deduit');
    expect(deduced.map(({ id }) => id)).toEqual(['brenne-2021', 'coeur-de-lorraine-2014', 'vienne-et-gartempe-2018']);
    expect(deduced.map(({ motif_perimetre }) => (motif_perimetre ?? '').length > 80)).toEqual([true, true, true]);
    expect(contratOf('vienne-et-gartempe-2018').motif_perimetre).toContain('Montmorillon');
    expect(contratOf('coeur-de-lorraine-2014').motif_perimetre).toContain('2017');
    expect(readSeed('vienne-et-gartempe-2018')).not.toMatch(/communauté de communes/iu);
  });

  it('locates the actions whose text names a place', () => {
    expect(rows.actions_communes).toEqual([
      { action: 'brenne-2021:op-1-2-1', commune: '36018' },
      { action: 'brenne-2021:op-1-2-2', commune: '36018' },
      { action: 'coeur-de-lorraine-2018:marche-hannonville', commune: '55228' },
      { action: 'vienne-et-gartempe-2018:fa-06', commune: '86165' },
    ]);
    const located = rows.actions.filter(({ portee }) => portee === 'communes').map(({ id }) => id);
    expect(located).toEqual(rows.actions_communes.map(({ action }) => action));
    expect(rows.lieux.map(({ commune }) => commune)).toEqual(['36018', '86165', '55228']);
  });
});

describe('the thematic grid', () => {
  it('gives every action one to three themes of the grid, and every theme somewhere', () => {
    const known = new Set(rows.themes.map(({ id }) => id));
    for (const { id } of rows.actions) {
      const themes = rows.actions_themes.filter(({ action }) => action === id).map(({ theme }) => theme);
      expect([1, 2, 3]).toContain(themes.length);
      expect(themes.filter((theme) => !known.has(theme))).toEqual([]);
    }
    const used = new Set([...rows.actions_themes, ...rows.axes_themes].map(({ theme }) => theme));
    expect([...known].filter((theme) => !used.has(theme))).toEqual([]);
  });

  it('gives themes to the axes and objectives without an action, and to no other', () => {
    const tagged = new Set(rows.axes_themes.map(({ axe }) => axe));
    const bare = rows.axes.filter(({ contrat }) => contrat.startsWith('coeur-de-lorraine'));
    expect([...tagged]).toEqual(bare.map(({ id }) => id));
  });

  it('writes its rule down and defines each theme on one line', () => {
    expect(readFileSync(join(root, 'data/themes.yaml'), 'utf8')).toContain('# Règle d\'étiquetage');
    expect(rows.themes.map(({ ordre }) => ordre)).toEqual(rows.themes.map((_, index) => index + 1));
    expect(rows.themes.filter(({ definition }) => definition.length > 110)).toEqual([]);
  });
});

describe('titles against the documents', () => {
  /** Wordings mended in a title, and why; anything else must stand in the document. */
  const mended: [string, string, string][] = [
    ['à des destinations des habitants', 'à destination des habitants', 'deux tournures mêlées'],
    ['(PAT, solidarité, education)', '(PAT, solidarité, éducation)', 'accent oublié'],
    ['enfants, temps forts,', 'enfants, temps forts)', 'parenthèse jamais fermée'],
  ];

  const mendedSeed = (contrat: string): string =>
    mended.reduce((text, [theirs, ours]) => text.replace(theirs, ours), readSeed(contrat).replaceAll('**', ''));

  it.each(Object.keys(seedOf))('%s: every title stands in its document', (contrat) => {
    const seed = mendedSeed(contrat);
    const whole = fold(seed);
    const titles = [...axesOf(contrat), ...actionsOf(contrat)].map(({ intitule }) => intitule);
    expect(titles.length).toBeGreaterThan(5);
    const missing = titles.filter((title) => {
      const folded = fold(title);
      if (whole.includes(folded) || isCapital(title, capitals(seed))) return false;
      const [initial = '', ...rest] = folded;
      return !whole.includes(withoutAccents(initial) + rest.join(''));
    });
    expect(missing).toEqual([]);
  });

  it.each([
    ['agglopolys-2022', /^AXE 1 :/mu, /^Agglopolys$/mu],
    ['brenne-2021', /^AXE 1 \//mu, /^Quelques exemples/mu],
    ['loue-lison-2024', /^AXE 1 : .*\tFA 1/mu, /$(?![\s\S])/u],
    ['vienne-et-gartempe-2018', /^AXE 1 :/mu, /$(?![\s\S])/u],
  ])('%s: nothing of the plan is left out', (contrat, start, end) => {
    const seed = mendedSeed(contrat);
    const from = seed.slice(seed.search(start));
    const plan = from.slice(0, from.search(end)).replaceAll(/^piloté par .*$/gmu, '');
    const titles = [...axesOf(contrat), ...actionsOf(contrat)].map(({ intitule }) => withoutAccents(fold(intitule)));
    const left = titles
      .toSorted((one, other) => other.length - one.length)
      .reduce((text, title) => text.replaceAll(title, ''), withoutAccents(fold(plan)));
    expect(left.replaceAll(/axe \d ?[:/]|en transversalite:|action n°\d+:|fa \d+:|\d+ -|[⑩✓.\s-]/gu, '')).toBe('');
  });

  it('mends only what is in the documents', () => {
    const all = Object.keys(seedOf).map((contrat) => readSeed(contrat).replaceAll('**', '')).join('\n');
    expect(mended.filter(([theirs]) => !all.includes(theirs))).toEqual([]);
  });

  it.each(['brenne-2021', 'vienne-et-gartempe-2018', 'loue-lison-2024', 'agglopolys-2022'])('%s: titles come in the order of the document', (contrat) => {
    const whole = fold(mendedSeed(contrat));
    let position = contrat === 'loue-lison-2024' ? whole.indexOf('intitulé de la fiche action') : 0;
    if (contrat === 'vienne-et-gartempe-2018') position = whole.indexOf('25 fiches actions');
    for (const { intitule } of actionsOf(contrat)) {
      const found = withoutAccents(whole).indexOf(withoutAccents(fold(intitule)), position);
      expect(found).toBeGreaterThanOrEqual(position);
      position = found + fold(intitule).length;
    }
  });
});

describe('no person', () => {
  const written = [...files, 'data/lieux/modele.csv', 'data/repli/sources.yaml'].map((file) => ({
    file,
    text: readFileSync(join(root, file), 'utf8'),
  }));

  it.each([
    ['a title before a name', /(?<![\p{L}])(?:(?:Mme|Mlle|Mr|Dr|Pr|Me|Docteur|Professeur|Madame|Monsieur)(?![\p{L}])|M\.\s)/u],
    ['a mobile number', /(?:\+33\s?|\b0)\s?[67](?:[\s.-]?\d{2}){4}/u],
    ['a first name followed by a capitalised surname', /(?<!\p{L})\p{Lu}\p{Ll}+ (?!CPTS|HEI|CLS|COVID|AMILA)\p{Lu}{3,}(?!\p{L})/u],
    ['a nominative address', /\b[a-z]+\.[a-z]+@/u],
  ])('no file holds %s', (_, pattern) => {
    const hits = written.flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
    );
    expect(hits).toEqual([]);
  });

  it('names nobody whom the documents name', () => {
    const people = readdirSync(seeds).flatMap((name) => {
      const text = readFileSync(join(seeds, name), 'utf8');
      return [...text.matchAll(/\b\p{Lu}\p{Ll}+ (\p{Lu}{4,})\b/gu)].map(([, surname]) => surname ?? '');
    });
    expect(people).toEqual(expect.arrayContaining(['RUFFET', 'SLUZALY', 'DAUMAS']));
    for (const surname of [...people, 'Willems', 'Gaudy']) {
      if (['AMILA', 'LABORIT'].includes(surname)) continue;
      expect(written.filter(({ text }) => text.toLowerCase().includes(surname.toLowerCase()))).toEqual([]);
    }
  });
});
