import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  filesOfFinder,
  finderDepartementSchema,
  finderManifestSchema,
  finderNamesSchema,
  type FinderPlace,
  finderPlacesSchema,
  finderTerritoriesSchema,
} from '../../src/contract/finder';
import { lieuCategories } from '../../src/contract/vocabulary';
import { comparable } from '../../src/domain/finder/comparable';
import { kindOf, nearestOfKind } from '../../src/domain/finder/kinds';
import { indexNames, searchNames } from '../../src/domain/finder/names';
import { departementOfCommune, departementOfPlace, isFixed, nearest, type Origin, roadsOf } from '../../src/domain/finder/nearest';
import { departementsOf, searchPostalCode } from '../../src/domain/finder/postal-codes';
import { fartherShards, shardOf, shardsFor } from '../../src/domain/finder/shards';
import { decodeSchedule } from '../../src/domain/hours/decode';
import { greatCircleKm } from '../../src/domain/travel-time';
import { mobilityNear } from '../../src/finder/answer';
import { groups } from '../../src/finder/groups';
import { published, publishedManifest, readGzipJson, rowsOf, seededRandom } from './support/published';

const tableManifest = publishedManifest();
const bytes = readFileSync(join(published, 'relais/relais.json'));
const manifest = v.parse(finderManifestSchema, JSON.parse(bytes.toString('utf8')));
const read = <S extends v.GenericSchema>(schema: S, fichier: string): v.InferOutput<S> => v.parse(schema, readGzipJson(published, fichier));
const departements = new Map(
  Object.entries(manifest.departements).map(([code, { points, mobilite, hopitaux, ages }]) => {
    const first = read(finderDepartementSchema, points.fichier);
    const strips = mobilite.map(({ fichier, debut }) => ({ debut: debut ?? -Infinity, lieux: read(finderPlacesSchema, fichier).lieux }));
    const files = {
      points: first.lieux,
      // A place may stand in several strips.
      mobilite: [...new Map(strips.flatMap(({ lieux: found }) => found.map((place) => [place.id, place]))).values()],
      hopitaux: read(finderPlacesSchema, hopitaux.fichier).lieux,
      ages: read(finderPlacesSchema, ages.fichier).lieux,
    };
    return [code, { ...first, files, strips, tous: [...files.points, ...files.mobilite, ...files.hopitaux, ...files.ages] }];
  }),
);
const shards = manifest.noms.map(({ fichier }) => indexNames(read(finderNamesSchema, fichier)));
const communes = rowsOf(tableManifest, 'communes');
const lieux = rowsOf(tableManifest, 'lieux');
const places = new Map<string, FinderPlace>([...departements.values()].flatMap(({ tous }) => tous.map((place) => [place.id, place])));

