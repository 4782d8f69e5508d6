import { beforeAll, describe, expect, it } from 'vitest';
import { readValues } from '../../scripts/lib/read-published';
import type { Manifest } from '../../src/contract/manifest';
import type { Row } from '../../src/contract/tables';
import { landMassOf } from '../../src/domain/land-masses';
import { published, publishedManifest, rowsOf, seededRandom } from './support/published';

let manifest: Manifest;
let communes: Row<'communes'>[];
let lieux: Row<'lieux'>[];
let acces: Map<string, Row<'acces'>>;
let quality: Row<'qualite_modeles'>[];
const byCode = new Map<string, Row<'communes'>>();

beforeAll(() => {
  manifest = publishedManifest();
  communes = rowsOf(manifest, 'communes');
  lieux = rowsOf(manifest, 'lieux');
  acces = new Map(rowsOf(manifest, 'acces').map((row) => [`${row.commune} ${row.categorie}`, row]));
  quality = rowsOf(manifest, 'qualite_modeles');
  for (const commune of communes) byCode.set(commune.code, commune);
});

/** Great circle by the law of cosines in doubles, another formula than the pipeline's. */
function km(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const [a, b, c] = [lat1, lat2, lon2 - lon1].map((degrees) => (degrees * Math.PI) / 180);
  const cosine = Math.sin(a ?? 0) * Math.sin(b ?? 0) + Math.cos(a ?? 0) * Math.cos(b ?? 0) * Math.cos(c ?? 0);
  return 6371.0088 * Math.acos(Math.min(1, cosine));
}

const measure = (mesure: string, perimetre: string): Row<'qualite_modeles'> | undefined =>
  quality.find((row) => row.mesure === mesure && row.perimetre === perimetre);
const parameter = (mesure: string, level: number): number =>
  measure(mesure, `paramètre, niveau de densité ${level}`)?.valeur ?? Number.NaN;

function levelOf(code: string): number {
  const [file] = manifest.valeurs['densite_grille'] ?? [];
  if (file === undefined) throw new Error('densite_grille n’est pas publiée');
  levels ??= readValues(published, file, manifest.nb_communes).values;
  return levels[communes.findIndex((commune) => commune.code === code)] ?? Number.NaN;
}
let levels: Float64Array | undefined;

describe('nearest places', () => {
  const categories = ['france_services', 'hopital', 'ehpad', 'residence_autonomie', 'accueil_jour', 'gare', 'covoiturage'];

  it('of 400 communes drawn at random are those that looking at every place finds', () => {
    const draw = seededRandom(1901);
    const wrong: string[] = [];
    for (let i = 0; i < 400; i += 1) {
      const commune = communes[Math.floor(draw() * communes.length)];
      const categorie = categories[i % categories.length] ?? '';
      if (commune === undefined || commune.lon === null || commune.lat === null) continue;
      const mass = landMassOf(commune.code, commune.departement);
      let nearest = Infinity;
      for (const lieu of lieux) {
        if (lieu.categorie !== categorie || lieu.itinerant || lieu.lon === null || lieu.lat === null || lieu.commune === null) continue;
        if (landMassOf(lieu.commune, byCode.get(lieu.commune)?.departement ?? '') !== mass) continue;
        nearest = Math.min(nearest, km(commune.lon, commune.lat, lieu.lon, lieu.lat));
      }
      const found = acces.get(`${commune.code} ${categorie}`);
      // The law of cosines loses a few metres at short range.
      if (nearest === Infinity ? found !== undefined : Math.abs((found?.distance_km ?? Infinity) - nearest) > 0.01) {
        wrong.push(`${commune.code} ${categorie} : ${found?.distance_km} / ${nearest}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are of the category that the row says, at the distance that it says', () => {
    const place = new Map(lieux.map((lieu) => [lieu.id, lieu]));
    const wrong = [...acces.values()].filter(({ commune, categorie, lieu, distance_km }) => {
      const [from, to] = [byCode.get(commune), place.get(lieu)];
      if (from === undefined || to === undefined || from.lon === null || from.lat === null || to.lon === null || to.lat === null) return true;
      return to.categorie !== categorie || to.itinerant || Math.abs(km(from.lon, from.lat, to.lon, to.lat) - distance_km) > 0.02;
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('give minutes that the published parameters make', () => {
    const place = new Map(lieux.map((lieu) => [lieu.id, lieu]));
    const all = [...acces.values()];
    const draw = seededRandom(7);
    for (let i = 0; i < 300; i += 1) {
      const row = all[Math.floor(draw() * all.length)];
      if (row === undefined) continue;
      const [origin, destination] = [levelOf(row.commune), levelOf(place.get(row.lieu)?.commune ?? '')];
      const approach = Math.min(1, row.distance_km / 2);
      const minutes = approach * (parameter('depart', origin) + parameter('arrivee', destination)) + parameter('allure', origin) * row.distance_km;
      expect(Math.abs(row.minutes - minutes)).toBeLessThan(0.052);
    }
  });

  it('are the values of the indicators of estimated minutes', () => {
    const wrong = categories.flatMap((categorie) => {
      const [file] = manifest.valeurs[`minutes_${categorie}`] ?? [];
      if (file === undefined) return [`minutes_${categorie} n’est pas publié`];
      const { values } = readValues(published, file, manifest.nb_communes);
      return communes.flatMap(({ code }, rank) => {
        const minutes = acces.get(`${code} ${categorie}`)?.minutes ?? Number.NaN;
        return Object.is(values[rank], minutes) ? [] : [`${categorie} ${code} : ${values[rank]} / ${minutes}`];
      });
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('never cross the sea', () => {
    const place = new Map(lieux.map((lieu) => [lieu.id, lieu]));
    const crossing = [...acces.values()].filter(({ commune, lieu }) => {
      const to = place.get(lieu)?.commune ?? '';
      return landMassOf(commune, byCode.get(commune)?.departement ?? '') !== landMassOf(to, byCode.get(to)?.departement ?? '');
    });
    expect(crossing.slice(0, 5)).toEqual([]);
  });
});

describe('the travel-time model', () => {
  it('publishes its error and correlation, on the départements held out, overall and under 20 minutes', () => {
    for (const perimetre of ['apprentissage', 'test', 'apprentissage, moins de 20\u00a0minutes', 'test, moins de 20\u00a0minutes']) {
      expect(measure('ecart_absolu_median', perimetre)?.effectif).toBeGreaterThan(1000);
      expect(measure('correlation', perimetre)?.valeur).toBeGreaterThan(0);
    }
  });
  it('is no worse than what was measured when it was chosen', () => {
    expect(measure('ecart_absolu_median', 'test')?.valeur).toBeLessThan(2.7);
    expect(measure('correlation', 'test')?.valeur).toBeGreaterThan(0.8);
    expect(measure('ecart_absolu_median', 'test, moins de 20\u00a0minutes')?.valeur).toBeLessThan(2.2);
  });
  it('is judged on no commune at 0 minutes, which are its destinations', () => {
    const [file] = manifest.valeurs['minutes_urgences'] ?? [];
    if (file === undefined) throw new Error('minutes_urgences n’est pas publié');
    const timed = readValues(published, file, manifest.nb_communes).values.filter((value) => value > 0).length;
    const judged = (measure('correlation', 'test')?.effectif ?? 0) + (measure('correlation', 'apprentissage')?.effectif ?? 0);
    expect(judged).toBeLessThanOrEqual(timed);
    expect(judged).toBeGreaterThan(timed * 0.99);
  });
});
