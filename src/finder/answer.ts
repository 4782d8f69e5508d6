import type { FinderDepartement, FinderManifest, FinderPlace } from '../contract/finder';
import { kindOf, nearestOfKind } from '../domain/finder/kinds';
import { nearest, type NoMinutes } from '../domain/finder/nearest';
import { localTime, zoneOf } from '../domain/hours/zone';
import { isoDate } from '../domain/hours/calendar';
import { greatCircleKm } from '../domain/travel-time';
import { byMinutesThenOpening, type Card, cardOf, openingRank, phoneOf } from './cards';
import { type Group, transportCategories } from './groups';
import type { Territory } from './territory';

/** Where the visitor leaves from: their position, or the point of their commune. */
export interface Origin {
  readonly lon: number;
  readonly lat: number;
  /** Density level (0-6); null: no minutes can be estimated. */
  readonly densite: number | null;
}

export interface Contract {
  readonly titre: string;
  /** « contrat échu en 2022 », « de 2021 à 2026 ». */
  readonly periode: string;
  readonly actions: readonly string[];
  /** Whom to ask: a service, never a person. */
  readonly contact: string | null;
  readonly telephone: Card['telephone'];
}

export interface FinderAnswer {
  /** By minutes, then by opening. */
  readonly cards: readonly Card[];
  /** Rounds and services that move: no minutes; the nearest first. */
  readonly itinerants: readonly Card[];
  /** Solidarity transport and on-demand lines that serve the commune. */
  readonly transports: readonly Card[];
  /** Distinct kinds of `cards`, as words. */
  readonly sortes: readonly string[];
  readonly contracts: readonly Contract[];
}

export interface Question {
  readonly group: Group;
  readonly origin: Origin | null;
  readonly commune: string;
  readonly departement: FinderDepartement;
  /** Places of the group's own file, when it has one. */
  readonly extra: readonly FinderPlace[];
  readonly manifest: FinderManifest;
  /** What an embedded page is limited to: a place elsewhere is said to be. */
  readonly territoire: Territory | null;
  readonly now: Date;
}

/** How far a service that moves is still told, as the crow flies, when it does not say which communes it serves. */
const itinerantKm = 40;

export function answerTo({ group, origin, commune, departement, extra, manifest, territoire, now }: Question): FinderAnswer {
  const context = { now, sources: manifest.sources, territoire };
  const pool = group.fichier === 'ages' ? extra : [...departement.lieux, ...extra];
  const wanted = pool.filter(({ categorie }) => group.categories.includes(categorie) && !transportCategories.includes(categorie));
  const from = { lon: origin?.lon ?? null, lat: origin?.lat ?? null, densite: origin?.densite ?? null, commune };
  const options = { model: manifest.trajet, limit: nearestOfKind, opening: (place: FinderPlace) => openingRank(place, now) };
  const cards: Card[] = [];
  const apart: { readonly place: FinderPlace; readonly raison: NoMinutes; readonly km: number | null }[] = [];
  for (const places of byKind(wanted).values()) {
    const { proches, sansMinutes } = nearest(from, places, options);
    cards.push(...proches.map(({ place, minutes }) => cardOf(place, minutes, context)));
    apart.push(...sansMinutes);
  }
  const moving = apart.filter(({ raison, km, place }) => raison === 'itinerant' && (place.desservies?.includes(commune) ?? (km === null || km <= itinerantKm)));
  const others = apart
    .filter(({ raison }) => raison !== 'itinerant')
    .map(({ place, raison }) => cardOf(place, raison === 'sans_route' ? 'sans_route' : null, context));
  cards.sort(byMinutesThenOpening);
  return {
    cards: [...cards, ...others],
    itinerants: moving.sort((a, b) => (a.km ?? Infinity) - (b.km ?? Infinity) || (a.place.id < b.place.id ? -1 : 1)).map(({ place }) => cardOf(place, null, context)),
    transports: nearFirst(departement.lieux.filter((place) => transportCategories.includes(place.categorie) && serves(place, commune, origin)), origin).map((place) =>
      cardOf(place, null, context),
    ),
    sortes: [...new Set([...cards, ...others].map(({ sorte }) => sorte))].sort((a, b) => a.localeCompare(b, 'fr')),
    contracts: contractsOf(departement, commune, now),
  };
}

function byKind(places: readonly FinderPlace[]): ReadonlyMap<string, FinderPlace[]> {
  const kinds = new Map<string, FinderPlace[]>();
  for (const place of places) {
    const kind = kindOf(place);
    const same = kinds.get(kind);
    if (same === undefined) kinds.set(kind, [place]);
    else same.push(place);
  }
  return kinds;
}

/** Whether a service goes to a commune: it says so, or says nothing and stands near. */
function serves({ desservies, lon, lat }: FinderPlace, commune: string, origin: Origin | null): boolean {
  if (desservies !== null) return desservies.includes(commune);
  if (origin === null || lon === null || lat === null) return true;
  return greatCircleKm(origin.lon, origin.lat, lon, lat) <= itinerantKm;
}

const kmTo = (origin: Origin | null, { lon, lat }: FinderPlace): number =>
  origin === null || lon === null || lat === null ? Infinity : greatCircleKm(origin.lon, origin.lat, lon, lat);

const nearFirst = (places: readonly FinderPlace[], origin: Origin | null): readonly FinderPlace[] =>
  places
    .map((place) => ({ place, km: kmTo(origin, place) }))
    .sort((a, b) => (a.km === b.km ? 0 : a.km - b.km))
    .map(({ place }) => place);

/** The stations and carpooling places nearest to a point, as the crow flies. */
export function mobilityNear(point: { readonly lon: number; readonly lat: number }, mobility: readonly FinderPlace[], categorie: string, count: number): readonly { readonly place: FinderPlace; readonly km: number }[] {
  return mobility
    .flatMap((place) =>
      place.categorie !== categorie || place.lon === null || place.lat === null ? [] : [{ place, km: greatCircleKm(point.lon, point.lat, place.lon, place.lat) }],
    )
    .sort((a, b) => a.km - b.km)
    .slice(0, count);
}

function contractsOf({ communes, contrats }: FinderDepartement, code: string, now: Date): readonly Contract[] {
  const commune = communes.find((candidate) => candidate.code === code);
  const today = isoDate(localTime(now, zoneOf('')).jour);
  return (commune?.contrats ?? []).flatMap((index): Contract[] => {
    const contract = contrats[index];
    if (contract === undefined) return [];
    return [{ titre: contract.nom, periode: contractPeriod(contract.debut, contract.fin, today), actions: contract.actions, contact: contract.contact ?? null, telephone: phoneOf(contract.telephone ?? null) }];
  });
}

/** « contrat échu en 2022 », « de 2021 à 2026 », « depuis 2021 »; dates are ISO, or a year alone. */
export function contractPeriod(debut: string | null, fin: string | null, today: string): string {
  const [from, to] = [debut?.slice(0, 4) ?? null, fin?.slice(0, 4) ?? null];
  // A year alone ends on its last day.
  const over = fin !== null && fin < today.slice(0, fin.length);
  if (over && to !== null) return `contrat échu en ${to}`;
  if (from !== null && to !== null) return `de ${from} à ${to}`;
  if (from !== null) return `depuis ${from}, fin non précisée`;
  return to === null ? 'période non précisée' : `jusqu’en ${to}`;
}