describe('the files of the finder', () => {
  it('are one set a département, with every commune once', () => {
    const listed = [...departements].flatMap(([code, file]) => {
      expect(file.code).toBe(code);
      return file.communes.map((commune) => [commune.code, code]);
    });
    expect(listed.sort()).toEqual(communes.map(({ code, departement }) => [code, departement]));
  });
  it.each(groups.map(({ id, fichier }) => [id, fichier] as const))('let a first answer of « %s » come within 60 kB in every département, whole of France or one territory', (_, fichier) => {
    const manifestSize = gzipSync(bytes, { level: 9 }).length;
    const shard = Math.max(...manifest.noms.map(({ octets }) => octets), ...manifest.territoires.map(({ octets }) => octets));
    const weighed = Object.entries(manifest.departements).flatMap(([code, files]) => {
      const extras = fichier === 'points' ? [0] : fichier === 'mobilite' ? files.mobilite.map(({ octets }) => octets) : [files[fichier].octets];
      return extras.map((extra) => [code, manifestSize + shard + files.points.octets + extra] as const);
    });
    expect(weighed.length).toBeGreaterThanOrEqual(100);
    expect(weighed.filter(([, total]) => total > 60_000)).toEqual([]);
  });
  it('have the size that the manifest says', () => {
    expect(filesOfFinder(manifest).filter(({ fichier, octets }) => statSync(join(published, fichier)).size !== octets)).toEqual([]);
  });
  it('hold every published place, each in the files of its own département, once, and with its data unchanged', () => {
    expect([...places.keys()].sort()).toEqual(lieux.flatMap((lieu) => (departementOfPlace(lieu) === null ? [] : [lieu.id])).sort());
    for (const { id, nom, categorie, telephone, adresse, itinerant, commune, commentaire, code_postal } of lieux) {
      const departement = departementOfPlace({ commune, code_postal });
      if (departement === null) continue;
      const found = departements.get(departement)?.tous.filter((place) => place.id === id) ?? [];
      expect(found).toMatchObject([{ id, nom, categorie, telephone, adresse, itinerant, commune, commentaire }]);
    }
  });
  it('keep what the ODbL covers in a file apart, with its licence', () => {
    const odbl = new Set(Object.entries(manifest.sources).flatMap(([id, { licence }]) => (licence.startsWith('ODbL') ? [id] : [])));
    expect([...odbl].sort()).toEqual(['covoiturage_bnlc', 'gares_sncf']);
    for (const { files } of departements.values()) {
      expect(files.mobilite.filter(({ source }) => !odbl.has(source))).toEqual([]);
      expect([...files.points, ...files.hopitaux, ...files.ages].filter(({ source }) => odbl.has(source))).toEqual([]);
    }
  });
  it('credit every place and know its category', () => {
    const known = new Set<string>(lieuCategories);
    expect([...places.values()].filter(({ source, categorie }) => manifest.sources[source] === undefined || !known.has(categorie))).toEqual([]);
  });
  it('give hours that can be read, wherever the source has some', () => {
    const withHours = [...places.values()].filter(({ horaires }) => horaires !== null);
    expect(withHours.filter(({ horaires }) => decodeSchedule(horaires ?? '') === null)).toEqual([]);
    const stated = lieux.filter(({ horaires, source }) => horaires !== null && source === 'france_services');
    expect(stated.filter(({ id }) => places.get(id)?.horaires === null)).toEqual([]);
  });
  it('say which contracts cover a commune, and what they state on getting to care', () => {
    const indre = departements.get('36');
    const blanc = indre?.communes.find(({ code }) => code === '36018');
    const contracts = blanc?.contrats.map((position) => indre?.contrats[position]);
    expect(contracts?.map((contract) => [contract?.id, contract?.debut, contract?.fin])).toEqual([['brenne-2021', '2021', '2026']]);
    expect(contracts?.[0]?.actions.length).toBeGreaterThan(0);
    expect(contracts?.[0]?.licence_perimetre).toContain('ODbL');
    const covered = [...departements.values()].flatMap((file) => file.communes.filter((commune) => commune.contrats.length > 0));
    expect(covered).toHaveLength(343);
  });
});

/** Codes of the communes that a text finds in the shards it asks for. */
const codesFor = (text: string): string[] => searchNames(shardsFor(text, manifest.noms).flatMap((shard) => shards[shard] ?? []), text, 40).map(({ code }) => code);

