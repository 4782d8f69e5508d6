import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readValues } from '../../scripts/lib/read-published';
import { type AccessColumns, type AccessHeader, decodeAccessFile, professions } from '../../src/contract/access-file';
import type { Manifest } from '../../src/contract/manifest';
import type { Row } from '../../src/contract/tables';
import { Access } from '../../src/workers/access';
import { published, publishedManifest, rowsOf } from './support/published';

let manifest: Manifest;
let bytes: Buffer;
let header: AccessHeader;
let points: AccessColumns;
let communes: Row<'communes'>[];
let validation: Row<'validation_acces'>[];

beforeAll(() => {
  manifest = publishedManifest();
  bytes = gunzipSync(readFileSync(join(published, manifest.acces?.fichier ?? '')));
  ({ header, points } = decodeAccessFile(bytes, manifest.nb_communes));
  communes = rowsOf(manifest, 'communes');
  validation = rowsOf(manifest, 'validation_acces');
});

function values(indicator: string, year: number): Float64Array {
  const file = manifest.valeurs[indicator]?.find(({ annee }) => annee === year);
  if (file === undefined) throw new Error(`${indicator} ${year} n’est pas publié`);
  return readValues(published, file, manifest.nb_communes).values;
}

const national = (annee: number, perimetre: string): Row<'validation_acces'> | undefined =>
  validation.find((row) => row.annee === annee && row.perimetre === perimetre && row.profession === 'medecin_generaliste');

