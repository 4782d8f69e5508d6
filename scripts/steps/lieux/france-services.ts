import { parseNumber } from '../../lib/cells';
import { readCsvFile } from '../../lib/csv-file';
import { isFunctionalAddress, withoutPersonalAddresses } from '../../lib/functional-address';
import { csvLayout } from '../../lib/layouts';
import type { BuildContext } from '../../lib/context';
import type { Outlines } from '../outlines';
import { type Lieu, locatePlace, makeLieu, phoneNumber, plainText, type PlaceReading } from './place';

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;

/** Kinds whose published point is no stop: a bus, or a team that goes round. */
const roaming = new Set(['Bus_équivalent', 'Itinérante']);
const kinds: Readonly<Record<string, string>> = {
  Fixe: 'Espace fixe',
  'Fixe_antenne(s)': 'Espace fixe et ses antennes',
  Multisites: 'Espace sur plusieurs sites',
  Bus_équivalent: 'Bus France services',
  Itinérante: 'France services itinérante',
};

/** France services points; buses and roaming services keep their comment and give no distance. */
export async function readFranceServices(context: BuildContext, outlines: Outlines): Promise<Lieu[]> {
  const lieux = await context.sources.read('france_services', (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const reading: PlaceReading = { context, outlines, source: source.id, tally };
    return file.rows.map(({ line, cells }): Lieu => {
      const cell = (name: string): string => cells[file.column(name)] ?? '';
      tally.lignes += 1;
      tally.gardees += 1;
      const format = cell('format_fs');
      const kind = kinds[format] ?? format;
      const nom = plainText(cell('lib_fs')) ?? 'France services';
      const places = [nom, cell('lib_com')];
      const place = locatePlace(reading, { line, lon: parseNumber(cell('longitude')), lat: parseNumber(cell('latitude')), commune: cell('insee_com') });
      return makeLieu({
        id: `fs-${cell('id_fs')}`,
        categorie: 'france_services',
        sous_categorie: cell('type_fs') === 'Antenne' ? `${kind} (antenne)` : kind,
        nom,
        adresse: plainText([cell('adresse'), cell('complement_adresse')].filter((part) => part !== '').join(', ')),
        code_postal: plainText(cell('code_postal')),
        lon: place.lon,
        lat: place.lat,
        commune: place.commune,
        telephone: phoneNumber(cell('telephone')),
        courriel: address(reading, line, cell('mail'), places),
        horaires: openingHours(days.map((day) => [day, cell(`h_${day}`)])),
        itinerant: roaming.has(format),
        commentaire: comment(reading, line, cell('commentaire'), cell('prise_rdv') === 'Oui', places),
        source: source.id,
        date_maj: source.date_maj,
      });
    });
  });
  return lieux ?? [];
}

function address({ context, source }: PlaceReading, line: number, written: string, places: readonly string[]): string | null {
  if (written === '') return null;
  if (isFunctionalAddress(written, places)) return written;
  // The address itself is not copied here: it may be a person's.
  context.anomalies.add({ source, ligne: line, champ: 'mail', motif: 'adresse qui peut être nominative', correction: 'adresse non publiée' });
  return null;
}

function comment({ context, source }: PlaceReading, line: number, written: string, appointment: boolean, places: readonly string[]): string | null {
  const { text, removed } = withoutPersonalAddresses(written, places);
  if (removed > 0) {
    context.anomalies.add({ source, ligne: line, champ: 'commentaire', motif: 'adresse qui peut être nominative', correction: 'adresse non publiée' });
  }
  return plainText([text, appointment ? 'Prise de rendez-vous possible.' : ''].filter((part) => part !== '').join(' – '));
}

/** Hours as the source words them, by day; null when it gives none. */
function openingHours(written: readonly (readonly [day: string, hours: string])[]): string | null {
  const known = written.flatMap(([day, hours]) => {
    const text = plainText(hours);
    return text === null ? [] : [[day, text] as const];
  });
  return known.length === 0 ? null : JSON.stringify(Object.fromEntries(known));
}
