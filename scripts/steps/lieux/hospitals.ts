import { parseNumber } from '../../lib/cells';
import type { BuildContext } from '../../lib/context';
import { readCsvFile } from '../../lib/csv-file';
import { csvLayout } from '../../lib/layouts';
import type { Outlines } from '../outlines';
import { type Lieu, locatePlace, makeLieu, phoneNumber, plainText, type PlaceReading } from './place';

/** Types that take in a whole population, as the source words them; psychiatry, long stay and rehabilitation are not. */
const generalTypes = new Set([
  'Centre Hospitalier (C.H.)',
  'Centre Hospitalier Régional (C.H.R.)',
  'Centre hospitalier, ex Hôpital local',
  'Etablissement de Soins Pluridisciplinaire',
]);
export const isGeneralHospital = ({ categorie, sous_categorie }: Lieu): boolean =>
  categorie === 'hopital' && generalTypes.has(sous_categorie ?? '');

const finessLength = 9;
const statuses: Readonly<Record<string, string>> = { public: 'Statut\u00a0: public.', private: 'Statut\u00a0: privé.' };

/** Identifier of a hospital site from its FINESS number. */
export const hospitalId = (finess: string): string => `hopital-${finess}`;

/** Hospital sites: no commune code, FINESS numbers and phones that lost their leading zero. */
export async function readHospitals(context: BuildContext, outlines: Outlines): Promise<Lieu[]> {
  const lieux = await context.sources.read('hopitaux_2020', (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const reading: PlaceReading = { context, outlines, source: source.id, tally };
    return file.rows.map(({ line, cells }): Lieu => {
      const cell = (name: string): string => cells[file.column(name)] ?? '';
      tally.lignes += 1;
      tally.gardees += 1;
      const number = cell('id');
      if (number.length < finessLength) tally.reparees += 1;
      const site = plainText(cell('site_name'));
      const hospital = plainText(cell('hospital_name')) ?? 'Site hospitalier';
      const place = locatePlace(reading, { line, lon: parseNumber(cell('lon')), lat: parseNumber(cell('lat')), postcode: cell('postcode') });
      return makeLieu({
        id: hospitalId(number.padStart(finessLength, '0')),
        categorie: 'hopital',
        sous_categorie: plainText(cell('facility_type')),
        nom: site === null || site === hospital ? hospital : `${hospital} (${site})`,
        adresse: plainText(`${cell('house_number')} ${cell('street')}`),
        code_postal: plainText(cell('postcode')),
        lon: place.lon,
        lat: place.lat,
        commune: place.commune,
        telephone: phoneNumber(cell('tel')),
        capacite: parseNumber(cell('cap_beds')),
        commentaire: statuses[cell('public_private')] ?? null,
        source: source.id,
        date_maj: isoDate(cell('ref_date')),
      });
    });
  });
  return lieux ?? [];
}

/** `06/03/2020` as an ISO date; null if it is not one. */
function isoDate(written: string): string | null {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/u.exec(written) ?? [];
  return day === undefined ? null : `${year}-${month}-${day}`;
}
