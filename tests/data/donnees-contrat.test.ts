import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataType, Table } from 'apache-arrow';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { isFunctionalAddress, withoutPersonalAddresses } from '../../scripts/lib/functional-address';
import { readTable, readValues } from '../../scripts/lib/read-published';
import { codeCommuneSchema, indicateurIdSchema, territoireIdSchema } from '../../src/contract/codes';
import { filesOfFinder, finderManifestSchema } from '../../src/contract/finder';
import type { Manifest } from '../../src/contract/manifest';
import { startupSchema } from '../../src/contract/startup';
import { type Column, type ColumnType, type TableName, tableNames, tables } from '../../src/contract/tables';
import {
  actionNatures,
  actionPortees,
  actionStatuts,
  aggregations,
  indicateurSens,
  lieuCategories,
  partenaireRoles,
  sourceStatuts,
  territoireTypes,
  valeurStatuts,
} from '../../src/contract/vocabulary';
import { arrowTables, published, publishedManifest, readGzipJson, rowsOf } from './support/published';

let manifest: Manifest;
beforeAll(() => {
  manifest = publishedManifest();
});
const rows = <T extends TableName>(name: T) => rowsOf(manifest, name);

/** Values that are not among the allowed ones, each once. */
const strangers = (values: Iterable<unknown>, allowed: Iterable<unknown>): unknown[] => {
  const known = new Set(allowed);
  return [...new Set(values)].filter((value) => !known.has(value)).slice(0, 10);
};
const repeated = (keys: readonly string[]): string[] => {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(key).size).slice(0, 10);
};
const known = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);

const arrowNames: Readonly<Record<ColumnType, string>> = { utf8: 'Utf8', date: 'Utf8', int32: 'Int32', float64: 'Float64', bool: 'Bool' };
const typeName = (type: DataType | undefined): string => String(type).replace(/^Dictionary<Int32, (.*)>$/u, '$1');
const outOfShare = (share: number | null): boolean => share !== null && !(share >= 0 && share <= 1);
const sourcesOf = (name: string): unknown[] => {
  const table = readTable(published, manifest.tables[name]?.fichier ?? '');
  return [...new Set(Array.from(table.getChild('source') ?? []))];
};

function schemaProblems(name: string, columns: Readonly<Record<string, Column>>, table: Table): string[] {
  const problems: string[] = [];
  const names = table.schema.fields.map((field) => field.name);
  if (names.join() !== Object.keys(columns).join()) problems.push(`${name} : colonnes ${names.join()}`);
  for (const [column, { type, nullable }] of Object.entries(columns)) {
    const vector = table.getChild(column);
    if (typeName(vector?.type) !== arrowNames[type]) problems.push(`${name}.${column} : ${String(vector?.type)}`);
    if (!nullable && (vector?.nullCount ?? 1) > 0) problems.push(`${name}.${column} : ${vector?.nullCount ?? 0} cases vides`);
    if (type === 'date' && known(vector?.toArray() ?? []).some((cell) => !/^\d{4}-\d{2}-\d{2}$/u.test(String(cell)))) problems.push(`${name}.${column} : date`);
  }
  return problems;
}

const tableFiles = () => Object.entries(manifest.tables);
const everyFile = () => [
  ...tableFiles().map(([, file]) => file),
  ...Object.values(manifest.valeurs).flat(),
  ...Object.values(manifest.contours),
  manifest.tuiles,
  manifest.demarrage,
  ...(manifest.acces === undefined ? [] : [manifest.acces]),
];

describe('files', () => {
  it('are those of the manifest and of the finder’s own, no more and no less', () => {
    const onDisk = readdirSync(published, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(published.length + 1));
    const finder = v.parse(finderManifestSchema, JSON.parse(readFileSync(join(published, 'relais/relais.json'), 'utf8')));
    const announced = [...everyFile(), ...filesOfFinder(finder)].map(({ fichier }) => fichier);
    expect(onDisk.sort()).toEqual(['manifest.json', 'relais/relais.json', ...announced].sort());
  });
  it('have the size and the hash that the manifest says, the hash in their name', () => {
    const wrong = everyFile().filter(({ fichier, octets, empreinte }) => {
      const bytes = readFileSync(join(published, fichier));
      const hash = createHash('sha256').update(bytes).digest('hex');
      return bytes.length !== octets || hash !== empreinte || !fichier.includes(`.${hash.slice(0, 12)}.`);
    });
    expect(wrong).toEqual([]);
  });
  it('hold no trace of when or where they were made', () => {
    const gzip = everyFile().filter(({ fichier }) => fichier.endsWith('.gz'));
    const stamped = gzip.filter(({ fichier }) => {
      const head = readFileSync(join(published, fichier)).subarray(0, 10);
      return head.readUInt32LE(4) !== 0 || head[9] !== 255;
    });
    expect(stamped).toEqual([]);
  });
  it('start a map in little', () => {
    expect(manifest.demarrage.octets).toBeLessThan(40_000);
    expect(() => v.parse(startupSchema, readGzipJson(published, manifest.demarrage.fichier))).not.toThrow();
  });
});

