import { parseNumber } from '../../lib/cells';
import type { BuildContext } from '../../lib/context';
import { readCsvFile } from '../../lib/csv-file';
import { csvLayout } from '../../lib/layouts';
import type { Outlines } from '../outlines';
import { hospitalId } from './hospitals';
import { type Lieu, locatePlace, makeLieu, phoneNumber, plainText, type PlaceReading } from './place';

interface Kind {
  readonly categorie: 'ehpad' | 'residence_autonomie' | 'accueil_jour' | 'autre';
  readonly sous_categorie: string | null;
}

/** Columns of the file that tell the kind, in the order that decides when several are true (none has two in the 2020 file). */
const kindColumns: readonly (readonly [column: string, kind: Kind])[] = [
  ['ehpad', { categorie: 'ehpad', sous_categorie: 'EHPAD' }],
  ['residence_autonomie', { categorie: 'residence_autonomie', sous_categorie: 'Résidence autonomie' }],
  ['accueil_jour', { categorie: 'accueil_jour', sous_categorie: 'Accueil de jour autonome' }],
  ['ehpa', { categorie: 'autre', sous_categorie: 'Hébergement pour personnes âgées non médicalisé (EHPA)' }],
  ['esld', { categorie: 'autre', sous_categorie: 'Unité de soins de longue durée' }],
];

const unstated: Kind = { categorie: 'autre', sous_categorie: 'Établissement pour personnes âgées, type non précisé' };

/**
 * Places for the elderly: one row an establishment, its kind the one that the file ticks. A long-stay unit that the
 * hospitals' file already gives under the same FINESS number is not published twice.
 */
export async function readElderlyHomes(context: BuildContext, outlines: Outlines, hospitals: readonly Lieu[]): Promise<Lieu[]> {
  const known = new Set(hospitals.map(({ id }) => id));
  const lieux = await context.sources.read('etablissements_personnes_agees_2020', (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const reading: PlaceReading = { context, outlines, source: source.id, tally };
    let twice = 0;
    const kept = file.rows.flatMap(({ line, cells }): Lieu[] => {
      const cell = (name: string): string => cells[file.column(name)] ?? '';
      tally.lignes += 1;
      const finess = cell('finess');
      if (cell('esld') === 'TRUE' && known.has(hospitalId(finess))) {
        tally.refusees += 1;
        twice += 1;
        return [];
      }
      tally.gardees += 1;
      const { nom, phone } = nameOf(reading, line, cell('nom'));
      const { categorie, sous_categorie } = kindOf(reading, line, nom, (column) => cell(column) === 'TRUE');
      const capacite = parseNumber(cell('capacite'));
      const status = plainText(cell('statut'));
      const place = locatePlace(reading, { line, lon: parseNumber(cell('lon')), lat: parseNumber(cell('lat')), postcode: cell('cp') });
      return [
        makeLieu({
          id: `pa-${finess}`,
          categorie,
          sous_categorie,
          nom,
          code_postal: plainText(cell('cp')),
          lon: place.lon,
          lat: place.lat,
          commune: place.commune,
          telephone: phone,
          // The file writes 0 where it does not know.
          capacite: capacite === 0 ? null : capacite,
          commentaire: status === null ? null : `Statut\u00a0: ${status.toLowerCase()}.`,
          source: source.id,
          date_maj: source.date_maj,
        }),
      ];
    });
    if (twice > 0) {
      context.anomalies.add({
        source: source.id,
        champ: 'finess',
        motif: `${twice} unités de soins de longue durée déjà dans hopitaux_2020 sous le même numéro FINESS`,
        correction: 'publiées une fois, comme sites hospitaliers',
      });
    }
    return kept;
  });
  return lieux ?? [];
}

/** In a few rows the whole record of an earlier export stands in the name: its first field is the name, one of them a phone. */
function nameOf({ context, source, tally }: PlaceReading, line: number, written: string): { nom: string; phone: string | null } {
  const [first = '', ...fields] = written.split(';');
  const nom = plainText(first) ?? 'Établissement';
  if (fields.length === 0) return { nom, phone: null };
  tally.reparees += 1;
  context.anomalies.add({
    source,
    ligne: line,
    champ: 'nom',
    valeur: nom,
    motif: 'une ligne entière d’un autre fichier tient dans le nom',
    correction: 'nom et téléphone repris, le reste laissé',
  });
  return { nom, phone: fields.map(phoneNumber).find((phone) => phone !== null) ?? null };
}

function kindOf({ context, source, tally }: PlaceReading, line: number, nom: string, ticked: (column: string) => boolean): Kind {
  const found = kindColumns.find(([column]) => ticked(column));
  if (found !== undefined) return found[1];
  const byName = kindColumns.find(([, { sous_categorie }]) => nom.toLowerCase().startsWith((sous_categorie ?? '').toLowerCase()))?.[1];
  tally.reparees += 1;
  context.anomalies.add({
    source,
    ligne: line,
    champ: 'type',
    valeur: nom,
    motif: 'aucun type coché',
    correction: byName === undefined ? 'publié comme « type non précisé »' : `type lu dans le nom : ${byName.sous_categorie ?? ''}`,
  });
  return byName ?? unstated;
}
