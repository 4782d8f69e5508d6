import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readManifest, readTable, readValues } from '../../scripts/lib/read-published';
import { decodeAccessFile } from '../../src/contract/access-file';
import { measureService } from '../../src/domain/access/service-measures';
import { applyServiceScenario, type ServiceItem } from '../../src/domain/access/services';
import { numberColumn } from '../../src/files/arrow-tables';
import type { Figure } from './figures';
import { timed } from './timed';

const published = join(import.meta.dirname, '../../public/data');

/** New points of a service on all of France, in this process: the same engine as the page's worker. */
export async function services(): Promise<Figure[]> {
  const manifest = readManifest(published);
  const values = (indicator: string): Float64Array => {
    const file = manifest.valeurs[indicator]?.at(-1);
    if (file === undefined) throw new Error(`${indicator} n’est pas publié`);
    return readValues(published, file, manifest.nb_communes).values;
  };
  const communes = readTable(published, manifest.tables['communes']?.fichier ?? '');
  const bytes = gunzipSync(readFileSync(join(published, manifest.acces?.fichier ?? '')));
  const { header, points } = decodeAccessFile(bytes, manifest.nb_communes);
  const network = { lon: numberColumn(communes, 'lon'), lat: numberColumn(communes, 'lat'), niveau: points.niveau, masse: points.masse, model: header.temps };
  const people = values('population');
  const twenty = Array.from({ length: 20 }, (_, i): ServiceItem => ({ kind: 'point', commune: 1500 * i + 700 }));
  const france = { network, published: values('minutes_france_services') };
  const { minutes } = applyServiceScenario(france, twenty);
  return [
    { name: 'access file decoded, to open a service', unit: 'ms', values: timed(() => decodeAccessFile(bytes, manifest.nb_communes), 10) },
    { name: '20 new France services points, from nothing', unit: 'ms', values: timed(() => applyServiceScenario(france, twenty), 20), atMost: 50 },
    { name: '20 relay points where nothing is published', unit: 'ms', values: timed(() => applyServiceScenario({ network, published: null }, twenty), 20), atMost: 150 },
    { name: 'measures of the minutes of all of France', unit: 'ms', values: timed(() => measureService({ minutes, people }, 20, null), 20) },
  ];
}
