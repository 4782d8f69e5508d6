import { useMemo } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { StartupIndicator } from '../../contract/startup';
import { statusIndex } from '../../contract/value-file';
import { territoryFigures } from '../../db/queries';
import type { RowOf } from '../../db/query';
import type { CommunesTable } from '../../domain/communes';
import { type YearValues, yearsOf } from '../../files/published-files';
import { type Resource, useResource, valueOf } from '../../ui/use-resource';
import { readStatut } from '../../view-models/sheet';
import { useServices } from '../services';
import { useQuery } from '../use-query';

/** Year in force: the one asked for if it is published, else the latest. */
export function yearInForce(years: readonly number[], asked: number | null): number | null {
  if (asked !== null && years.includes(asked)) return asked;
  return years.at(-1) ?? null;
}

/** Each commune bears the value of its bassin de vie: a way to draw it, never a communal value. */
function spreadOverCommunes(
  rows: readonly RowOf<typeof territoryFigures>[],
  communes: CommunesTable,
  indicateur: string,
  annee: number,
): YearValues {
  const values = new Float64Array(communes.count).fill(Number.NaN);
  const statuses = new Uint8Array(communes.count).fill(statusIndex('absent'));
  const byBassin = new Map(rows.filter((row) => row.annee === annee).map((row) => [row.territoire, row]));
  communes.bassinVie.forEach((bassin, rank) => {
    const row = bassin === null ? undefined : byBassin.get(`bassin_vie:${bassin}`);
    if (row === undefined) return;
    values[rank] = row.valeur ?? Number.NaN;
    statuses[rank] = statusIndex(readStatut(row.statut));
  });
  return { indicateur, annee, values, statuses };
}

export interface IndicatorValues {
  readonly years: readonly number[];
  readonly annee: number | null;
  readonly values: Resource<YearValues>;
}

/**
 * Values of the indicator at hand for the year at hand, from its value file; those of an indicator of the bassins de vie
 * come from the engine, spread over their communes to be drawn.
 */
export function useIndicatorValues(
  indicator: StartupIndicator,
  manifest: Manifest,
  asked: number | null,
  communes: CommunesTable | null,
): IndicatorValues {
  const { files } = useServices();
  const communal = indicator.maille === 'commune';
  const years = useMemo(() => yearsOf(manifest, indicator.id), [manifest, indicator.id]);
  const annee = yearInForce(years, asked);
  const own = useResource(communal ? `${indicator.id} ${annee ?? ''}` : null, (signal) => files.values(indicator.id, annee, signal));

  const bassins = useMemo(() => {
    if (communal || communes === null) return null;
    return [...new Set(communes.bassinVie)].flatMap((code) => (code === null ? [] : `bassin_vie:${code}`)).join(',');
  }, [communal, communes]);
  const rows = useQuery(territoryFigures, bassins === null ? null : { territoires: bassins, indicateur: indicator.id });
  const known = valueOf(rows);
  const spread = useMemo((): { years: number[]; values: YearValues } | null => {
    if (known === null || communes === null || communal) return null;
    const published = [...new Set(known.map((row) => row.annee))].toSorted((a, b) => a - b);
    const year = yearInForce(published, asked);
    return year === null ? null : { years: published, values: spreadOverCommunes(known, communes, indicator.id, year) };
  }, [known, communes, communal, asked, indicator.id]);

  if (communal) return { years, annee, values: own };
  if (rows.status !== 'pret') return { years: [], annee: null, values: rows };
  if (spread === null) return { years: [], annee: null, values: { status: 'echec', error: new Error('Aucune valeur publiée pour cet indicateur.'), retry: () => undefined } };
  return { years: spread.years, annee: spread.values.annee, values: { status: 'pret', value: spread.values } };
}

export interface People {
  readonly values: Resource<YearValues>;
  /** False when no year of them is published: nothing is on its way, and trying again is no use. */
  readonly published: boolean;
}

/** People to count: those of the year of the values where they are published, else the latest. */
export function usePeople(indicator: StartupIndicator, manifest: Manifest, annee: number | null, wanted: boolean): People {
  const { files } = useServices();
  const year = yearInForce(yearsOf(manifest, indicator.population_ref), annee);
  const values = useResource(wanted && year !== null ? `${indicator.population_ref} ${year}` : null, (signal) =>
    files.values(indicator.population_ref, year, signal),
  );
  return useMemo(() => ({ values, published: year !== null }), [values, year]);
}
