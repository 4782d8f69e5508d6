import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { startupSchema } from '../../src/contract/startup';
import { decodeValueFile } from '../../src/contract/value-file';
import { isolationServices } from '../../src/view-models/planner/gaps/isolation';
import { contractsAround } from '../../src/view-models/portrait/contract';
import { portraitDeck } from '../../src/view-models/portrait/slides/deck';
import type { PortraitInput, PortraitSubject } from '../../src/view-models/portrait/subject';
import { openDeck } from '../views/portrait/open-deck';
import { contractPortraits } from './support/portraits';
import { published, publishedManifest, readGzipJson, rowsOf } from './support/published';

const manifest = publishedManifest();
const startup = v.parse(startupSchema, readGzipJson(published, manifest.demarrage.fichier));
const services = isolationServices(startup.indicateurs, manifest);
const register = rowsOf(manifest, 'sources').map(({ id, titre, producteur, licence, millesime, url, mention }) => ({ id, titre, producteur, licence, millesime, url, mention }));
const portraits = contractPortraits(manifest);
const communes = rowsOf(manifest, 'communes');
const [anyPortrait] = portraits;
if (anyPortrait === undefined) throw new Error('no contract');

const other = (part: Pick<PortraitSubject, 'id' | 'type' | 'nom'>, ranks: readonly number[]): PortraitInput => ({
  ...anyPortrait,
  subject: { ...part, code: part.id.split(':')[1] ?? '', titre: part.nom, ranks: Int32Array.from(ranks), communes: ranks.length },
});
const ranksWhere = (kept: (commune: (typeof communes)[number]) => boolean): number[] => communes.flatMap((commune, rank) => (kept(commune) ? [rank] : []));

/** By the published table of territories, which another program makes. */
const means = rowsOf(manifest, 'valeurs_territoires');
const meanOf = (territoire: string, indicateur: string, annee: number): number | null => means.find((row) => row.territoire === territoire && row.indicateur === indicateur && row.annee === annee)?.valeur ?? null;

function valuesOf(indicateur: string): Float64Array {
  const file = manifest.valeurs[indicateur]?.toSorted((a, b) => b.annee - a.annee)[0];
  if (file === undefined) throw new Error(`${indicateur} not published`);
  return decodeValueFile(gunzipSync(readFileSync(join(published, file.fichier))), file.decimales, manifest.nb_communes).values;
}

/** Share of the people whose time is known that are at fewer minutes, in %; null under 80 % of them. */
function shareWithin(indicateur: string, limit: number, ranks: readonly number[]): number | null {
  const [minutes, people] = [valuesOf(indicateur), valuesOf('population')];
  const inhabited = ranks.filter((rank) => (people[rank] ?? 0) > 0);
  const sum = (kept: readonly number[]): number => kept.reduce((total, rank) => total + (people[rank] ?? 0), 0);
  const known = inhabited.filter((rank) => !Number.isNaN(minutes[rank]));
  if (sum(known) === 0 || sum(known) < 0.8 * sum(inhabited)) return null;
  return (100 * sum(known.filter((rank) => (minutes[rank] ?? Infinity) < limit))) / sum(known);
}

const near = (value: number | null, decimals: number): unknown => (value === null ? null : expect.closeTo(value, decimals));
const apl = { medecin_generaliste: 'apl_mg', infirmier: 'apl_infirmiers', sage_femme: 'apl_sages_femmes', chirurgien_dentiste: 'apl_dentistes' } as const;
const drawn = [['minutes_urgences', 'Urgences'], ['minutes_hopital', 'Site hospitalier'], ['minutes_france_services', 'France services'], ['minutes_gare', 'Gare']] as const;

const cases: readonly (readonly [string, PortraitInput])[] = [
  ...portraits.map((input) => [input.subject.titre, input] as const),
  ['Bretagne', other({ id: 'region:53', type: 'region', nom: 'Bretagne' }, ranksWhere(({ region }) => region === '53'))],
  ['Saint-Barthélemy', other({ id: 'region:977', type: 'region', nom: 'Saint-Barthélemy' }, ranksWhere(({ region }) => region === '977'))],
  ['two communes put together by hand', other({ id: 'ensemble', type: 'ensemble', nom: 'l’ensemble de 2 communes choisies' }, ranksWhere(({ code }) => code === '36018' || code === '29019'))],
];

test.each(cases)('the figures behind the charts of %s are those of the published files', async (_, input) => {
  const { subject } = input;
  const ranks = [...(subject.ranks ?? [])];
  const deck = portraitDeck({ input, profession: 'medecin_generaliste', services, picture: 'sans', attribution: 'Contours : IGN', plan: { kind: 'aucun' }, around: contractsAround(input, startup.territoires), register, timesError: null, link: 'https://x.example/', qr: null, day: '2026-11-28' });
  const { slides } = await openDeck(deck);

  // A set made by hand is in no table: its charts are held by their own sums below.
  const told = subject.type === 'ensemble' ? [] : [subject.id];
  for (const id of told) {
    const [heads = [], ...rows] = slides[2]?.charts[0]?.sheet ?? [];
    const mine = heads.flatMap((head, column) => (typeof head === 'string' && !/^(?:Catégorie|France|Seuil)/u.test(head) ? [column] : []));
    const drawnYears = rows.map((row) => [Number(row[0]), mine.map((column) => row[column]).find((cell) => typeof cell === 'number') ?? null]);
    expect(drawnYears).toEqual(rows.map(([year]) => [Number(year), near(meanOf(id, 'apl_mg', Number(year)), 4)]));
    const index = slides[3]?.charts[0]?.sheet.slice(1).map((row) => row[1] ?? null);
    const expected = Object.values(apl).map((indicateur) => {
      const [own, france] = [meanOf(id, indicateur, 2023), meanOf('france:FR', indicateur, 2023)];
      return own === null || france === null ? null : (100 * own) / france;
    });
    expect(index).toEqual(expected.map((value) => near(value, 1)));
  }

  const [heads = [], ...rows] = slides[4]?.charts[0]?.sheet ?? [];
  const known = drawn.filter(([id]) => shareWithin(id, 20, ranks) !== null);
  expect(heads.slice(1)).toEqual(known.map(([, label]) => label));
  expect(rows.map((row) => row.slice(1))).toEqual(rows.map(([limit]) => known.map(([id]) => near(shareWithin(id, Number(limit), ranks), 9))));
});

test('the slides of sources name every source of every figure shown', async () => {
  const deck = portraitDeck({ input: anyPortrait, profession: 'infirmier', services, picture: 'sans', attribution: 'Contours : IGN', plan: { kind: 'aucun' }, around: ['x'], register, timesError: null, link: 'https://x.example/', qr: null, day: '2026-11-28' });
  const { slides } = await openDeck(deck);
  const said = slides.slice(6).map(({ text }) => text).join('\n');
  const shown = startup.indicateurs.filter(({ id }) => ['population', 'superficie', ...Object.values(apl)].includes(id) || services.some((service) => service.id === id));
  const ids = new Set(['contours_communes', 'decoupage_administratif', 'contrats_locaux_de_sante', 'apl_mg_serie', ...shown.map(({ source }) => source)]);
  expect(ids.size).toBeGreaterThan(10);
  for (const { titre, producteur, licence, millesime } of register.filter(({ id }) => ids.has(id))) {
    for (const part of [titre, producteur, licence === '' ? 'non précisée' : licence, millesime ?? 'non précisé']) expect(said).toContain(part);
  }
  expect(said).toContain('ODbL 1.0');
});
