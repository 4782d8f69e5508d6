import type { FinderManifest, FinderPlace } from '../contract/finder';
import { departementOfCommune } from '../domain/finder/nearest';
import { formatMinutes, formatDate } from '../domain/format';
import { decodeSchedule } from '../domain/hours/decode';
import { type Opening, openingAt, openingSortKey } from '../domain/hours/opening';
import { nextPassages } from '../domain/hours/rounds';
import { roundSentence } from '../domain/hours/rounds-wording';
import { openingSentence, weekLines } from '../domain/hours/wording';
import { localTime, zoneOf } from '../domain/hours/zone';
import { kindOf } from './groups';
import { readPassages } from './passages';
import type { Territory } from './territory';

/** What a visitor reads of a place. Null: not known, nothing to show. */
export interface Card {
  readonly id: string;
  readonly titre: string;
  readonly sorte: string;
  /** « ouvert, ferme à 17 h »; null for a place that has no counter (a station, a carpooling place). */
  readonly ouverture: string | null;
  readonly etat: 'ouvert' | 'ferme' | 'inconnu';
  /** « horaires d’août 2024, appelez avant de vous déplacer ». */
  readonly fraicheur: string;
  /** « environ 12 min en voiture (estimation) ». */
  readonly trajet: string | null;
  readonly minutes: number | null;
  readonly adresse: string | null;
  /** Code of its commune. */
  readonly commune: string | null;
  /** « en dehors de : Brenne », on a page limited to a territory. */
  readonly ailleurs: string | null;
  readonly telephone: { readonly texte: string; readonly href: string } | null;
  /** Nobody is there to be called. */
  readonly sansAccueil: boolean;
  readonly courriel: string | null;
  readonly site: { readonly texte: string; readonly href: string } | null;
  readonly commentaire: string | null;
  readonly semaine: readonly { readonly jour: string; readonly horaires: string }[];
  readonly notes: readonly string[];
  readonly passages: readonly string[];
  readonly itinerant: boolean;
  readonly point: { readonly lon: number; readonly lat: number } | null;
  readonly source: string;
  /** Rank by opening among places as near. */
  readonly rang: number;
}

export interface CardContext {
  readonly now: Date;
  readonly sources: FinderManifest['sources'];
  readonly territoire: Territory | null;
}

const nbsp = '\u00a0';
/** Where one does not come at opening hours: nothing is said of hours that no source gives. */
const withoutCounter: readonly string[] = ['gare', 'covoiturage', 'transport_solidaire', 'transport_demande', 'ehpad', 'residence_autonomie'];
/** Where nobody answers a phone. */
const unattended: readonly string[] = ['gare', 'covoiturage'];

/** A place and the way there in words. Minutes, or null where they are not known, as for a round. */
export function cardOf(place: FinderPlace, travel: number | 'sans_route' | null, { now, sources, territoire }: CardContext): Card {
  const departement = departementOfCommune(place.commune ?? '');
  const schedule = place.horaires === null ? null : decodeSchedule(place.horaires);
  const opening = schedule === null ? null : openingAt(schedule, now, { departement });
  const passages = readPassages(place.passages);
  const local = localTime(now, zoneOf(departement));
  const counter = !withoutCounter.includes(place.categorie);
  const roundKnown = passages.length > 0;
  // The hours of a bus are those of its phone: they do not say that it is open in one place.
  const ouverture = opening !== null && !place.itinerant ? openingSentence(opening) : counter && !roundKnown ? 'horaires non connus' : null;
  return {
    id: place.id,
    titre: place.nom,
    sorte: kindOf(place),
    ouverture: place.itinerant && !roundKnown ? 'tournée non connue, appelez pour connaître les jours et les lieux de passage' : ouverture,
    etat: place.itinerant || opening === null ? 'inconnu' : opening.kind === 'ouvert' ? 'ouvert' : opening.kind === 'ferme' || opening.kind === 'ferie' ? 'ferme' : 'inconnu',
    fraicheur: freshness(place, sources, schedule !== null || roundKnown),
    trajet: travel === null ? null : travel === 'sans_route' ? `aucune route n’y mène d’ici${nbsp}: le trajet se fait par bateau ou par avion` : minutesWords(travel),
    minutes: travel === 'sans_route' ? null : travel,
    adresse: addressOf(place),
    commune: place.commune,
    ailleurs: territoire === null || place.commune === null || territoire.has(place.commune) ? null : `en dehors de${nbsp}: ${territoire.nom}`,
    telephone: phoneOf(place.telephone),
    sansAccueil: unattended.includes(place.categorie),
    courriel: place.courriel !== null && /^[^\s@<>?&]+@[^\s@<>?&]+\.[^\s@<>?&]+$/u.test(place.courriel) ? place.courriel : null,
    site: siteOf(place.site),
    commentaire: place.commentaire,
    semaine: schedule === null ? [] : weekLines(schedule),
    notes: schedule?.notes ?? [],
    passages: passages.map((passage) => roundSentence(passage, nextPassages(passage, local, 2))),
    itinerant: place.itinerant,
    point: place.lon === null || place.lat === null ? null : { lon: place.lon, lat: place.lat },
    source: sourceWords(place, sources),
    rang: rankOf(opening),
  };
}

