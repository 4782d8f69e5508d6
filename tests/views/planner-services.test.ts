import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { codeCommuneSchema } from '../../src/contract/codes';
import { minutesIndicator, serviceIds } from '../../src/contract/services';
import type { StartupIndicator } from '../../src/contract/startup';
import { statusIndex } from '../../src/contract/value-file';
import { measureService } from '../../src/domain/access/service-measures';
import { serviceCells, type ServiceChangesSource, serviceChanges, serviceFile, serviceOrder } from '../../src/view-models/planner/service-changes';
import { draftOfServiceLine, serviceItemsOf, serviceLineOfDraft } from '../../src/view-models/planner/service-lines';
import { minutesBreaks, minutesChangeBreaks, serviceTooltip, shownMinutes } from '../../src/view-models/planner/service-map';
import { serviceNote, serviceRows, serviceSentence, spokenService } from '../../src/view-models/planner/service-measures';
import { serviceSources, timesText } from '../../src/view-models/planner/service-sources';
import { offeredServices, serviceIndicator } from '../../src/view-models/planner/services';
import { csvOf } from './support';

const leBlanc = v.parse(codeCommuneSchema, '36018');
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
const unknown = Number.NaN;

const relay = serviceIndicator('relais_sante', []);
if (relay === null) throw new Error('relay points have no words');
const station: StartupIndicator = {
  ...relay,
  id: 'minutes_gare',
  libelle_court: 'Minutes à une gare',
  source: 'gares_sncf',
  source_libelle: 'SNCF, Gares de voyageurs',
  avertissement: 'Le fichier des gares ne dit pas sa date.',
};

