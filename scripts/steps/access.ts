import type { Row } from '../../src/contract/tables';
import { lieuCategories } from '../../src/contract/vocabulary';
import type { LoadedContracts } from '../contracts/contracts';
import { landMassOf } from '../../src/domain/land-masses';
import { estimateMinutes, type TravelTimeModel } from '../../src/domain/travel-time';
import type { AccessKind } from '../lib/catalogue';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { setValue } from '../lib/indicator-store';
import { isGeneralHospital } from './lieux/hospitals';
import type { Lieux } from './lieux/lieux';
import type { Lieu } from './lieux/place';
import { nearestFinder } from './nearest';
import { densityLevelsOf, fitModel } from './travel-model';

export interface Access {
  readonly rows: Row<'acces'>[];
  readonly quality: Row<'qualite_modeles'>[];
  /** Null when the official times or the density grid are missing. */
  readonly model: TravelTimeModel | null;
}

/** Least dense level: what a place without a known commune is taken to be in. */
const sparsest = 6;

interface Destination {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly landMass: string;
  readonly level: number;
}

/** `autre` gathers places that have nothing in common: the nearest of them would mean nothing. */
const searched = lieuCategories.filter((categorie) => categorie !== 'autre');

/**
 * Nearest fixed place of each category for every commune with a reference point, and the minutes to it by car. A place
 * that only a contract names is offered to the communes of that contract: elsewhere nobody listed such places, and the
 * nearest known one may be at the other end of the country. A narrower kind (general hospitals) fills its indicator alone:
 * the table holds one row a category. Without a fitted model there is no minute to give, hence no row.
 */
export function buildAccess(context: BuildContext, communes: readonly Row<'communes'>[], lieux: Lieux, contracts: LoadedContracts): Access {
  const levels = densityLevelsOf(context);
  const fitted = fitModel(context, communes, levels);
  if (fitted === null) return { rows: [], quality: [], model: null };
  const places = [...lieux.open, ...lieux.odbl];
  const listed = places.filter(({ contrat }) => contrat === null);
  const named = places.filter(({ contrat }) => contrat !== null);
  const network: Network = { context, communes, levels, model: fitted.model };
  const members = contractMembers(context, contracts);
  const everyRank = communes.map((_, rank) => rank);
  const nearest = (kind: (lieu: Lieu) => boolean): Reached[] => {
    const found = reach(network, everyRank, listed.filter(kind));
    for (const [contrat, ranks] of members) {
      found.push(...reach(network, ranks, named.filter((lieu) => lieu.contrat === contrat && kind(lieu))));
    }
    return nearestOfEach(found);
  };
  const rows: Row<'acces'>[] = [];
  for (const categorie of searched) {
    const found = nearest((lieu) => lieu.categorie === categorie);
    fillIndicator(context, categorie, found);
    for (const { rank, ...access } of found) rows.push({ commune: communes[rank]?.code ?? '', categorie, ...access });
  }
  fillIndicator(context, 'hopital_general', nearest(isGeneralHospital));
  return { rows, quality: fitted.quality, model: fitted.model };
}

/** Ranks of the communes that each contract covers. */
function contractMembers({ reference }: BuildContext, { rows, territories }: LoadedContracts): [contrat: string, ranks: number[]][] {
  return rows.contrats.map(({ id, territoire }) => {
    const communes = territories.find((territory) => territory.id === territoire)?.communes ?? [];
    return [id, communes.flatMap((code) => reference.rankOf.get(code) ?? [])];
  });
}

interface Reached {
  readonly rank: number;
  readonly lieu: string;
  readonly distance_km: number;
  readonly minutes: number;
}

/** One result a commune, the nearest, by rank. */
function nearestOfEach(found: readonly Reached[]): Reached[] {
  const best = new Map<number, Reached>();
  for (const each of found) {
    const known = best.get(each.rank);
    if (known === undefined || each.distance_km < known.distance_km) best.set(each.rank, each);
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank);
}

/** What a trip is estimated from. */
interface Network {
  readonly context: BuildContext;
  readonly communes: readonly Row<'communes'>[];
  readonly levels: readonly (number | null)[];
  readonly model: TravelTimeModel;
}

function reach(network: Network, ranks: readonly number[], places: readonly Lieu[]): Reached[] {
  const { communes, levels, model } = network;
  const destinations = places.flatMap((lieu) => destinationOf(network, lieu));
  if (destinations.length === 0) return [];
  const nearest = nearestFinder(destinations);
  return ranks.flatMap((rank): Reached[] => {
    const commune = communes[rank];
    const level = levels[rank] ?? null;
    if (commune === undefined || commune.lon === null || commune.lat === null || level === null) return [];
    const found = nearest({ lon: commune.lon, lat: commune.lat, landMass: landMassOf(commune.code, commune.departement) });
    if (found === undefined) return [];
    const { km, candidate } = found;
    const minutes = estimateMinutes(model, { km, origin: level, destination: candidate.level });
    return [{ rank, lieu: candidate.id, distance_km: roundTo(km, 3), minutes: roundTo(minutes, 1) }];
  });
}

/** A roaming service has no stop to drive to; a place without a point or a commune cannot be put on a road network. */
function destinationOf({ context, levels }: Network, { id, itinerant, lon, lat, commune }: Lieu): Destination[] {
  const rank = commune === null ? undefined : context.reference.rankOf.get(commune);
  const departement = rank === undefined ? undefined : context.reference.communes[rank]?.departement;
  if (itinerant || lon === null || lat === null || commune === null || rank === undefined || departement === undefined) return [];
  return [{ id, lon, lat, landMass: landMassOf(commune, departement), level: levels[rank] ?? sparsest }];
}

function fillIndicator({ catalogue, store }: BuildContext, kind: AccessKind, found: readonly Reached[]): void {
  const indicator = catalogue.find(({ acces }) => acces === kind);
  if (indicator?.annee === undefined) return;
  const series = store.open(indicator.id, indicator.annee);
  for (const { rank, minutes } of found) setValue(series, rank, minutes, 'estime');
}