/** Rank of what a visitor would rather find among places as near; unknown hours last. */
export function openingRank({ horaires, commune }: FinderPlace, now: Date): number {
  const schedule = horaires === null ? null : decodeSchedule(horaires);
  return rankOf(schedule === null ? null : openingAt(schedule, now, { departement: departementOfCommune(commune ?? '') }));
}

const rankOf = (opening: Opening | null): number => (opening === null ? Number.MAX_SAFE_INTEGER : openingSortKey(opening));

/** By whole minutes, then by opening, then by name: nobody tells half a minute. */
export const byMinutesThenOpening = (a: Card, b: Card): number =>
  Math.round(a.minutes ?? Infinity) - Math.round(b.minutes ?? Infinity) || a.rang - b.rang || a.titre.localeCompare(b.titre, 'fr');

const minutesWords = (minutes: number): string =>
  minutes < 1 ? 'sur place, ou à moins d’une minute en voiture (estimation)' : `environ ${formatMinutes(minutes)} en voiture (estimation)`;

/** `d’août 2024`, `de mars 2020`, `de 2020`. */
function ofDate(iso: string): string {
  const month = formatDate(iso.slice(0, 7));
  return /^[aeiouyàâéèêîôû]/iu.test(month) ? `d’${month}` : `de ${month}`;
}

function freshness({ source, date_maj, categorie }: FinderPlace, sources: FinderManifest['sources'], hours: boolean): string {
  const stated = Object.hasOwn(sources, source) ? sources[source] : undefined;
  const date = date_maj ?? stated?.date_maj ?? null;
  const what = hours ? 'horaires' : 'informations';
  const when = date !== null ? ` ${ofDate(date)}` : stated?.millesime !== null && stated?.millesime !== undefined ? ` (${stated.millesime})` : ' sans date';
  return unattended.includes(categorie) ? `${what}${when}` : `${what}${when}, appelez avant de vous déplacer`;
}

function sourceWords({ source }: FinderPlace, sources: FinderManifest['sources']): string {
  const stated = Object.hasOwn(sources, source) ? sources[source] : undefined;
  return stated === undefined ? `source non précisée` : `${stated.titre}, ${stated.producteur}`;
}

function addressOf({ adresse, code_postal, commune_nom }: FinderPlace): string | null {
  const town = [code_postal, commune_nom].filter((part) => part !== null).join(' ');
  return [adresse, town].filter((part) => part !== null && part !== '').join(', ') || null;
}

/** `02 54 28 12 13`, and the address that dials it; null if this is no number. */
export function phoneOf(text: string | null): Card['telephone'] {
  const digits = (text ?? '').replaceAll(/[^\d+]/gu, '').replace(/^(?:\+|00)33/u, '0');
  if (/^0\d{9}$/u.test(digits)) return { texte: digits.replaceAll(/(\d\d)(?=\d)/gu, `$1${nbsp}`), href: `tel:${digits}` };
  if (/^3\d{3}$/u.test(digits)) return { texte: `${digits.slice(0, 2)}${nbsp}${digits.slice(2)}`, href: `tel:${digits}` };
  if (/^\+\d{8,15}$/u.test(digits)) return { texte: digits, href: `tel:${digits}` };
  return null;
}

/** Only web addresses: a source may hold anything. */
function siteOf(text: string | null): Card['site'] {
  if (text === null) return null;
  try {
    const url = new URL(/^[a-z][a-z+.-]*:/iu.test(text) ? text : `https://${text}`);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
    return { texte: url.hostname.replace(/^www\./u, ''), href: url.href };
  } catch {
    return null;
  }
}

/** Route to a place on OpenStreetMap, from the centre of a commune when it is known; never from the visitor's own position. */
export function routeLink(to: { readonly lon: number; readonly lat: number }, from: { readonly lon: number; readonly lat: number } | null): string {
  const start = from === null ? '' : `${from.lat.toFixed(4)},${from.lon.toFixed(4)}`;
  return `https://www.openstreetmap.org/directions?engine=fossgis_osrm_car&route=${encodeURIComponent(`${start};${to.lat.toFixed(5)},${to.lon.toFixed(5)}`)}`;
}

/** For an application of the phone. */
export const geoLink = ({ lon, lat }: { readonly lon: number; readonly lat: number }, nom: string): string =>
  `geo:${lat.toFixed(5)},${lon.toFixed(5)}?q=${lat.toFixed(5)},${lon.toFixed(5)}(${encodeURIComponent(nom)})`;

/** What is copied, sent, or read aloud: everything needed to go there. */
export function cardText(card: Card, link: string): string {
  return [
    card.titre,
    card.sorte,
    card.adresse,
    card.telephone === null ? null : `Téléphone${nbsp}: ${card.telephone.texte}`,
    card.courriel === null ? null : `Courriel${nbsp}: ${card.courriel}`,
    card.trajet,
    ...card.passages,
    ...card.semaine.map(({ jour, horaires }) => `${jour}${nbsp}: ${horaires}`),
    ...card.notes,
    card.commentaire,
    `(${card.fraicheur})`,
    link,
  ]
    .filter((line) => line !== null && line !== '')
    .join('\n');
}
