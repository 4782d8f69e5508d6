import type { Row } from '../../src/contract/tables';
import type { TerritoireType } from '../../src/contract/vocabulary';
import { unionBbox } from '../geometry/measures';
import { compareText } from '../lib/anomalies';
import type { BuildContext } from '../lib/context';
import type { BassinsVie } from './bassins-vie';

/** A territory and its member communes. */
export interface Territory {
  readonly row: Row<'territoires'>;
  /** Ranks of the members, ascending. */
  readonly ranks: Int32Array;
}

export interface ClsPerimeter {
  readonly id: string;
  readonly nom: string;
  readonly communes: readonly string[];
}

/**
 * Every territory that the page offers: the contracts', then EPCI, bassins de vie, départements, régions and France.
 * The population is the sum of the members that have one; the box, that of the members that have an outline.
 */
export function buildTerritories(
  context: BuildContext,
  communes: readonly Row<'communes'>[],
  bassins: BassinsVie,
  cls: readonly ClsPerimeter[],
): Territory[] {
  const { reference } = context;
  const make = (type: TerritoireType, code: string, nom: string, ranks: readonly number[]): Territory =>
    territory(communes, { id: `${type}:${code}`, type, code, nom }, ranks);
  const grouped = (type: TerritoireType, names: readonly { code: string; nom: string }[], key: (row: Row<'communes'>) => string | null): Territory[] => {
    const members = new Map<string, number[]>();
    communes.forEach((row, rank) => {
      const value = key(row);
      if (value === null) return;
      const known = members.get(value);
      if (known === undefined) members.set(value, [rank]);
      else known.push(rank);
    });
    return names.flatMap(({ code, nom }) => {
      const ranks = members.get(code);
      return ranks === undefined ? [] : [make(type, code, nom, ranks)];
    });
  };
  const bassinNames = [...bassins.names].map(([code, nom]) => ({ code, nom })).sort((a, b) => compareText(a.code, b.code));
  const ranksOf = (codes: readonly string[]): number[] =>
    codes.flatMap((code) => reference.rankOf.get(code) ?? []).sort((a, b) => a - b);
  return [
    ...cls.map(({ id, nom, communes: codes }) => make('cls', id.slice('cls:'.length), nom, ranksOf(codes))),
    ...grouped('epci', reference.epcis, ({ epci }) => epci),
    ...grouped('bassin_vie', bassinNames, ({ bassin_vie }) => bassin_vie),
    ...grouped('departement', reference.departements, ({ departement }) => departement),
    ...grouped('region', reference.regions, ({ region }) => region),
    make('france', 'FR', 'France', communes.map((_, rank) => rank)),
  ];
}

function territory(
  communes: readonly Row<'communes'>[],
  name: { id: string; type: TerritoireType; code: string; nom: string },
  ranks: readonly number[],
): Territory {
  const members = ranks.flatMap((rank) => communes[rank] ?? []);
  const populations = members.map(({ population }) => population).filter((population) => population !== null);
  const box = unionBbox(
    members.flatMap(({ xmin, ymin, xmax, ymax }): [number, number, number, number][] =>
      xmin === null || ymin === null || xmax === null || ymax === null ? [] : [[xmin, ymin, xmax, ymax]],
    ),
  );
  return {
    row: {
      ...name,
      population: populations.length === 0 ? null : populations.reduce((sum, population) => sum + population, 0),
      nb_communes: members.length,
      xmin: box?.[0] ?? null,
      ymin: box?.[1] ?? null,
      xmax: box?.[2] ?? null,
      ymax: box?.[3] ?? null,
    },
    ranks: Int32Array.from(ranks),
  };
}

/** Rows of `territoires_communes`, in the order of the territories. */
export const territoryMembers = (territories: readonly Territory[], communes: readonly Row<'communes'>[]): Row<'territoires_communes'>[] =>
  territories.flatMap(({ row, ranks }) => Array.from(ranks, (rank) => ({ territoire: row.id, commune: communes[rank]?.code ?? '' })));
