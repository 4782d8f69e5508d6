import { medianSorted, sampleCorrelation } from 'simple-statistics';
import type { Row } from '../../src/contract/tables';
import { landMassOf } from '../../src/domain/land-masses';
import {
  approachKm,
  conventionalDetour,
  densityLevels,
  estimateMinutes,
  fitTravelTime,
  speedOfPace,
  type TimedTrip,
  type TravelTimeModel,
} from '../../src/domain/travel-time';
import { compareText } from '../lib/anomalies';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { valueAt } from '../lib/indicator-store';
import { nearestFinder } from './nearest';

type Quality = Row<'qualite_modeles'>;

export interface FittedModel {
  readonly model: TravelTimeModel;
  readonly quality: Quality[];
}

const modelName = 'temps_trajet_voiture';
const official = 'minutes_urgences';
/** One département in four, in the order of their codes, takes no part in the fit. */
const heldOutEvery = 4;
/** Trips that matter most in daily life are also judged apart. */
const shortMinutes = 20;

/** Density levels of the communes (0 to 6) by rank, from the grid's classes (1 to 7); null where the grid says nothing. */
export function densityLevelsOf({ store, reference }: BuildContext): (number | null)[] {
  const [year] = store.years('densite_grille');
  const series = year === undefined ? undefined : store.get('densite_grille', year);
  return reference.communes.map((_, rank) => {
    const value = valueAt(series, rank);
    return Number.isNaN(value) ? null : value - 1;
  });
}

/**
 * Fits the travel-time model on the official minutes to emergency care. The destinations are not published: communes at
 * 0 minutes are taken for them, and left out of the fit and of the error. Null when the times or the grid are missing.
 */
export function fitModel(context: BuildContext, communes: readonly Row<'communes'>[], levels: readonly (number | null)[]): FittedModel | null {
  const trips = officialTrips(context, communes, levels);
  if (trips.length === 0) return null;
  const departements = [...new Set(communes.map(({ departement }) => departement))].sort(compareText);
  const heldOut = new Set(departements.filter((_, position) => position % heldOutEvery === 0));
  const training = trips.filter(({ departement }) => !heldOut.has(departement));
  const test = trips.filter(({ departement }) => heldOut.has(departement));
  const model = rounded(fitTravelTime(training));
  return { model, quality: [...errors(model, 'apprentissage', training), ...errors(model, 'test', test), ...parameters(model, training.length)] };
}

interface OfficialTrip extends TimedTrip {
  readonly departement: string;
}

function officialTrips(context: BuildContext, communes: readonly Row<'communes'>[], levels: readonly (number | null)[]): OfficialTrip[] {
  const [year] = context.store.years(official);
  const times = year === undefined ? undefined : context.store.get(official, year);
  if (times === undefined) return [];
  const located = communes.flatMap(({ code, departement, lon, lat }, rank) => {
    const time = valueAt(times, rank);
    const minutes = Number.isNaN(time) ? null : time;
    const level = levels[rank] ?? null;
    return lon === null || lat === null || level === null
      ? []
      : [{ id: code, departement, lon, lat, minutes, level, landMass: landMassOf(code, departement) }];
  });
  const nearest = nearestFinder(located.filter(({ minutes }) => minutes === 0));
  // Paris, Lyon and Marseille have no published time: whoever is nearer to one of them may go there, nobody can tell.
  const nearestUntold = nearestFinder(located.filter(({ minutes, level }) => minutes === null && level === 0));
  return located.flatMap((commune) => {
    const found = commune.minutes === null || commune.minutes === 0 ? undefined : nearest(commune);
    if (found === undefined || commune.minutes === null) return [];
    const { km, candidate } = found;
    if ((nearestUntold(commune)?.km ?? Infinity) < km) return [];
    return [{ km, origin: commune.level, destination: candidate.level, minutes: commune.minutes, departement: commune.departement }];
  });
}

/** The published parameters are the ones used. */
const rounded = ({ start, arrival, pace }: TravelTimeModel): TravelTimeModel => ({ start: roundAll(start), arrival: roundAll(arrival), pace: roundAll(pace) });
const roundAll = (values: readonly number[]): number[] => values.map((value) => roundTo(value, 3));

const median = (values: readonly number[]): number => medianSorted([...values].sort((a, b) => a - b));

const fitMethod =
  `Temps officiels de 2019 vers les urgences ou le SMUR, estimés vers la commune à 0 minute la plus proche à vol d’oiseau (destinations déduites, ôtées de l’erreur). ` +
  `Les communes plus proches de Paris, Lyon ou Marseille, dont le temps n’est pas publié, sont ôtées aussi. ` +
  `Un département sur ${heldOutEvery}, dans l’ordre des codes, est tenu hors de l’apprentissage.`;

function errors(model: TravelTimeModel, perimetre: string, trips: readonly TimedTrip[]): Quality[] {
  const short = trips.filter(({ minutes }) => minutes < shortMinutes);
  return [...measures(model, perimetre, trips), ...measures(model, `${perimetre}, moins de ${shortMinutes}\u00a0minutes`, short)];
}

function measures(model: TravelTimeModel, perimetre: string, trips: readonly TimedTrip[]): Quality[] {
  if (trips.length < 2) return [];
  const estimates = trips.map((trip) => estimateMinutes(model, trip));
  const gaps = trips.map(({ minutes }, i) => (estimates[i] ?? Number.NaN) - minutes);
  const row = (mesure: string, valeur: number, unite: string): Quality => ({
    modele: modelName,
    mesure,
    perimetre,
    valeur: roundTo(valeur, 3),
    unite,
    effectif: trips.length,
    methode: fitMethod,
  });
  return [
    row('ecart_absolu_median', median(gaps.map(Math.abs)), 'minutes'),
    row('ecart_median', median(gaps), 'minutes'),
    row('correlation', sampleCorrelation(estimates, trips.map(({ minutes }) => minutes)), 'sans unité'),
  ];
}

function parameters({ start, arrival, pace }: TravelTimeModel, effectif: number): Quality[] {
  const methode =
    `minutes = approche × (départ + arrivée) + allure × km à vol d’oiseau ; l’approche va de 0 à 1 sur les ${approachKm} premiers kilomètres. ` +
    `Une vitesse suppose un détour de ${String(conventionalDetour).replace('.', ',')}.`;
  return Array.from({ length: densityLevels }, (_, level) => {
    const row = (mesure: string, valeur: number, unite: string): Quality => ({
      modele: modelName,
      mesure,
      perimetre: `paramètre, niveau de densité ${level + 1}`,
      valeur,
      unite,
      effectif,
      methode,
    });
    return [
      row('depart', start[level] ?? 0, 'minutes'),
      row('arrivee', arrival[level] ?? 0, 'minutes'),
      row('allure', pace[level] ?? 0, 'minutes par km à vol d’oiseau'),
      row('vitesse', roundTo(speedOfPace(pace[level] ?? Number.NaN), 1), 'km/h'),
    ];
  }).flat();
}
