import { type AccessColumns, type AccessHeader, type AccessPoints, encodeAccessFile, type ProfessionParameters } from '../../src/contract/access-file';
import type { Row } from '../../src/contract/tables';
import { accessFrom, type Catchment, openCatchment } from '../../src/domain/access/catchment';
import { reachOf } from '../../src/domain/access/decay';
import { buildPairs } from '../../src/domain/access/pairs';
import { smoothedPosts } from '../../src/domain/access/supply';
import type { TravelTimeModel } from '../../src/domain/travel-time';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { gzipStable } from '../lib/gzip';
import { valueAt } from '../lib/indicator-store';
import type { PublishedFile, Publisher } from '../lib/publisher';
import { buildAccessPoints } from './access-points';
import { heldOutDepartements, validate } from './access-validation';
import type { OfficialParameters } from './apl-parameters';
import type { Lieux } from './lieux/lieux';

export interface AccessModel {
  readonly validation: Row<'validation_acces'>[];
  /** Null when a source of the model is missing: nothing can then be simulated. */
  readonly file: { readonly header: AccessHeader; readonly points: AccessColumns } | null;
}

interface AccessSources {
  readonly communes: readonly Row<'communes'>[];
  readonly lieux: Lieux;
  readonly official: ReadonlyMap<string, OfficialParameters>;
  readonly travel: TravelTimeModel | null;
}

type ProfessionSource = Pick<ProfessionParameters, 'profession' | 'source' | 'pour' | 'apl' | 'population_standardisee' | 'population'> & { readonly posts: string | null };

/** Where each profession's figures are. Midwives: the female population, standardised and counted. */
const professionSources: readonly ProfessionSource[] = [
  {
    profession: 'medecin_generaliste',
    source: 'apl_medecins_generalistes',
    pour: 1,
    apl: 'apl_mg',
    population_standardisee: 'pop_standardisee_mg',
    population: 'population_apl_mg',
    posts: 'generalistes',
  },
  {
    profession: 'infirmier',
    source: 'apl_infirmiers',
    pour: 100_000,
    apl: 'apl_infirmiers',
    population_standardisee: 'pop_standardisee_infirmiers',
    population: 'population_apl_mg',
    posts: null,
  },
  {
    profession: 'sage_femme',
    source: 'apl_sages_femmes',
    pour: 100_000,
    apl: 'apl_sages_femmes',
    population_standardisee: 'pop_standardisee_sages_femmes',
    population: 'population_feminine',
    posts: null,
  },
  {
    profession: 'chirurgien_dentiste',
    source: 'apl_chirurgiens_dentistes',
    pour: 100_000,
    apl: 'apl_dentistes',
    population_standardisee: 'pop_standardisee_dentistes',
    population: 'population_apl_mg',
    posts: null,
  },
];

const nothing: AccessModel = { validation: [], file: null };

/** Puts together what the planner computes with, calibrates the volume of a GP, and holds the model against the official APL. */
export function buildAccessModel(context: BuildContext, { communes, lieux, official, travel }: AccessSources): AccessModel {
  if (travel === null) return nothing;
  const points = buildAccessPoints(context, communes, lieux);
  const validation: Row<'validation_acces'>[] = [];
  const modele = new Float64Array(communes.length).fill(Number.NaN);
  const parameters = professionSources.flatMap((profession): ProfessionParameters[] => {
    const stated = official.get(profession.source);
    const annee = context.store.years(profession.apl).at(-1);
    if (stated === undefined || annee === undefined) return [];
    const { posts, ...names } = profession;
    const common = { ...names, decroissance: stated.decroissance, offre_arrivant: stated.newcomer.supply, annee };
    const postsYear = posts === null ? undefined : context.store.years(posts).at(-1);
    if (posts === null || postsYear === undefined) return [{ ...common, offre_poste: null, postes: null }];
    const postes = { indicateur: posts, annee: postsYear };
    const catchment = catchmentOf(context, points, travel, { ...common, postes });
    const departements = context.reference.communes.map(({ departement }) => departement);
    const unit = accessFrom(catchment, smoothedPosts(seriesOf(context, posts, postsYear), seriesOf(context, names.population_standardisee, annee), departements));
    const offre_poste = calibratedVolume(context, unit, common);
    // The published column is the one judged; a commune that no road reaches has no figure.
    unit.forEach((value, rank) => {
      if ((catchment.offset[rank + 1] ?? 0) > (catchment.offset[rank] ?? 0)) modele[rank] = roundTo(value * offre_poste, 3);
    });
    validation.push(...validate(context, { profession: names.profession, apl: names.apl, population: names.population }, modele));
    return [{ ...common, offre_poste, postes }];
  });
  return parameters.length === 0 ? nothing : { validation, file: { header: { professions: parameters, temps: travel }, points: { ...points, modele } } };
}

function catchmentOf(context: BuildContext, points: AccessPoints, travel: TravelTimeModel, parameters: Omit<ProfessionParameters, 'offre_poste'>): Catchment {
  const { decroissance, population_standardisee, annee, pour } = parameters;
  return openCatchment(buildPairs(points, travel, reachOf(decroissance)), decroissance, seriesOf(context, population_standardisee, annee), pour);
}

const seriesOf = ({ store, reference }: Pick<BuildContext, 'store' | 'reference'>, indicator: string, year: number): Float64Array => {
  const series = store.get(indicator, year);
  return Float64Array.from(reference.communes, (_, rank) => valueAt(series, rank));
};

/**
 * Consultations of one GP a year such that the model gives as many as the official APL, over the départements that tune:
 * no file gives the activity of each.
 */
function calibratedVolume(context: BuildContext, unit: Float64Array, { apl, population_standardisee, annee }: Pick<ProfessionParameters, 'apl' | 'population_standardisee' | 'annee'>): number {
  const [access, people] = [seriesOf(context, apl, annee), seriesOf(context, population_standardisee, annee)];
  const heldOut = heldOutDepartements(context.reference);
  let [officially, modelled] = [0, 0];
  context.reference.communes.forEach(({ departement }, rank) => {
    const [value, count] = [access[rank] ?? Number.NaN, people[rank] ?? Number.NaN];
    if (heldOut.has(departement) || Number.isNaN(value) || !(count > 0)) return;
    officially += count * value;
    modelled += count * (unit[rank] ?? 0);
  });
  return roundTo(officially / modelled, 0);
}

/** Writes the access file, when there is one. */
export async function publishAccessFile(publisher: Publisher, { file }: AccessModel): Promise<PublishedFile | null> {
  if (file === null) return null;
  return publisher.publish('acces', 'bin.gz', await gzipStable(encodeAccessFile(file.header, file.points)));
}