describe('a line typed', () => {
  test('says what is missing, and comes back as it was', () => {
    const draft = { kind: 'minutes', commune: leBlanc, nombre: '12,5' } as const;
    expect(serviceLineOfDraft({ ...draft, commune: null }, 'gare')).toHaveProperty('manque');
    expect(serviceLineOfDraft({ ...draft, nombre: '' }, 'gare')).toHaveProperty('manque');
    expect(serviceLineOfDraft({ ...draft, nombre: '-3' }, 'gare')).toHaveProperty('manque');
    expect(serviceLineOfDraft({ ...draft, kind: 'point', nombre: '' }, 'gare')).toEqual({ kind: 'point', service: 'gare', commune: leBlanc });
    const amount = fc.integer({ min: 0, max: 99_999_000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(amount, fc.constantFrom(...serviceIds), (minutes, service) => {
        const line = { kind: 'minutes', service, commune: leBlanc, minutes } as const;
        expect(serviceLineOfDraft(draftOfServiceLine(line), service)).toEqual(line);
      }),
    );
  });

  test('of a commune that no longer exists is left to the kernel to refuse', () => {
    expect(serviceItemsOf([{ kind: 'point', service: 'gare', commune: leBlanc }], () => null)).toEqual([{ kind: 'point', commune: -1 }]);
    expect(serviceItemsOf([{ kind: 'minutes', service: 'gare', commune: leBlanc, minutes: 4 }], () => 7)).toEqual([{ kind: 'minutes', commune: 7, minutes: 4 }]);
  });
});

describe('the services offered', () => {
  test('are those whose minutes are published, and the relay points, whose minutes nobody publishes', () => {
    expect(offeredServices(() => false)).toEqual(['relais_sante']);
    expect(offeredServices((id) => id === 'minutes_gare')).toEqual(['relais_sante', 'gare']);
    expect(offeredServices(() => true)).toEqual([...serviceIds]);
    expect(serviceIndicator('gare', [])).toBeNull();
    expect(serviceIds.filter((service) => minutesIndicator(service) === null)).toEqual(['relais_sante']);
  });
});

const published = { values: Float64Array.of(30, 8.04, unknown, 20), statuses: Uint8Array.of(statusIndex('estime'), statusIndex('estime'), statusIndex('hors_champ'), statusIndex('estime')) };
const times = { published, after: Float64Array.of(12, 8.04, 5, 20), saved: Float64Array.of(18, 0, unknown, 0) };
const source: ServiceChangesSource = {
  ...times,
  communes: { code: ['36018', '36016', '97801', '36001'], nom: ['Le Blanc', 'Bélâbre', 'Saint-Martin', 'Aigurande'], departement: ['36', '36', '978', '36'] },
  ranks: null,
  people: Float64Array.of(6000, 900, unknown, 1300),
};

describe('the map of a service', () => {
  test('cuts classes that hold the threshold, whatever is published', () => {
    const world = fc.record({
      minutes: fc.oneof(fc.constant(null), fc.array(fc.oneof(fc.integer({ min: 0, max: 900 }).map((tenths) => tenths / 10), fc.constant(unknown)), { maxLength: 60 })),
      seuil: fc.integer({ min: 1, max: 6000 }).map((tenths) => tenths / 10),
    });
    fc.assert(
      fc.property(world, ({ minutes, seuil }) => {
        const breaks = minutesBreaks(minutes === null ? null : Float64Array.from(minutes), null, seuil);
        expect(breaks).toContain(seuil);
        expect(breaks).toEqual([...new Set(breaks)].toSorted((a, b) => a - b));
      }),
    );
    expect(minutesChangeBreaks).toEqual(minutesChangeBreaks.toSorted((a, b) => a - b));
  });

  test('shows a trip cut short as a change under zero, and nothing where a side is unknown', () => {
    expect(Array.from(shownMinutes(times, 'changement'))).toEqual([-18, 0, unknown, 0]);
    expect(shownMinutes(times, 'officiel')).toBe(published.values);
    expect(Array.from(shownMinutes({ ...times, published: null }, 'officiel'))).toEqual([unknown, unknown, unknown, unknown]);
  });

  test('says the minutes before where they differ, and why some are missing', () => {
    const value = (rank: number, view: 'apres' | 'officiel'): string => plain(serviceTooltip('Ici', station, times, view, rank).value);
    expect(value(0, 'apres')).toBe('12 min (avant : 30 min)');
    expect(value(0, 'officiel')).toBe('30 min');
    expect(value(1, 'apres')).toBe('8 min');
    expect(value(2, 'apres')).toBe('5 min');
    expect(value(2, 'officiel')).not.toMatch(/\d/u);
    expect(serviceTooltip('Ici', { ...station, estimation: false }, times, 'officiel', 0).estimation).toBe(false);
    expect(serviceTooltip('Ici', { ...station, estimation: false }, times, 'apres', 0).estimation).toBe(true);
  });
});

describe('the communes of the map', () => {
  test('those whose trip changes most come first, the unknown last both ways', () => {
    expect(Array.from(serviceOrder(source, { column: 'changement', direction: 'descending' }))).toEqual([0, 1, 3, 2]);
    expect(Array.from(serviceOrder(source, { column: 'changement', direction: 'ascending' }))).toEqual([1, 3, 0, 2]);
    expect(Array.from(serviceOrder(source, { column: 'nom', direction: 'ascending' }))).toEqual([3, 1, 0, 2]);
    expect(Array.from(serviceOrder({ ...source, ranks: Int32Array.of(3, 0) }, { column: 'avant', direction: 'ascending' }))).toEqual([3, 0]);
  });

  test('an unknown is never a zero; what only the scenario tells says so in the file', () => {
    expect(serviceCells(source, 0).map(({ text }) => plain(text))).toEqual(['Le Blanc', '30,0', '12,0', '−18,0', '6 000']);
    expect(serviceCells(source, 1).map(({ text }) => text)[3]).toBe('=');
    const told = serviceCells(source, 2).map(({ text }) => text);
    expect(told).toHaveLength(serviceChanges.columns.length);
    expect(told[1]).not.toMatch(/\d/u);
    expect(told.slice(2)).toEqual(['5,0', '–', '–']);
    const { name, text } = csvOf(serviceFile(source, serviceOrder(source, { column: 'avant', direction: 'ascending' }), { names: ['minutes_gare', 'Brenne'], notes: ['Territoire : Brenne'], indicateurs: [] }));
    expect(name).toMatch(/scenario_minutes-gare_brenne\.csv$/u);
    const lines = text.split(/\r?\n/u);
    expect(lines.find((line) => line.includes('Le Blanc'))).toMatch(/;6000;30;-18;12;/u);
    expect(lines.find((line) => line.includes('Saint-Martin'))).toMatch(/;;;;5;.*connu par le scénario seulement/u);
  });
});

const people = Float64Array.of(6000, 900, 500, 1300);
const before = measureService({ minutes: published.values, people }, 20, null);
const same = { ...times, after: Float64Array.of(12, 8.04, unknown, 20) };
const after = measureService({ minutes: same.after, people }, 20, null);
const told = measureService({ minutes: times.after, people }, 20, null);
const nobody = measureService({ minutes: new Float64Array(4).fill(unknown), people }, 20, null);
const row = (rows: readonly { id: string }[], id: string) => rows.find((each) => each.id === id);

describe('before and after', () => {
  test('people at the threshold count as far: 20 minutes is 20 minutes or more', () => {
    expect(row(serviceRows(20, before, after), 'habitants')).toMatchObject({ label: expect.stringMatching(/20\u00a0min ou plus/u), avant: '7\u202f300', apres: '1\u202f300', ecart: '−6\u202f000' });
    expect(row(serviceRows(20, before, after), 'inconnus')).toMatchObject({ avant: '500', apres: '500', ecart: '=' });
    expect(plain(spokenService(serviceRows(20, before, after)))).toBe('Habitants à 20 min ou plus : 1 300, au lieu de 7 300.');
    expect(spokenService(serviceRows(20, before, before))).toContain('sans changement');
    expect(serviceNote(before, after, true)).toContain('ne dit rien du plus proche');
  });

  test('gives no gap between figures that are not of the same people, and says why', () => {
    expect(row(serviceRows(20, before, told), 'moyenne')).toMatchObject({ ecart: '–' });
    expect(row(serviceRows(20, before, told), 'inconnus')).toMatchObject({ ecart: '−500' });
    expect(plain(serviceNote(before, told, true) ?? '')).toContain('le temps de 500 habitants');
  });

  test('where nothing is published, before is unknown and never zero', () => {
    const rows = serviceRows(20, nobody, told);
    expect(rows.filter(({ id, avant }) => id !== 'inconnus' && avant !== 'inconnu')).toEqual([]);
    expect(spokenService(rows)).toContain('inconnu avant');
    expect(spokenService(serviceRows(20, nobody, nobody))).toBe('');
    expect(serviceNote(nobody, told, false)).toContain('ne sont pas comptés');
    expect(serviceNote(nobody, nobody, false)).toContain('n’en ajoute aucun');
  });

  test('one sentence says it all', () => {
    const base = { service: 'gare', published: true, seuil: 20, avant: before, apres: after, where: 'dans l’Indre', empty: false, estimation: true } as const;
    expect(plain(serviceSentence(base))).toBe('Dans l’Indre, 1 300 habitants sur 8 200 vivraient dans une commune à 20 min ou plus d’une gare de voyageurs, au lieu de 7 300 (estimation).');
    expect(plain(serviceSentence({ ...base, apres: before, empty: true, estimation: false }))).toBe('Dans l’Indre, 7 300 habitants sur 8 200 vivent dans une commune à 20 min ou plus d’une gare de voyageurs.');
    expect(serviceSentence({ ...base, apres: before })).toContain(', comme avant');
    expect(serviceSentence({ ...base, apres: told })).not.toContain('au lieu de');
    expect(plain(serviceSentence({ ...base, apres: { ...after, peopleBeyond: 0 } }))).toContain('aucun des 8 200 habitants ne vivrait');
    expect(serviceSentence({ ...base, apres: nobody })).toContain('aucun temps n’est connu');
    expect(serviceSentence({ ...base, published: false, service: 'relais_sante', avant: nobody, apres: nobody })).toContain('inconnu partout');
    expect(serviceSentence({ ...base, published: false, service: 'relais_sante', avant: nobody, apres: told })).toContain('du relais santé le plus proche parmi ceux du scénario');
  });
});

describe('the sources', () => {
  test('name the vintage, the error of the times and the population', () => {
    const population = { indicator: { source_libelle: 'Etalab', sources_annees: {} }, annee: 2023 };
    const sentences = serviceSources({ indicator: station, annee: 2024, error: { all: 2.531, short: 1.996 }, population }).map(plain);
    expect(sentences[0]).toBe('Temps avant : estimation du projet, d’après SNCF, Gares de voyageurs, millésime non précisé.');
    expect(sentences[1]).toBe('Le fichier des gares ne dit pas sa date.');
    expect(sentences[2]).toContain('plus de 2,5 minutes du temps officiel (2,0 pour les trajets de moins de 20 minutes)');
    expect(sentences[3]).toBe('Population : Etalab, 2023.');
    expect(serviceSources({ indicator: { ...station, estimation: false }, annee: 2019, error: null, population })[0]).toContain('chiffres officiels');
    expect(serviceSources({ indicator: relay, annee: null, error: null, population: null }).join(' ')).not.toMatch(/\d/u);
    expect(timesText(null)).toContain('n’est pas publiée');
  });
});
