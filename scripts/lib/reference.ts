import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { compareText } from './anomalies';

const communeSchema = v.object({
  code: v.string(),
  nom: v.string(),
  type: v.string(),
  departement: v.optional(v.string()),
  region: v.optional(v.string()),
  zone: v.optional(v.string()),
  population: v.optional(v.number()),
  codesPostaux: v.optional(v.array(v.string())),
  commune: v.optional(v.string()),
});
const epciSchema = v.object({
  code: v.string(),
  nom: v.string(),
  membres: v.array(v.object({ code: v.string() })),
});
const areaSchema = v.object({ code: v.string(), nom: v.string() });

export interface ReferenceCommune {
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  readonly region: string | null;
  readonly epci: string | null;
  readonly population: number | null;
  readonly codesPostaux: readonly string[];
  /** `metro`, `drom` or `com`. */
  readonly zone: string;
}

export interface NamedArea {
  readonly code: string;
  readonly nom: string;
}

/** The commune reference: every current commune sorted by code, so that the position is the *rang* of the contract. */
export interface Reference {
  readonly communes: readonly ReferenceCommune[];
  readonly rankOf: ReadonlyMap<string, number>;
  readonly epcis: readonly NamedArea[];
  readonly departements: readonly NamedArea[];
  readonly regions: readonly NamedArea[];
  /** Commune of each municipal arrondissement of Paris, Lyon and Marseille. */
  readonly arrondissements: ReadonlyMap<string, string>;
}

const byCode = (a: NamedArea, b: NamedArea): number => compareText(a.code, b.code);

const readJson = <T extends v.GenericSchema>(folder: string, name: string, schema: T): v.InferOutput<T>[] =>
  v.parse(v.array(schema), JSON.parse(readFileSync(join(folder, 'data', `${name}.json`), 'utf8')));

/**
 * Reads the npm package `@etalab/decoupage-administratif`.
 * @param folder the package's folder.
 * @throws Error if a file is missing or not of the expected layout: nothing can be built without it.
 */
export function readReference(folder: string): Reference {
  const all = readJson(folder, 'communes', communeSchema);
  const epcis = readJson(folder, 'epci', epciSchema);
  const epciOf = new Map(epcis.flatMap(({ code, membres }) => membres.map((member) => [member.code, code])));
  const communes = all
    .filter(({ type }) => type === 'commune-actuelle')
    .map(({ code, nom, departement, region, zone, population, codesPostaux }): ReferenceCommune => {
      if (departement === undefined) throw new Error(`commune ${code} : département absent du découpage administratif`);
      return {
        code,
        nom,
        departement,
        region: region ?? null,
        epci: epciOf.get(code) ?? null,
        population: population ?? null,
        codesPostaux: codesPostaux ?? [],
        zone: zone ?? 'metro',
      };
    })
    .sort((a, b) => compareText(a.code, b.code));
  return {
    communes,
    rankOf: new Map(communes.map(({ code }, rank) => [code, rank])),
    epcis: epcis.map(({ code, nom }) => ({ code, nom })).sort(byCode),
    departements: readJson(folder, 'departements', areaSchema).sort(byCode),
    regions: readJson(folder, 'regions', areaSchema).sort(byCode),
    arrondissements: new Map(
      all.flatMap(({ type, code, commune }) => (type === 'arrondissement-municipal' && commune !== undefined ? [[code, commune]] : [])),
    ),
  };
}