describe('tables', () => {
  it('have exactly the columns, types and nulls of the contract, and the rows of the manifest', () => {
    const problems = tableNames
      .filter((name) => name !== 'contours' && name !== 'valeurs')
      .flatMap((name) => {
        const found = arrowTables(manifest, name);
        return found.length === 0 ? [`${name} : absente`] : found.flatMap((table) => schemaProblems(name, tables[name], table));
      });
    const outlines = Object.entries(manifest.contours).flatMap(([departement, { fichier }]) =>
      schemaProblems(`contours ${departement}`, tables.contours, readTable(published, fichier)),
    );
    const lines = tableFiles().filter(([, { fichier, lignes }]) => readTable(published, fichier).numRows !== lignes);
    expect([...problems, ...outlines, ...lines]).toEqual([]);
  });

  it('have unique keys', () => {
    const keys: Record<string, string[]> = {
      communes: rows('communes').map(({ code }) => code),
      territoires: rows('territoires').map(({ id }) => id),
      territoires_communes: rows('territoires_communes').map(({ territoire, commune }) => `${territoire} ${commune}`),
      contrats: rows('contrats').map(({ id }) => id),
      axes: rows('axes').map(({ id }) => id),
      actions: rows('actions').map(({ id }) => id),
      actions_themes: rows('actions_themes').map(({ action, theme }) => `${action} ${theme}`),
      actions_communes: rows('actions_communes').map(({ action, commune }) => `${action} ${commune}`),
      themes: rows('themes').map(({ id }) => id),
      indicateurs: rows('indicateurs').map(({ id }) => id),
      valeurs_territoires: rows('valeurs_territoires').map(({ indicateur, territoire, annee }) => `${indicateur} ${territoire} ${annee}`),
      lieux: rows('lieux').map(({ id }) => id),
      acces: rows('acces').map(({ commune, categorie }) => `${commune} ${categorie}`),
      sources: rows('sources').map(({ id }) => id),
      qualite_modeles: rows('qualite_modeles').map(({ modele, mesure, perimetre }) => `${modele} ${mesure} ${perimetre}`),
      validation_acces: rows('validation_acces').map(({ profession, annee, perimetre, departement }) => `${profession} ${annee} ${perimetre} ${departement}`),
    };
    expect(Object.entries(keys).flatMap(([name, all]) => repeated(all).map((key) => `${name} : ${key}`))).toEqual([]);
  });

  it('refer to what exists', () => {
    const communes = new Set(rows('communes').map(({ code }) => code));
    const territoires = rows('territoires').map(({ id }) => id);
    const contrats = rows('contrats').map(({ id }) => id);
    const axes = rows('axes').map(({ id }) => id);
    const actions = rows('actions').map(({ id }) => id);
    const indicateurs = rows('indicateurs').map(({ id }) => id);
    const lieux = rows('lieux').map(({ id }) => id);
    const themes = rows('themes').map(({ id }) => id);
    const links: [name: string, from: (string | null)[], to: Iterable<string>][] = [
      ['territoires_communes.territoire', rows('territoires_communes').map(({ territoire }) => territoire), territoires],
      ['territoires_communes.commune', rows('territoires_communes').map(({ commune }) => commune), communes],
      ['contrats.territoire', rows('contrats').map(({ territoire }) => territoire), territoires],
      ['contrats_partenaires.contrat', rows('contrats_partenaires').map(({ contrat }) => contrat), contrats],
      ['axes.contrat', rows('axes').map(({ contrat }) => contrat), contrats],
      ['axes.parent', rows('axes').map(({ parent }) => parent), axes],
      ['axes_themes.axe', rows('axes_themes').map(({ axe }) => axe), axes],
      ['axes_themes.theme', rows('axes_themes').map(({ theme }) => theme), themes],
      ['actions.contrat', rows('actions').map(({ contrat }) => contrat), contrats],
      ['actions.axe', rows('actions').map(({ axe }) => axe), axes],
      ['actions_pilotes.action', rows('actions_pilotes').map(({ action }) => action), actions],
      ['actions_themes.action', rows('actions_themes').map(({ action }) => action), actions],
      ['actions_themes.theme', rows('actions_themes').map(({ theme }) => theme), themes],
      ['actions_communes.action', rows('actions_communes').map(({ action }) => action), actions],
      ['actions_communes.commune', rows('actions_communes').map(({ commune }) => commune), communes],
      ['resultats.contrat', rows('resultats').map(({ contrat }) => contrat), contrats],
      ['resultats.action', rows('resultats').map(({ action }) => action), actions],
      ['indicateurs.poids', rows('indicateurs').map(({ poids }) => poids), indicateurs],
      ['indicateurs.population_ref', rows('indicateurs').map(({ population_ref }) => population_ref), indicateurs],
      ['indicateurs.source', rows('indicateurs').map(({ source }) => source), rows('sources').map(({ id }) => id)],
      ['valeurs', Object.keys(manifest.valeurs), indicateurs],
      ['valeurs_territoires.indicateur', rows('valeurs_territoires').map(({ indicateur }) => indicateur), indicateurs],
      ['valeurs_territoires.territoire', rows('valeurs_territoires').map(({ territoire }) => territoire), territoires],
      ['lieux.commune', rows('lieux').map(({ commune }) => commune), communes],
      ['lieux.contrat', rows('lieux').map(({ contrat }) => contrat), contrats],
      ['acces.commune', rows('acces').map(({ commune }) => commune), communes],
      ['acces.lieu', rows('acces').map(({ lieu }) => lieu), lieux],
      ['communes.bassin_vie', rows('communes').map(({ bassin_vie }) => bassin_vie && `bassin_vie:${bassin_vie}`), territoires],
      ['communes.epci', rows('communes').map(({ epci }) => epci && `epci:${epci}`), territoires],
      ['communes.departement', rows('communes').map(({ departement }) => `departement:${departement}`), territoires],
    ];
    expect(links.flatMap(([name, from, to]) => strangers(known(from), to).map((value) => `${name} : ${String(value)}`))).toEqual([]);
  });

  it('keep to the closed vocabularies and the forms of the identifiers', () => {
    const vocabularies: [name: string, values: unknown[], allowed: readonly unknown[]][] = [
      ['territoires.type', rows('territoires').map(({ type }) => type), territoireTypes],
      ['contrats_partenaires.role', rows('contrats_partenaires').map(({ role }) => role), partenaireRoles],
      ['axes.niveau', rows('axes').map(({ niveau }) => niveau), ['axe', 'objectif']],
      ['actions.nature', rows('actions').map(({ nature }) => nature), actionNatures],
      ['actions.portee', rows('actions').map(({ portee }) => portee), actionPortees],
      ['actions.statut', rows('actions').map(({ statut }) => statut), actionStatuts],
      ['contrats.statut_perimetre', rows('contrats').map(({ statut_perimetre }) => statut_perimetre), ['declare', 'deduit']],
      ['indicateurs.sens', rows('indicateurs').map(({ sens }) => sens), indicateurSens],
      ['indicateurs.maille', rows('indicateurs').map(({ maille }) => maille), ['commune', 'bassin_vie']],
      ['indicateurs.nature', rows('indicateurs').map(({ nature }) => nature), ['continu', 'categoriel']],
      ['indicateurs.agregation', rows('indicateurs').map(({ agregation }) => agregation), aggregations],
      ['valeurs_territoires.statut', rows('valeurs_territoires').map(({ statut }) => statut), valeurStatuts],
      ['lieux.categorie', rows('lieux').map(({ categorie }) => categorie), lieuCategories],
      ['acces.categorie', rows('acces').map(({ categorie }) => categorie), lieuCategories],
      ['sources.statut', rows('sources').map(({ statut }) => statut), sourceStatuts],
      ['communes.point_reference', rows('communes').map(({ point_reference }) => point_reference), ['interieur', 'chef_lieu', 'repli', null]],
    ];
    expect(vocabularies.flatMap(([name, values, allowed]) => strangers(values, allowed).map((value) => `${name} : ${String(value)}`))).toEqual([]);
    expect(rows('communes').filter(({ code }) => !v.is(codeCommuneSchema, code))).toEqual([]);
    expect(rows('territoires').filter(({ id }) => !v.is(territoireIdSchema, id))).toEqual([]);
    expect(rows('indicateurs').filter(({ id }) => !v.is(indicateurIdSchema, id))).toEqual([]);
  });
});

