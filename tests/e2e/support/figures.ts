import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeValueFile } from '../../../src/contract/value-file';
import { manifest, readStartup, siteFolder } from './published';

/** Values of an indicator for every commune, NaN where there is none, straight from its published file. */
export function published(indicateur: string, annee: number): Float64Array {
  const file = manifest.valeurs[indicateur]?.find((candidate) => candidate.annee === annee);
  if (file === undefined) throw new Error(`${indicateur} ${annee} not published`);
  return decodeValueFile(gunzipSync(readFileSync(join(siteFolder, 'data', file.fichier))), file.decimales, manifest.nb_communes).values;
}

/** People of a contract's territory, and those of them in communes under a threshold, added up here and not by the page. */
export function peopleUnder(territoire: string, annee: number, threshold: number): { readonly under: number; readonly all: number } {
  const apl = published('apl_mg', annee);
  const people = published('population_apl_mg', annee);
  const ranks = readStartup().territoires.find(({ id }) => id === territoire)?.communes.map(({ rang }) => rang) ?? [];
  const known = ranks.filter((rank) => !Number.isNaN(apl[rank]));
  const sum = (kept: readonly number[]): number => kept.reduce((total, rank) => total + (people[rank] ?? Number.NaN), 0);
  return { under: sum(known.filter((rank) => (apl[rank] ?? Number.NaN) < threshold)), all: sum(known) };
}

/** People of a contract's territory in communes at so many minutes of a service or more, added up here and not by the page. */
export function peopleBeyond(territoire: string, indicateur: string, annee: number, minutes: number): number {
  const times = published(indicateur, annee);
  const people = published('population', Math.max(...(manifest.valeurs['population'] ?? []).map((file) => file.annee)));
  const ranks = readStartup().territoires.find(({ id }) => id === territoire)?.communes.map(({ rang }) => rang) ?? [];
  return ranks.filter((rank) => (times[rank] ?? Number.NaN) >= minutes).reduce((total, rank) => total + (people[rank] ?? Number.NaN), 0);
}

/** Value of a commune, by its rank. */
export const valueAt = (indicateur: string, annee: number, rank: number): number => published(indicateur, annee)[rank] ?? Number.NaN;

export function rankOf(territoire: string, code: string): number {
  const commune = readStartup()
    .territoires.find(({ id }) => id === territoire)
    ?.communes.find((candidate) => candidate.code === code);
  if (commune === undefined) throw new Error(`${code} is not in ${territoire}`);
  return commune.rang;
}

/** A number as the page writes it, with plain spaces. */
export const french = (value: number, decimals = 0): string =>
  new Intl.NumberFormat('fr-FR', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value).replaceAll(/[\u00a0\u202f]/gu, ' ');
