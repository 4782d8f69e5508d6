import type { TerritoryGroup } from '../../../domain/territory-groups';
import { formatNumber } from '../../../domain/format';
import { type TerritoryEntry, territoryName } from '../../territories';
import { fileFigure, fileText } from '../../files/table-file';
import type { GapColumn } from './table';

/** A territory of the table, with what is measured of it. */
export interface TerritoryRow<M> {
  readonly id: string;
  readonly name: string;
  readonly communes: number;
  /** Communes of the territory chosen that are in it. */
  readonly inside: number;
  readonly measures: M;
}

/** One row a territory; one that no table names keeps its code. */
export const territoryRows = <M>(groups: readonly TerritoryGroup[], byId: ReadonlyMap<string, TerritoryEntry>, measure: (ranks: Int32Array) => M): TerritoryRow<M>[] =>
  groups.map(({ id, ranks, inside }) => {
    const entry = byId.get(id);
    return { id, name: entry === undefined ? id.slice(id.indexOf(':') + 1) : territoryName(entry), communes: ranks.length, inside, measures: measure(ranks) };
  });

export const territoryColumn = <M>(): GapColumn<TerritoryRow<M>> => ({
  key: 'nom',
  label: 'Territoire',
  numeric: false,
  cell: ({ name }) => ({ text: name }),
  sort: ({ name }) => name,
  file: [
    fileText('Identifiant', ({ id }) => id),
    fileText('Territoire', ({ name }) => name),
  ],
});

/** Figures are those of whole territories: this says how much of each is in the territory chosen. */
export const insideColumn = <M>(): GapColumn<TerritoryRow<M>> => ({
  key: 'inclus',
  label: 'Communes ici',
  numeric: true,
  wideOnly: true,
  cell: ({ inside, communes }) => ({ text: inside === communes ? `${formatNumber(communes)}` : `${formatNumber(inside)} sur ${formatNumber(communes)}` }),
  sort: ({ inside }) => inside,
  file: [
    fileFigure('Communes du territoire', null, ({ communes }) => communes),
    fileFigure('Dont communes du territoire choisi', null, ({ inside }) => inside),
  ],
});

/** Said above the table where some territories cross the border of the one chosen. */
export function crossingNote(rows: readonly TerritoryRow<unknown>[]): string | null {
  return rows.some(({ inside, communes }) => inside < communes)
    ? 'Territoires qui ont au moins une commune dans le territoire choisi\u00a0; leurs chiffres sont ceux de toutes leurs communes.'
    : null;
}

/** The value of each commune's territory, by rank; NaN for the communes of none, and where the territory has no figure. */
export function spreadOverCommunes(groups: readonly TerritoryGroup[], count: number, valueOf: (place: number) => number | null): Float64Array<ArrayBuffer> {
  const values = new Float64Array(count).fill(Number.NaN);
  groups.forEach(({ ranks }, place) => {
    const value = valueOf(place);
    if (value !== null) for (const rank of ranks) values[rank] = value;
  });
  return values;
}