describe('bounds', () => {
  /** Boxes that hold the whole of France and its seas, [xmin, ymin, xmax, ymax]. */
  const boxes = [
    [-5.3, 41.3, 9.7, 51.2],
    [-63.2, 2, -51, 18.2],
    [55.1, -21.5, 55.9, -20.8],
    [44.9, -13.1, 45.4, -12.5],
    [-56.5, 46.7, -56.1, 47.2],
  ] as const;
  const inFrance = (lon: number, lat: number): boolean => boxes.some(([xmin, ymin, xmax, ymax]) => lon >= xmin && lon <= xmax && lat >= ymin && lat <= ymax);

  it('points lie in France, a commune’s inside its box', () => {
    const outside = [...rows('communes'), ...rows('lieux')].filter(({ lon, lat }) => lon !== null && lat !== null && !inFrance(lon, lat));
    expect(outside).toEqual([]);
    const astray = rows('communes').filter(
      ({ lon, lat, xmin, ymin, xmax, ymax }) =>
        lon !== null && lat !== null && xmin !== null && ymin !== null && xmax !== null && ymax !== null && (lon < xmin || lon > xmax || lat < ymin || lat > ymax),
    );
    expect(astray).toEqual([]);
  });
  it('communes are all there, in the order of their codes, with the country’s people', () => {
    const communes = rows('communes');
    expect(communes).toHaveLength(34_969);
    expect(communes.map(({ code }) => code)).toEqual(communes.map(({ code }) => code).sort());
    const people = communes.reduce((sum, { population }) => sum + (population ?? 0), 0);
    expect(people).toBeGreaterThan(68e6);
    expect(people).toBeLessThan(70e6);
  });
  it('shares are shares, distances and minutes are not negative', () => {
    expect(rows('valeurs_territoires').filter(({ couverture }) => outOfShare(couverture))).toEqual([]);
    expect(rows('sources').filter(({ couverture }) => outOfShare(couverture))).toEqual([]);
    expect(rows('acces').filter(({ distance_km, minutes }) => distance_km < 0 || minutes < 0 || distance_km > 400)).toEqual([]);
  });
  it('figures stay where such figures can be', () => {
    const limits: Record<string, readonly [number, number]> = {
      apl_mg: [0, 41],
      apl_mg_moins_65: [0, 41],
      part_apl_mg_plus_65: [0, 100],
      besoin_mg: [0.4, 2.5],
      generalistes: [0, 3000],
      minutes_urgences: [0, 180],
      revenu_median: [7000, 70_000],
      taux_pauvrete: [1, 70],
      densite_grille: [1, 7],
      frr: [0, 5],
      zonage_infirmiers: [1, 5],
      population: [0, 2_300_000],
    };
    const wrong = Object.entries(limits).flatMap(([id, [low, high]]) =>
      (manifest.valeurs[id] ?? []).flatMap((file) => {
        const { values } = readValues(published, file, manifest.nb_communes);
        return Array.from(values).flatMap((value, rang) => (Number.isNaN(value) || (value >= low && value <= high) ? [] : [`${id} ${file.annee} rang ${rang} : ${value}`]));
      }),
    );
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});

describe('rules', () => {
  it('a value and its status agree, for communes and for territories', () => {
    const withValue = new Set(['observe', 'estime']);
    expect(rows('valeurs_territoires').filter(({ valeur, statut }) => (valeur !== null) !== withValue.has(statut))).toEqual([]);
    // An empty figure says why.
    expect(rows('valeurs_territoires').filter(({ valeur, motif }) => valeur === null && motif === null)).toEqual([]);
    const counts = Object.values(manifest.valeurs)
      .flat()
      .filter((file) => readValues(published, file, manifest.nb_communes).values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0) !== file.renseignees);
    expect(counts).toEqual([]);
  });
  it('an indicator published by bassin de vie is nowhere communal', () => {
    const byBassin = new Set(rows('indicateurs').filter(({ maille }) => maille === 'bassin_vie').map(({ id }) => id));
    expect(byBassin.size).toBeGreaterThan(5);
    expect(Object.keys(manifest.valeurs).filter((id) => byBassin.has(id))).toEqual([]);
    expect(rows('valeurs_territoires').filter(({ indicateur, territoire }) => byBassin.has(indicateur) && !territoire.startsWith('bassin_vie:'))).toEqual([]);
  });
  it('every other indicator has a figure, or a reason, for every territory and year', () => {
    const years = Object.values(manifest.valeurs).flat().length;
    const communal = new Set(Object.keys(manifest.valeurs));
    expect(rows('valeurs_territoires').filter(({ indicateur }) => communal.has(indicateur))).toHaveLength(years * rows('territoires').length);
  });
  it('a median or a class has no figure for a territory', () => {
    const never = new Set(rows('indicateurs').filter(({ agregation }) => agregation === 'aucune').map(({ id }) => id));
    expect(rows('valeurs_territoires').filter(({ indicateur, valeur }) => never.has(indicateur) && valeur !== null)).toEqual([]);
  });
  it('the GPs’ APL breaks after 2021 and has no 2020', () => {
    expect(manifest.valeurs['apl_mg']?.map(({ annee }) => annee)).toEqual([2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023]);
    expect(rows('indicateurs').find(({ id }) => id === 'apl_mg')).toMatchObject({ rupture_apres: 2021, seuil: 2.5 });
  });
  it('poverty is not shown for the Brenne, known for 1 commune of 51', () => {
    const brenne = rows('valeurs_territoires').find(({ indicateur, territoire }) => indicateur === 'taux_pauvrete' && territoire === 'cls:brenne');
    expect(brenne).toMatchObject({ valeur: null, motif: expect.stringContaining('1 commune sur 51') });
  });
  it('secrecy, outside the field and missing are told apart', () => {
    const communes = rows('communes');
    const statusOf = (id: string, code: string): string | undefined => {
      const [file] = manifest.valeurs[id] ?? [];
      if (file === undefined) return undefined;
      const { statuses } = readValues(published, file, manifest.nb_communes);
      return valeurStatuts[statuses[communes.findIndex((commune) => commune.code === code)] ?? -1];
    };
    expect(statusOf('taux_pauvrete', '36016')).toBe('secret');
    expect(statusOf('taux_pauvrete', '97105')).toBe('hors_champ');
    expect(statusOf('revenu_median', '97302')).toBe('hors_champ');
    expect(statusOf('revenu_median', '97209')).toBe('observe');
    expect(statusOf('apl_infirmiers', '97611')).toBe('hors_champ');
    expect(statusOf('minutes_urgences', '75056')).toBe('absent');
  });
  it('rows under the ODbL are in files of their own, and no other row is with them', () => {
    const odbl = new Set(rows('sources').filter(({ licence }) => licence.startsWith('ODbL')).map(({ id }) => id));
    expect(sourcesOf('lieux').filter((id) => odbl.has(String(id)))).toEqual([]);
    expect(sourcesOf('lieux_odbl').filter((id) => !odbl.has(String(id)))).toEqual([]);
  });
  it('a roaming service is the nearest place of no commune', () => {
    const roaming = new Set(rows('lieux').filter(({ itinerant }) => itinerant).map(({ id }) => id));
    expect(roaming.size).toBeGreaterThanOrEqual(163);
    expect(rows('acces').filter(({ lieu }) => roaming.has(lieu))).toEqual([]);
  });
  it('counts of the places are those that the sources state', () => {
    const lieux = rows('lieux');
    const count = (test: (lieu: (typeof lieux)[number]) => boolean): number => lieux.filter(test).length;
    expect(count(({ categorie }) => categorie === 'france_services')).toBe(2845);
    expect(count(({ sous_categorie, itinerant }) => sous_categorie === 'Bus France services' && itinerant)).toBe(134);
    expect(count(({ sous_categorie, itinerant }) => sous_categorie === 'France services itinérante' && itinerant)).toBe(29);
    expect(count(({ categorie }) => categorie === 'hopital')).toBe(5368);
    expect(count(({ sous_categorie }) => sous_categorie === 'Centre Hospitalier Spécialisé lutte Maladies Mentales')).toBe(1484);
    expect(count(({ sous_categorie }) => sous_categorie === 'Etablissement de Soins Longue Durée')).toBe(593);
    expect(lieux.filter(({ sous_categorie, categorie }) => categorie === 'hopital' && /urgence/iu.test(sous_categorie ?? ''))).toEqual([]);
  });
  it('no address that may be a person’s is published, in a field or in a text', () => {
    const names = new Map(rows('communes').map(({ code, nom }) => [code, nom]));
    const nominative = rows('lieux').filter(({ courriel, commentaire, nom, commune }) => {
      const places = [nom, names.get(commune ?? '') ?? ''];
      return (courriel !== null && !isFunctionalAddress(courriel, places)) || withoutPersonalAddresses(commentaire ?? '', places).removed > 0;
    });
    // The source's own name of the commune may differ from the official one: those addresses are checked against it.
    expect(nominative.map(({ id }) => id)).toEqual([]);
    const texts = rows('anomalies').flatMap(({ valeur, motif, correction }) => [valeur, motif, correction]);
    expect(texts.filter((text) => text?.includes('@') === true)).toEqual([]);
  });
});
