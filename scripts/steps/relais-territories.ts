import type { FinderTerritory } from '../../src/contract/finder';
import type { Row } from '../../src/contract/tables';
import { compareText } from '../lib/anomalies';
import { gzipStable } from '../lib/gzip';
import type { Territory } from './territoires';

/** Territories that an embedded page may be limited to, France and the communes apart. */
const types: readonly string[] = ['cls', 'epci', 'bassin_vie', 'departement', 'region'];
/** Made of whole départements: their communes need no list. */
const whole: readonly string[] = ['departement', 'region'];

/** Territories of a file: a few kilobytes. */
const perShard = 80;

/** Every territory with its communes, by identifier, in files of a few kilobytes. */
export async function territoryShards(territories: readonly Territory[], communes: readonly Row<'communes'>[]): Promise<{ debut: string; bytes: Uint8Array }[]> {
  const entries = territories
    .filter(({ row }) => types.includes(row.type))
    .map(({ row, ranks }): FinderTerritory => {
      const members = [...ranks].flatMap((rank) => communes[rank] ?? []);
      const departements = [...new Set(members.map(({ departement }) => departement))].sort(compareText);
      return [row.id, row.nom, departements, whole.includes(row.type) ? null : members.map(({ code }) => code).join(' ')];
    })
    .sort(([a], [b]) => compareText(a, b));
  const shards: { debut: string; bytes: Uint8Array }[] = [];
  for (let from = 0; from < entries.length; from += perShard) {
    const part = entries.slice(from, from + perShard);
    shards.push({ debut: part[0]?.[0] ?? '', bytes: await gzipStable(Buffer.from(JSON.stringify(part), 'utf8')) });
  }
  return shards;
}
