import * as v from 'valibot';
import type { FinderPlace } from '../../src/contract/finder';
import { encodeSchedule } from '../../src/domain/hours/encode';
import { parseSchedule } from '../../src/domain/hours/parse';
import type { Passage } from '../../src/domain/hours/rounds';
import { jours } from '../../src/domain/hours/schedule';
import { roundTo } from '../lib/cells';
import type { Lieu } from './lieux/place';

/** Files of a département that a place may stand in; the ODbL covers those of `mobilite`. */
export type FinderFile = 'points' | 'mobilite' | 'hopitaux' | 'ages';

const elderly = new Set(['ehpad', 'residence_autonomie', 'accueil_jour']);

/** File of a place: what a contract names is always in the first one. */
export function fileOf({ categorie, contrat }: Pick<FinderPlace, 'categorie' | 'contrat'>): FinderFile {
  if (contrat !== null) return 'points';
  if (categorie === 'hopital') return 'hopitaux';
  if (categorie === 'gare' || categorie === 'covoiturage') return 'mobilite';
  return elderly.has(categorie) || categorie === 'autre' ? 'ages' : 'points';
}

/** What of the communes a place needs. */
export interface PlaceCommunes {
  readonly nomOf: (code: string) => string | null;
  /** Density level, 0 to 6. */
  readonly densiteOf: (code: string) => number | null;
}

/** A metre or so. */
const decimals = 5;

/** A place as the phone reads it: hours as a week, rounds as data, its commune's name and density. */
export function finderPlace(lieu: Lieu, passages: readonly Passage[], desservies: readonly string[] | null, communes: PlaceCommunes): FinderPlace {
  const { id, categorie, sous_categorie, nom, adresse, code_postal, commune, lon, lat, telephone, courriel, site, itinerant, commentaire, contrat, source, date_maj } = lieu;
  return {
    id,
    categorie,
    sous_categorie,
    nom,
    adresse,
    code_postal,
    commune,
    commune_nom: commune === null ? null : communes.nomOf(commune),
    lon: lon === null ? null : roundTo(lon, decimals),
    lat: lat === null ? null : roundTo(lat, decimals),
    densite: commune === null ? null : communes.densiteOf(commune),
    telephone,
    courriel,
    site,
    // A round is no week of opening hours.
    horaires: passages.length > 0 ? null : encodedHours(lieu),
    itinerant,
    passages: [...passages],
    commentaire,
    contrat,
    desservies: desservies === null ? null : [...desservies],
    source,
    date_maj,
  };
}

const writtenHours = v.record(v.picklist(jours), v.string());

/** The week that the texts of the source say; null where they say nothing of hours. */
function encodedHours({ horaires, commentaire }: Lieu): string | null {
  if (horaires === null && commentaire === null) return null;
  const schedule = parseSchedule({ jours: horaires === null ? {} : v.parse(writtenHours, JSON.parse(horaires)), remarque: commentaire });
  const nothing = schedule.notes.length === 0 && schedule.jours.every((day) => day.kind === 'inconnu' && day.texte === '');
  return nothing ? null : encodeSchedule(schedule);
}
