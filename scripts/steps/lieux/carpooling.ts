import { parseNumber } from '../../lib/cells';
import type { BuildContext } from '../../lib/context';
import { readCsvFile } from '../../lib/csv-file';
import { csvLayout } from '../../lib/layouts';
import type { Outlines } from '../outlines';
import { type Lieu, locatePlace, makeLieu, plainText, type PlaceReading } from './place';

/** Open carpooling places, each once. Owner and free comment are not read: they may name a person. */
export async function readCarpooling(context: BuildContext, outlines: Outlines): Promise<Lieu[]> {
  const lieux = await context.sources.read('covoiturage_bnlc', (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const reading: PlaceReading = { context, outlines, source: source.id, tally, surveyed: true };
    const seen = new Map<string, number>();
    return file.rows.flatMap(({ line, cells }): Lieu[] => {
      const cell = (name: string): string => cells[file.column(name)] ?? '';
      tally.lignes += 1;
      const refuse = (champ: string, motif: string): Lieu[] => {
        tally.refusees += 1;
        context.anomalies.add({ source: source.id, ligne: line, champ, valeur: cell('id_lieu'), motif, correction: 'ligne refusée' });
        return [];
      };
      if (cell('ouvert').toLowerCase() === 'false') return refuse('ouvert', 'lieu fermé');
      const same = ['nom_lieu', 'insee', 'type', 'Xlong', 'Ylat'].map(cell).join('|');
      const earlier = seen.get(same);
      if (earlier !== undefined) return refuse('id_lieu', `même lieu (nom, commune, type, position) que la ligne ${earlier}`);
      seen.set(same, line);
      tally.gardees += 1;
      const place = locatePlace(reading, { line, lon: parseNumber(cell('Xlong')), lat: parseNumber(cell('Ylat')), commune: cell('insee') });
      return [
        makeLieu({
          id: `covoiturage-${cell('id_lieu')}`,
          categorie: 'covoiturage',
          sous_categorie: plainText(cell('type')),
          nom: plainText(cell('nom_lieu')) ?? 'Lieu de covoiturage',
          adresse: plainText(cell('ad_lieu')),
          lon: place.lon,
          lat: place.lat,
          commune: place.commune,
          capacite: capacity(cell('nbre_pl')),
          commentaire: hours(cell('horaires')),
          source: source.id,
          date_maj: updateDate(reading, line, cell('date_maj'), source.date_maj),
        }),
      ];
    });
  });
  return lieux ?? [];
}

function capacity(written: string): number | null {
  const places = parseNumber(written);
  return places !== null && Number.isInteger(places) && places > 0 ? places : null;
}

const hours = (written: string): string | null => {
  const text = plainText(written);
  return text === null ? null : `Horaires\u00a0: ${text}.`;
};

/** A date after the file's own cannot be one of an update. */
function updateDate({ context, source, tally }: PlaceReading, line: number, written: string, fileDate: string | null): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(written)) return null;
  // The file is published in the days that follow its date.
  if (fileDate === null || written.slice(0, 7) <= fileDate.slice(0, 7)) return written;
  tally.reparees += 1;
  context.anomalies.add({
    source,
    ligne: line,
    champ: 'date_maj',
    valeur: written,
    motif: 'date de mise à jour postérieure au fichier',
    correction: 'date laissée vide',
  });
  return null;
}