describe('the access file', () => {
  it('holds every profession, with inputs that are published, in at most 4 MB', () => {
    expect(manifest.acces?.octets).toBeLessThan(4_000_000);
    expect(header.professions.map(({ profession }) => profession)).toEqual([...professions]);
    for (const { apl, population, population_standardisee, annee, postes } of header.professions) {
      const inputs = [apl, population, population_standardisee].map((indicateur) => ({ indicateur, annee }));
      for (const input of postes === null ? inputs : [...inputs, postes]) expect(values(input.indicateur, input.annee)).toHaveLength(manifest.nb_communes);
    }
  });
  it('gives midwives the female population and the longer reach, GPs alone a volume a post', () => {
    const of = (wanted: string) => header.professions.find(({ profession }) => profession === wanted);
    expect(of('sage_femme')).toMatchObject({ population: 'population_feminine', population_standardisee: 'pop_standardisee_sages_femmes', pour: 100_000, offre_arrivant: 1 });
    expect(of('sage_femme')?.decroissance.map(({ moins_de }) => moins_de)).toEqual([10, 20, 30]);
    expect(of('medecin_generaliste')).toMatchObject({ pour: 1, offre_arrivant: 5400, postes: { indicateur: 'generalistes', annee: 2020 } });
    expect(header.professions.flatMap(({ profession, offre_poste }) => (offre_poste === null ? [] : [profession]))).toEqual(['medecin_generaliste']);
  });
  it('puts each commune on its own land, within reach of its outline, and anchors it to a commune at 0 minute', () => {
    const minutes = values('minutes_urgences', 2019);
    const wrong = communes.filter(({ xmin, xmax, ymin, ymax }, rank) => {
      const [lon, lat] = [points.lon[rank] ?? Number.NaN, points.lat[rank] ?? Number.NaN];
      if (xmin === null || xmax === null || ymin === null || ymax === null) return !Number.isNaN(lon);
      const anchor = points.ancre[rank] ?? -1;
      if (anchor >= 0 && (minutes[anchor] !== 0 || points.masse[anchor] !== points.masse[rank] || points.minutes_ancre[rank] !== minutes[rank])) return true;
      const [width, height] = [xmax - xmin, ymax - ymin];
      return lon < xmin - width || lon > xmax + width || lat < ymin - height || lat > ymax + height;
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

describe('the model held against the official APL', () => {
  it('is published for the last three years, on what tuned and what did not, and by département', () => {
    for (const annee of [2021, 2022, 2023]) {
      for (const perimetre of ['france', 'apprentissage', 'test']) expect(national(annee, perimetre)?.communes).toBeGreaterThan(5000);
      expect(validation.filter((row) => row.annee === annee && row.perimetre === 'departement').length).toBeGreaterThan(95);
    }
    const samples = new Map(validation.flatMap(({ departement, echantillon }) => (departement === null ? [] : [[departement, echantillon]])));
    expect([...samples.values()].filter((echantillon) => echantillon === 'test').length / samples.size).toBeCloseTo(0.25, 1);
  });
  it('is no worse than when it was chosen, and better than straight lines (0.69)', () => {
    expect(national(2021, 'france')?.correlation).toBeGreaterThan(0.755);
    expect(national(2022, 'france')?.correlation).toBeGreaterThan(0.745);
    expect(national(2023, 'france')?.correlation).toBeGreaterThan(0.74);
    for (const annee of [2021, 2022, 2023]) {
      expect(national(annee, 'test')?.correlation).toBeGreaterThan(0.69);
      expect(Math.abs(national(annee, 'france')?.biais ?? Infinity)).toBeLessThan(0.12);
    }
  });
  it('has the measures that its own published column makes', () => {
    const people = values('population_apl_mg', 2023);
    const official = values('apl_mg', 2023);
    for (const departement of [null, '36', '59', '974']) {
      const expected = validation.find((row) => row.annee === 2023 && row.departement === departement && (departement !== null || row.perimetre === 'france'));
      const rows = communes.flatMap((commune, rank) => {
        const [officiel, modele, weight] = [official[rank] ?? Number.NaN, points.modele[rank] ?? Number.NaN, people[rank] ?? 0];
        const elsewhere = departement !== null && commune.departement !== departement;
        return elsewhere || Number.isNaN(officiel) || Number.isNaN(modele) || !(weight > 0) ? [] : [{ officiel, modele, weight }];
      });
      const total = rows.reduce((sum, { weight }) => sum + weight, 0);
      const mean = (f: (row: (typeof rows)[number]) => number): number => rows.reduce((sum, row) => sum + row.weight * f(row), 0) / total;
      const [x, y] = [mean(({ modele }) => modele), mean(({ officiel }) => officiel)];
      const covariance = mean(({ modele, officiel }) => modele * officiel) - x * y;
      const spread = Math.sqrt((mean(({ modele }) => modele ** 2) - x * x) * (mean(({ officiel }) => officiel ** 2) - y * y));
      expect(expected?.correlation).toBeCloseTo(covariance / spread, 3);
      expect(expected?.biais).toBeCloseTo(x - y, 3);
      expect(expected?.rmse).toBeCloseTo(Math.sqrt(mean(({ modele, officiel }) => (modele - officiel) ** 2)), 3);
      expect(expected?.communes).toBe(rows.length);
    }
  });
});

describe('the planner’s worker on all of France', () => {
  it('opens every profession, and a newcomer changes the communes around and nobody else', () => {
    const access = new Access();
    const rank = communes.findIndex(({ code }) => code === '36018');
    for (const { profession, apl, population, population_standardisee, annee, postes, offre_arrivant, pour } of header.professions) {
      const standardisee = values(population_standardisee, annee);
      const opened = access.answer({
        kind: 'ouvre',
        profession,
        fichier: bytes,
        apl: values(apl, annee),
        standardisee,
        population: values(population, annee),
        postes: postes === null ? null : values(postes.indicateur, postes.annee),
      });
      expect(opened).toMatchObject({ parametres: { profession } });
      const outcome = access.answer({ kind: 'scenario', profession, items: [{ kind: 'ajout', commune: rank, postes: 1 }] });
      if (!('change' in outcome)) throw new Error('réponse inattendue');
      expect(outcome.refusals).toEqual([]);
      const given = outcome.change.reduce((sum, value, i) => sum + (value * (standardisee[i] || 0)) / pour, 0);
      expect(given).toBeCloseTo(offre_arrivant, 3);
      const touched = communes.filter((_, i) => outcome.change[i] !== 0).map(({ departement }) => departement);
      expect(touched.length).toBeGreaterThan(20);
      expect(touched.filter((departement) => !['36', '37', '86', '87'].includes(departement))).toEqual([]);
    }
  });
});
