import type { CommunesTable } from '../domain/communes';
import { formatCount, formatNumber, nbsp } from '../domain/format';
import { readableName } from './french';

/** Who a commune is, from the tables of communes and territories. */
export interface CommuneHead {
  readonly rank: number;
  readonly code: string;
  readonly nom: string;
  /** `Indre (36) · CC Brenne - Val de Creuse`. */
  readonly places: string;
  /** `6 309 habitants · 57,6 km² · Bourgs ruraux · point de référence : chef-lieu`. */
  readonly facts: string;
}

export function communeHead(communes: CommunesTable, rank: number, territoryName: (id: string) => string | null): CommuneHead {
  const departement = communes.departement[rank] ?? '';
  const epci = communes.epci[rank] ?? null;
  const bassin = communes.bassinVie[rank] ?? null;
  const population = communes.population[rank] ?? Number.NaN;
  const area = communes.superficieKm2[rank] ?? Number.NaN;
  const name = (id: string | null): string | null => (id === null ? null : territoryName(id));
  const epciName = epci === null ? null : name(`epci:${epci}`);
  const bassinName = bassin === null ? null : name(`bassin_vie:${bassin}`);
  return {
    rank,
    code: communes.code[rank] ?? '',
    nom: communes.nom[rank] ?? '',
    places: [
      `${name(`departement:${departement}`) ?? 'Département'} (${departement})`,
      epciName === null ? null : readableName(epciName),
      bassinName === null ? null : `bassin de vie${nbsp}: ${bassinName}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
    facts: [
      Number.isNaN(population) ? 'population inconnue' : formatCount(population, 'habitant'),
      Number.isNaN(area) ? null : `${formatNumber(area, area < 10 ? 1 : 0)}${nbsp}km²`,
      communes.densite[rank] ?? null,
      communes.frr[rank] ?? null,
    ]
      .filter((part) => part !== null && part !== '')
      .join(' · '),
  };
}