describe('every commune is found', () => {
  it('by its name as written', () => {
    expect(communes.filter(({ nom, code }) => !codesFor(nom).includes(code)).map(({ nom }) => nom)).toEqual([]);
  });
  it('by its name without accent, hyphen, nor the article that opens it', () => {
    expect(communes.filter(({ nom, code }) => !codesFor(comparable(nom)).includes(code)).map(({ nom }) => nom)).toEqual([]);
  });
  it('with « st » and « ste » for « saint » and « sainte »', () => {
    const saints = communes.filter(({ nom }) => /^Sainte?-/u.test(nom));
    expect(saints.length).toBeGreaterThan(3000);
    expect(saints.filter(({ nom, code }) => !codesFor(nom.replace('Sainte-', 'ste ').replace('Saint-', 'st ')).includes(code)).map(({ nom }) => nom)).toEqual([]);
  });
  it('by each of its postal codes', () => {
    const lost = communes.flatMap(({ code, codes_postaux }) =>
      codes_postaux
        .split(' ')
        .filter((each) => each !== '')
        .filter((each) => !departementsOf(each, manifest).some((dep) => searchPostalCode(departements.get(dep)?.communes ?? [], each, 100).some((found) => found.code === code)))
        .map((each) => `${code} ${each}`),
    );
    expect(lost).toEqual([]);
  });
  it('with one wrong letter, in few files', () => {
    const random = seededRandom(3);
    const pick = (count: number): number => Math.floor(random() * count);
    const letter = (): string => 'abcdefghijklmnopqrstuvwxyz'.charAt(pick(26));
    const loaded: number[] = [];
    const lost: string[] = [];
    while (loaded.length + lost.length < 300) {
      const commune = communes[pick(communes.length)];
      const key = comparable(commune?.nom ?? '');
      if (commune === undefined || key.length < 4) continue;
      const at = pick(key.length);
      const [before, own, after] = [key.slice(0, at), key.charAt(at), key.slice(at + 1)];
      const text = [before + after, before + letter() + after, before + letter() + own + after, before + after.charAt(0) + own + after.slice(1)][pick(4)] ?? key;
      const order = [...new Set([...shardsFor(text, manifest.noms), ...fartherShards(text, manifest.noms)])];
      const asked: number[] = [];
      const found = order.some((shard) => {
        asked.push(shard);
        return searchNames(asked.flatMap((each) => shards[each] ?? []), text, 40).some(({ code }) => code === commune.code);
      });
      if (found) loaded.push(asked.length);
      else lost.push(`${text} (${commune.nom})`);
    }
    expect(lost).toEqual([]);
    loaded.sort((a, b) => a - b);
    expect(loaded[150]).toBe(1);
    expect(loaded[270]).toBeLessThanOrEqual(8);
  });
});

type Strips = NonNullable<ReturnType<typeof departements.get>>['strips'];
/** Places of the strip of a longitude. */
const stripAt = (strips: Strips, lon: number): readonly FinderPlace[] => strips.findLast(({ debut }) => debut <= lon)?.lieux ?? [];

/** What is answered from an origin, opening included in the order. */
function answers(origin: Origin, from: readonly FinderPlace[]): string {
  const { proches, sansMinutes } = nearest(origin, from, { model: manifest.trajet, limit: nearestOfKind, opening: ({ id }) => id.length % 3 });
  return JSON.stringify([proches.map(({ place, minutes }) => [place.id, minutes]), sansMinutes.map(({ place, raison }) => [place.id, raison])]);
}

