import { parseNumber } from '../../lib/cells';
import type { BuildContext } from '../../lib/context';
import { readCsvFile } from '../../lib/csv-file';
import { csvLayout } from '../../lib/layouts';
import type { Outlines } from '../outlines';
import { type Lieu, locatePlace, makeLieu, plainText, type PlaceReading } from './place';

interface Traffic {
  readonly year: number;
  readonly passengers: number;
  readonly postcode: string | null;
}

const numbers = new Intl.NumberFormat('fr-FR');

/** Passenger stations with their latest yearly traffic in words. */
export async function readStations(context: BuildContext, outlines: Outlines): Promise<Lieu[]> {
  const traffic = await readTraffic(context);
  const lieux = await context.sources.read('gares_sncf', (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const reading: PlaceReading = { context, outlines, source: source.id, tally, surveyed: true };
    return file.rows.map(({ line, cells }): Lieu => {
      const cell = (name: string): string => cells[file.column(name)] ?? '';
      tally.lignes += 1;
      tally.gardees += 1;
      const codes = cell('Code(s) UIC').split(';').map((code) => code.trim());
      const [lat, lon] = cell('Position géographique').split(',').map(parseNumber);
      const known = codes.flatMap((code) => traffic.get(code) ?? []);
      const place = locatePlace(reading, { line, lon: lon ?? null, lat: lat ?? null, commune: cell('Code commune') });
      return makeLieu({
        id: `gare-${codes[0] ?? cell('id')}`,
        categorie: 'gare',
        sous_categorie: segment(cell('Segment(s) DRG')),
        nom: plainText(cell('Nom')) ?? 'Gare',
        code_postal: known[0]?.postcode ?? null,
        lon: place.lon,
        lat: place.lat,
        commune: place.commune,
        commentaire: passengers(known),
        source: source.id,
        date_maj: source.date_maj,
      });
    });
  });
  return lieux ?? [];
}

/** SNCF's segments, the first one of a station that has several. */
const segment = (written: string): string | null => {
  const [first] = written.split(';');
  return first === undefined || first === '' ? null : `Segment ${first}`;
};

function passengers(known: readonly Traffic[]): string | null {
  const year = Math.max(...known.map((each) => each.year));
  const latest = known.filter((each) => each.year === year);
  if (latest.length === 0) return null;
  return `${numbers.format(latest.reduce((sum, each) => sum + each.passengers, 0))} voyageurs en ${year}.`;
}

/** Latest year with passengers, by UIC code. */
async function readTraffic(context: BuildContext): Promise<ReadonlyMap<string, Traffic>> {
  const traffic = await context.sources.read('frequentation_gares', (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const years = file.header
      .flatMap((name, position) => {
        const year = /^Total Voyageurs (\d{4})$/u.exec(name)?.[1];
        return year === undefined ? [] : [{ year: Number(year), position }];
      })
      .sort((a, b) => b.year - a.year);
    const [code, postcode] = [file.column('Code UIC'), file.column('Code postal')];
    const byCode = new Map<string, Traffic>();
    for (const { cells } of file.rows) {
      tally.lignes += 1;
      const latest = years.map(({ year, position }) => ({ year, passengers: parseNumber(cells[position]) })).find((each) => each.passengers !== null);
      if (latest?.passengers === undefined || latest.passengers === null) {
        tally.refusees += 1;
        continue;
      }
      tally.gardees += 1;
      byCode.set(cells[code] ?? '', { year: latest.year, passengers: latest.passengers, postcode: plainText(cells[postcode]) });
    }
    return byCode;
  });
  return traffic ?? new Map();
}
