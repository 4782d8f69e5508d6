import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../scripts/contracts/contracts';
import { lieuxColumns } from '../../scripts/contracts/lieux-schema';
import { lieuCategories } from '../../src/contract/vocabulary';
import { readIsoDate } from '../../src/domain/hours/calendar';
import { parseSchedule } from '../../src/domain/hours/parse';
import { copyOfData, issuesOf, loadProject, reference, root } from './contracts-helpers';

type Cells = Partial<Record<(typeof lieuxColumns)[number], string>>;

const arret: Cells = {
  id: 'arret-essai',
  categorie: 'bus_sante',
  nom: "Arrêt d'essai",
  commune: '36018',
  precision: 'commune',
  contrat: 'brenne-2021',
  source: 'Essai',
};

/** A folder whose only places are the given lines; the first one is line 2 of the file. */
function folderWith(...lines: Cells[]): string {
  const folder = copyOfData();
  rmSync(join(folder, 'lieux/contrats.csv'));
  const text = lines.map((cells) => lieuxColumns.map((name) => cells[name] ?? '').join(','));
  writeFileSync(join(folder, 'lieux/essai.csv'), [lieuxColumns.join(','), ...text, ''].join('\n'));
  return folder;
}
const read = (...lines: Cells[]) => loadContracts(folderWith(...lines), reference);
const mistakes = (...lines: Cells[]) => {
  const folder = folderWith(...lines);
  return issuesOf(() => loadContracts(folder, reference));
};

