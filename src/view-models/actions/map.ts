import type { Startup } from '../../contract/startup';
import { unspoken } from '../../domain/class-codes';
import type { EtatContrat } from '../../domain/contracts';
import { formatList } from '../../domain/format';
import type { ActionFilters } from '../../state/actions';
import type { MapActions, MapChoropleth, MapPerimeter, MapTerritory } from '../map-model';
import type { Tooltip } from '../tooltip';
import { type Catalogue, contractName } from './catalogue';
import { countsShort, countsText, isEmpty, type NatureCounts, noCounts } from './counts';
import type { Selection } from './selection';

type Territories = Startup['territoires'];

interface PlanMapInput {
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly filters: ActionFilters;
  readonly territories: Territories;
  readonly communes: number;
  readonly rankOf: (code: string) => number | null;
  /** Degrees; null where the commune has no reference point. */
  readonly anchorOf: (rank: number) => readonly [number, number] | null;
  readonly scheme: 'light' | 'dark';
}

/** What the map of the plans draws, and what it says of a commune. */
export interface PlanMap {
  readonly territory: MapTerritory;
  readonly choropleth: MapChoropleth;
  readonly actions: MapActions;
  readonly tooltipOf: (rank: number, nom: string) => Tooltip;
  readonly table: PlanMapTable;
}

/** The same as the map, in words. */
export interface PlanMapTable {
  readonly communes: readonly { readonly code: string; readonly nom: string; readonly counts: string }[];
  readonly contracts: readonly { readonly id: string; readonly nom: string; readonly counts: string }[];
}

/** Communes of a contract in course, and of others (past, to come, of unknown dates). */
const colours = { light: ['#a8d2d9', '#d9cfb8'], dark: ['#2f5f69', '#5c5340'] } as const;

const sum = (counts: readonly NatureCounts[]): NatureCounts => ({
  fiches: counts.reduce((total, { fiches }) => total + fiches, 0),
  operations: counts.reduce((total, { operations }) => total + operations, 0),
});

/** Contracts that the filters on contracts keep: their perimeters are drawn, even with no action that answers. */
export function contractsDrawn({ contracts, etatOf }: Catalogue, { contrats, etats }: ActionFilters): Catalogue['contracts'] {
  return contracts.filter(({ id }) => (contrats.length === 0 || contrats.includes(id)) && (etats.length === 0 || etats.includes(etatOf(id))));
}

/** Air around several contracts, as a part of the width and height that they span: their names are wider than their territories, and the scale is below. */
const labelRoom = { side: 0.12, north: 0.12, south: 0.25 } as const;

function frameOf(territories: Territories): MapTerritory {
  const boxes = territories.flatMap(({ bbox }) => (bbox === null ? [] : [bbox]));
  const edge = (at: 0 | 1 | 2 | 3, pick: (...values: number[]) => number): number => pick(...boxes.map((box) => box[at]));
  const [west, south, east, north] = [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
  const [across, down] = boxes.length < 2 ? [0, 0] : [east - west, north - south];
  return {
    id: territories.map(({ id }) => id).join(' '),
    bbox: boxes.length === 0 ? null : [west - across * labelRoom.side, south - down * labelRoom.south, east + across * labelRoom.side, north + down * labelRoom.north],
    ranks: territories.length === 0 ? null : Int32Array.from(new Set(territories.flatMap(({ communes }) => communes.map(({ rang }) => rang)))).sort(),
  };
}

/** Perimeters of the contracts, what is for all of them, and the communes that actions name; counts are those of the filters, the commune chosen aside. */
export function planMap({ catalogue, selection, filters, territories, communes, rankOf, anchorOf, scheme }: PlanMapInput): PlanMap {
  const contracts = contractsDrawn(catalogue, filters);
  const shown = territories.filter(({ id }) => contracts.some(({ territoire }) => territoire === id));
  const of = (territoire: string): Catalogue['contracts'] => contracts.filter((contract) => contract.territoire === territoire);
  const whole = (id: string): NatureCounts => sum(of(id).map((contract) => selection.whole.get(contract.id) ?? noCounts));
  const located = new Map<number, NatureCounts>();
  for (const [code, counts] of selection.located) {
    const rank = rankOf(code);
    if (rank !== null) located.set(rank, counts);
  }
  const classOfRank = new Uint8Array(communes).fill(unspoken);
  const coveredBy = new Map<number, string[]>();
  for (const { id, communes: members } of shown) {
    const current = of(id).some((contract) => catalogue.etatOf(contract.id) === ('en_cours' satisfies EtatContrat));
    for (const { rang } of members) {
      classOfRank[rang] = current ? 0 : Math.min(classOfRank[rang] ?? 1, 1);
      coveredBy.set(rang, [...(coveredBy.get(rang) ?? []), id]);
    }
  }
  const anchors = new Map([...located.keys()].flatMap((rank) => {
    const anchor = anchorOf(rank);
    return anchor === null ? [] : [[rank, anchor] as const];
  }));
  return {
    territory: frameOf(shown),
    choropleth: { classOfRank, colours: colours[scheme] },
    actions: {
      located: new Map([...located].map(([rank, { fiches, operations }]) => [rank, fiches + operations])),
      anchors,
      perimeters: shown.map(({ id, nom, communes: members, bbox }): MapPerimeter => {
        const { fiches, operations } = whole(id);
        return { id, nom, count: fiches + operations, ranks: Int32Array.from(members, ({ rang }) => rang), bbox };
      }),
    },
    tooltipOf: (rank, nom) => {
      const own = coveredBy.get(rank) ?? [];
      const here = located.get(rank) ?? noCounts;
      const names = own.flatMap((id) => of(id).map((contract) => contractName(catalogue, contract.id)));
      const all = sum([here, ...own.map(whole)]);
      return {
        nom,
        indicator: names.length === 0 ? 'contrat non renseigné' : formatList(names),
        value: own.length === 0 && isEmpty(here) ? '' : countsText(all),
        estimation: false,
        actions: isEmpty(here) ? null : `dont ${countsShort(here)} ${here.fiches + here.operations === 1 ? 'située' : 'situées'} ici par le document`,
      };
    },
    table: {
      communes: [...selection.located]
        .map(([code, counts]) => ({ code, nom: catalogue.communeName(code), counts: countsText(counts) }))
        .toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr')),
      contracts: contracts.map(({ id }) => ({ id, nom: contractName(catalogue, id), counts: countsText(selection.whole.get(id) ?? noCounts) })),
    },
  };
}