describe('the nearest places in the files of one département are those of all France', () => {
  const random = seededRandom(500);
  const located = [...departements].flatMap(([departement, file]) =>
    file.communes.flatMap(({ code, lon, lat, densite }) => (lon === null || lat === null ? [] : [{ code, departement, lon, lat, densite }])),
  );
  const boxes = new Map(communes.map(({ code, xmin, ymin, xmax, ymax }) => [code, xmin === null || ymin === null || xmax === null || ymax === null ? null : { xmin, ymin, xmax, ymax }]));

  /** A position and the commune whose point is the nearest, looked for among all of them; null out of France. */
  function originAt(lon: number, lat: number): Origin | null {
    let best: { km: number; origin: Origin } | null = null;
    for (const { code, densite, ...point } of located) {
      const km = greatCircleKm(lon, lat, point.lon, point.lat);
      if (best === null || km < best.km) best = { km, origin: { lon, lat, densite, commune: code } };
    }
    return best === null || best.km > 25 ? null : best.origin;
  }

  const origins: Origin[] = [];
  while (origins.length < 500) {
    const commune = located[Math.floor(random() * located.length)];
    const box = boxes.get(commune?.code ?? '') ?? null;
    if (commune === undefined || box === null) continue;
    const inBox = originAt(box.xmin + random() * (box.xmax - box.xmin), box.ymin + random() * (box.ymax - box.ymin));
    const atPoint = { lon: commune.lon, lat: commune.lat, densite: commune.densite, commune: commune.code };
    const origin = origins.length % 4 === 0 ? atPoint : inBox;
    if (origin !== null) origins.push(origin);
  }
  const all = [...places.values()];
  const kinds = [...new Set(all.map(kindOf))].sort();
  const departementOf = new Map(located.map(({ code, departement }) => [code, departement]));
  it.each(kinds)('%s', (kind) => {
    const everywhere = all.filter((place) => kindOf(place) === kind);
    const different = origins.filter((origin) => {
      const home = departements.get(departementOf.get(origin.commune) ?? '');
      const { points = [], hopitaux = [], ages = [] } = home?.files ?? {};
      const here = [...points, ...hopitaux, ...ages, ...stripAt(home?.strips ?? [], origin.lon ?? 0)].filter((place) => kindOf(place) === kind);
      return answers(origin, here) !== answers(origin, everywhere);
    });
    expect(different).toEqual([]);
  });
  it('answers over many départements, with and without road', () => {
    expect(new Set(origins.map(({ commune }) => departementOf.get(commune))).size).toBeGreaterThan(80);
    expect(all.filter(isFixed).length).toBeGreaterThan(30_000);
  });
  it('stations and carpooling places near a destination, as the crow flies, are those of all France', () => {
    const mobility = all.filter(({ categorie }) => categorie === 'gare' || categorie === 'covoiturage');
    // Places that a network of roads leads to.
    const byRoads = new Map<string, FinderPlace[]>();
    for (const place of mobility) {
      if (place.commune === null) continue;
      const roads = roadsOf(place.commune);
      byRoads.set(roads, byRoads.get(roads) ?? []);
      byRoads.get(roads)?.push(place);
    }
    const destinations = all.filter((place) => isFixed(place) && place.contrat === null);
    const lost: string[] = [];
    for (let tried = 0; tried < 600; tried += 1) {
      const place = destinations[Math.floor(random() * destinations.length)];
      if (place === undefined || !isFixed(place)) continue;
      const strip = stripAt(departements.get(departementOfCommune(place.commune))?.strips ?? [], place.lon);
      const driven = byRoads.get(roadsOf(place.commune)) ?? [];
      for (const kind of ['gare', 'covoiturage']) {
        const [found, wanted] = [strip, driven].map((from) => mobilityNear(place, from, kind, 2).map(({ km }) => km.toFixed(3)));
        if (JSON.stringify(found) !== JSON.stringify(wanted)) lost.push(`${place.id} ${kind} ${String(found)} / ${String(wanted)}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

describe('territories that an embedded page may be limited to', () => {
  it('are those of the tables, each with its communes, in the file that its identifier leads to', () => {
    const ranges = manifest.territoires.map(({ fichier, debut }) => ({ debut, listed: read(finderTerritoriesSchema, fichier) }));
    const listed = ranges.flatMap(({ debut, listed: found }, i) => {
      expect(found[0]?.[0]).toBe(debut);
      for (const [id] of found) expect(shardOf(id, manifest.territoires)).toBe(i);
      return found;
    });
    const members = new Map<string, string[]>();
    for (const { territoire, commune } of rowsOf(tableManifest, 'territoires_communes')) {
      const known = members.get(territoire);
      if (known === undefined) members.set(territoire, [commune]);
      else known.push(commune);
    }
    const wanted = rowsOf(tableManifest, 'territoires').filter(({ type }) => type !== 'france');
    expect(new Set(wanted.map(({ type }) => type))).toEqual(new Set(['cls', 'epci', 'bassin_vie', 'departement', 'region']));
    expect(listed.map(([id, nom]) => [id, nom]).sort()).toEqual(wanted.map(({ id, nom }) => [id, nom]).sort());
    for (const [id, , codes, own] of listed) {
      const all = own?.split(' ') ?? communes.filter(({ departement }) => codes.includes(departement)).map(({ code }) => code);
      expect([id, ...all.sort()]).toEqual([id, ...(members.get(id) ?? []).sort()]);
    }
  });
});