describe('the places of the project', () => {
  it('are those that the contracts name, at the position of their commune, and say so', () => {
    const { rows } = loadProject();
    expect(rows.lieux.map(({ id, contrat, commune, adresse }) => [id, contrat, commune, adresse])).toEqual([
      ['site-hospitalier-le-blanc', 'brenne-2021', '36018', null],
      ['pole-montmorillon', 'vienne-et-gartempe-2018', '86165', null],
      ['marche-hannonville', 'coeur-de-lorraine-2018', '55228', null],
    ]);
    const [, , market] = rows.lieux;
    expect([market?.lon, market?.lat]).toEqual([5.65, 49.04]);
    expect(market?.commentaire).toContain('Passage\u00a0: une fois par mois. Position\u00a0: celle de la commune');
    expect(market?.commentaire).toContain('Source\u00a0: Présentation du contrat local de santé du PETR');
  });

  it('have a template with the same columns, documented one by one', () => {
    const header = readFileSync(join(root, 'data/lieux/modele.csv'), 'utf8').trim().split(',');
    expect(header).toEqual(lieuxColumns);
    const guide = readFileSync(join(root, 'data/lieux/README.md'), 'utf8');
    expect([...header, ...lieuCategories].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('never come from the template', () => {
    const folder = copyOfData();
    appendFileSync(join(folder, 'lieux/modele.csv'), 'ceci,nest,pas,lu\n');
    expect(loadContracts(folder, reference).files).not.toContain('data/lieux/modele.csv');
  });
});

describe('the communes that a service goes to', () => {
  it('are read with the place, sorted, each once; unknown where nothing is written', () => {
    const { desservies } = read({ ...arret, desservies: '86165 36018 36018' }, { ...arret, id: 'autre-essai' });
    expect([...desservies]).toEqual([['arret-essai', ['36018', '86165']]]);
  });
  it('must be codes of communes that exist', () => {
    const at = { file: 'data/lieux/essai.csv', line: 2, field: 'desservies' };
    expect(mistakes({ ...arret, desservies: '36018 36998' })).toEqual([{ ...at, message: 'commune inconnue\u00a0: 36998' }]);
    expect(mistakes({ ...arret, desservies: 'Le Blanc' })).toEqual([{ ...at, message: expect.stringContaining('codes de communes attendus') }]);
  });
});

describe('the passages of a round', () => {
  const tuesday: Cells = { ...arret, jour: 'mardi', heure_debut: '09:00', heure_fin: '12:00', semaines: '1' };
  const thursday: Cells = { ...arret, jour: 'jeudi', heure_debut: '14:00', heure_fin: '16:30', semaines: '2', periode: 'de mai à septembre' };

  it('make one place of several lines', () => {
    const { rows, passages } = read(tuesday, thursday);
    expect(rows.lieux).toHaveLength(1);
    expect(passages).toEqual([
      { lieu: 'arret-essai', passage: { jour: 1, heures: { debut: 540, fin: 720 }, frequence: { kind: 'hebdomadaire' }, du: null, au: null, periode: null } },
      {
        lieu: 'arret-essai',
        passage: {
          jour: 3,
          heures: { debut: 840, fin: 990 },
          frequence: { kind: 'une_sur', n: 2, reference: null },
          du: null,
          au: null,
          periode: 'de mai à septembre',
        },
      },
    ]);
    expect(JSON.parse(rows.lieux[0]?.horaires ?? '')).toEqual({
      mardi: '09:00 - 12:00',
      jeudi: '14:00 - 16:30 (une semaine sur 2, de mai à septembre)',
    });
  });

  it('join the hours of one day, and keep a day without hours', () => {
    const evening: Cells = { ...tuesday, heure_debut: '17:00', heure_fin: '19:00' };
    const { rows } = read(tuesday, evening, { ...arret, jour: 'samedi' });
    expect(JSON.parse(rows.lieux[0]?.horaires ?? '')).toEqual({
      mardi: '09:00 - 12:00 / 17:00 - 19:00',
      samedi: 'horaire non précisé',
    });
  });

  it('know a day of reference, a parity, ranks in the month and a period', () => {
    const { rows, passages } = read(
      { ...thursday, periode: '', reference: '2026-11-05' },
      { ...arret, jour: 'lundi', parite: 'paires' },
      { ...arret, jour: 'vendredi', heure_debut: '09:00', heure_fin: '12:00', rangs: 'dernier 1', du: '2027-05-01', au: '2027-09-30' },
    );
    expect(rows.lieux).toHaveLength(1);
    expect(passages.map(({ passage }) => [passage.frequence, passage.du, passage.au])).toEqual([
      [{ kind: 'une_sur', n: 2, reference: readIsoDate('2026-11-05') }, null, null],
      [{ kind: 'semaines', parite: 'paires' }, null, null],
      [{ kind: 'mois', rangs: [-1, 1] }, readIsoDate('2027-05-01'), readIsoDate('2027-09-30')],
    ]);
    expect(JSON.parse(rows.lieux[0]?.horaires ?? '')).toEqual({
      jeudi: '14:00 - 16:30 (une semaine sur 2)',
      lundi: 'horaire non précisé (semaines paires)',
      vendredi: '09:00 - 12:00 (1er et dernier vendredi du mois, du 1er\u00a0mai\u00a02027 au 30\u00a0septembre\u00a02027)',
    });
  });

  it('are hours that the parser of hours reads, where they are no more than hours and a rhythm', () => {
    const { rows } = read(tuesday, { ...thursday, periode: '' }, { ...tuesday, jour: 'samedi', semaines: '', rangs: '1 3' });
    const jours: unknown = JSON.parse(rows.lieux[0]?.horaires ?? '{}');
    expect(parseSchedule({ jours: v.parse(v.record(v.string(), v.string()), jours) }).jours.map(({ kind }) => kind)).toEqual([
      'ferme', 'ouvert', 'ferme', 'ouvert', 'ferme', 'ouvert', 'ferme',
    ]);
  });

  it('are none where the source gives none', () => {
    const { rows, passages } = read(arret);
    expect(passages).toEqual([]);
    expect(rows.lieux[0]?.horaires).toBeNull();
  });

  it('keep a stated position and address', () => {
    const { rows } = read({ ...arret, lon: '1.0631', lat: '46.6318', precision: 'adresse', adresse: '"1, place de la Mairie"', code_postal: '36300', itinerant: 'true' });
    expect(rows.lieux[0]).toMatchObject({
      lon: 1.0631,
      lat: 46.6318,
      adresse: '1, place de la Mairie',
      code_postal: '36300',
      itinerant: true,
      source: 'lieux_des_contrats',
      commentaire: 'Source\u00a0: Essai.',
    });
  });
});

describe('a mistake in a place names its line and column', () => {
  it.each<[string, Cells, string, string]>([
    ['an unknown category', { categorie: 'cabinet' }, 'categorie', 'valeur attendue parmi'],
    ['no name', { nom: '' }, 'nom', 'texte attendu'],
    ['no source', { source: '' }, 'source', 'texte attendu'],
    ['an unknown commune', { commune: '36998' }, 'commune', 'commune inconnue'],
    ['a commune that is no code', { commune: 'Le Blanc' }, 'commune', 'code de commune attendu'],
    ['an unknown contract', { contrat: 'brenne-1999' }, 'contrat', 'contrat inconnu'],
    ['half a position', { lon: '1.06', precision: 'point' }, 'lon', 'lon et lat vont ensemble'],
    ['a position beside that of the commune', { lon: '1.06', lat: '46.6' }, 'precision', 'lon et lat en trop'],
    ['no position', { precision: 'point' }, 'precision', 'lon et lat attendus'],
    ['a position from an address that is not there', { lon: '1.06', lat: '46.6', precision: 'adresse' }, 'adresse', 'adresse attendue'],
    ['a latitude off the globe', { lon: '1.06', lat: '96.6', precision: 'point' }, 'lat', 'degrés attendus'],
    ['a day in capitals', { jour: 'MARDI' }, 'jour', 'valeur attendue parmi'],
    ['hours without a day', { heure_debut: '09:00', heure_fin: '12:00' }, 'jour', 'jour attendu'],
    ['an hour without its end', { jour: 'mardi', heure_debut: '09:00' }, 'heure_fin', 'heure_debut et heure_fin vont ensemble'],
    ['hours upside down', { jour: 'mardi', heure_debut: '12:00', heure_fin: '09:00' }, 'heure_fin', 'fin avant le début'],
    ['an hour as people write it', { jour: 'mardi', heure_debut: '9h', heure_fin: '12:00' }, 'heure_debut', 'heure attendue'],
    ['no week', { jour: 'mardi', semaines: '0' }, 'semaines', 'nombre de semaines attendu'],
    ['two rhythms', { jour: 'mardi', semaines: '2', parite: 'paires' }, 'semaines', 'un seul rythme'],
    ['a reference without weeks', { jour: 'mardi', reference: '2026-11-03' }, 'reference', 'sans «\u00a0toutes les n semaines'],
    ['a reference on another weekday', { jour: 'mardi', semaines: '2', reference: '2026-11-04' }, 'reference', 'n’est pas celui de la colonne jour'],
    ['a reference that is no day', { jour: 'mardi', semaines: '2', reference: '2026-11-31' }, 'reference', 'date attendue'],
    ['a parity without a day', { parite: 'paires' }, 'parite', 'jour attendu'],
    ['an unknown parity', { jour: 'mardi', parite: 'paire' }, 'parite', 'valeur attendue parmi'],
    ['a sixth Tuesday', { jour: 'mardi', rangs: '1 6' }, 'rangs', 'rangs attendus'],
    ['a rank twice', { jour: 'mardi', rangs: '1 1' }, 'rangs', 'rangs attendus'],
    ['ranks without a day', { rangs: 'dernier' }, 'rangs', 'jour attendu'],
    ['a period upside down', { jour: 'mardi', du: '2026-09-30', au: '2026-05-01' }, 'au', 'fin de période avant son début'],
    ['a mobile number', { telephone: '06 00 00 00 00' }, 'telephone', 'numéro fixe attendu'],
    ['a postal code that lost its zero', { code_postal: '1000' }, 'code_postal', 'code postal attendu'],
    ['a site without its protocol', { site: 'www.exemple.fr' }, 'site', 'adresse attendue'],
    ['a French date', { date_maj: '31/01/2026' }, 'date_maj', 'date attendue'],
  ])('%s', (_, cells, field, message) => {
    expect(mistakes({ ...arret, id: 'premier' }, { ...arret, ...cells })).toEqual([
      { file: 'data/lieux/essai.csv', line: 3, field, message: expect.stringContaining(message) },
    ]);
  });

  it('one identifier for two places', () => {
    expect(mistakes(arret, { ...arret, nom: 'Un autre arrêt' })).toEqual([
      { file: 'data/lieux/essai.csv', line: 3, field: 'id', message: 'identifiant déjà pris par un autre lieu\u00a0: arret-essai' },
    ]);
  });

  it('a line too short, a column missing, a column unknown', () => {
    const folder = folderWith(arret);
    const file = join(folder, 'lieux/essai.csv');
    appendFileSync(file, 'seul,deux\n');
    expect(issuesOf(() => loadContracts(folder, reference))).toEqual([
      { file: 'data/lieux/essai.csv', line: 3, field: '', message: `2 cellules lues, ${lieuxColumns.length} attendues` },
    ]);
    writeFileSync(file, readFileSync(file, 'utf8').replace('precision', 'précision'));
    expect(issuesOf(() => loadContracts(folder, reference)).map(({ line, field, message }) => [line, field, message])).toEqual([
      [1, 'precision', 'colonne absente'],
      [1, 'précision', 'colonne inconnue'],
    ]);
  });

  it('a code that left the COG is carried and told', () => {
    const { rows, anomalies } = read({ ...arret, commune: '36999' });
    expect(rows.lieux[0]?.commune).toBe('36018');
    expect(anomalies).toMatchObject([{ source: 'lieux_des_contrats', ligne: 2, valeur: '36999', correction: 'remplacée par 36018' }]);
  });
});
