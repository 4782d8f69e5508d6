import type { Row } from '../../src/contract/tables';
import type { BuildContext } from '../lib/context';
import { hasValue } from '../lib/indicator-store';
import type { BassinsVie } from './bassins-vie';
import type { Outlines } from './outlines';

/** Rows of the table `communes`, sorted by code: their order is that of every value file. */
export function buildCommunes(context: BuildContext, shapes: Outlines['shapes'], bassins: BassinsVie): Row<'communes'>[] {
  const surface = singleYear(context, 'superficie');
  const density = labels(context, 'densite_grille');
  const frr = labels(context, 'frr');
  return context.reference.communes.map((commune, rank) => {
    const shape = shapes.get(commune.code);
    const [xmin, ymin, xmax, ymax] = shape?.bbox ?? [null, null, null, null];
    const area = surface(rank);
    return {
      code: commune.code,
      nom: commune.nom,
      departement: commune.departement,
      region: commune.region,
      epci: commune.epci,
      bassin_vie: bassins.ofCommune.get(commune.code) ?? null,
      population: commune.population,
      superficie_km2: area,
      lon: shape?.lon ?? null,
      lat: shape?.lat ?? null,
      point_reference: shape?.pointReference ?? null,
      densite: density(rank),
      frr: frr(rank),
      codes_postaux: commune.codesPostaux.join(' '),
      xmin,
      ymin,
      xmax,
      ymax,
    };
  });
}

/** Value of an indicator that has one year, by rank. */
function singleYear(context: BuildContext, id: string): (rank: number) => number | null {
  const [year] = context.store.years(id);
  const series = year === undefined ? undefined : context.store.get(id, year);
  return (rank) => (series !== undefined && hasValue(series.statuses[rank]) ? (series.values[rank] ?? null) : null);
}

/** Label of the class of a commune, by rank. */
function labels(context: BuildContext, id: string): (rank: number) => string | null {
  const value = singleYear(context, id);
  const modalites = context.catalogue.find((indicator) => indicator.id === id)?.modalites ?? [];
  const label = new Map(modalites.map(({ code, libelle }) => [code, libelle]));
  return (rank) => {
    const code = value(rank);
    return code === null ? null : (label.get(code) ?? null);
  };
}
