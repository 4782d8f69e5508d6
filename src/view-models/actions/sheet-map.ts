import { bboxOfRanks, type CommunesTable, rankOfCode } from '../../domain/communes';
import { formatNumber, nbsp } from '../../domain/format';
import { type Box, frameOf, type Frame, scaleBar } from '../../domain/picture/frame';
import { outlineLines, pathData } from '../../domain/picture/path';
import { placeLabels } from '../../domain/picture/place-labels';
import { type ActionRow, countByCommune } from '../actions';
import { paperInks } from '../palette';
import { countsOf, countsText } from './counts';

/** Tenths of a millimetre on paper. */
export const sheetMapSize = { width: 1080, height: 780 } as const;
const box: Box = { x: 0, y: 0, ...sheetMapSize };
const margin = 45;
/** A disc with a number, and the two sizes of names. */
export const sheetMapType = { disc: 17, number: 24, named: 26, other: 23 } as const;
const longestBar = 300;
const mostTowns = 16;

/** Actions that name a commune, in the order of the classes of the map. */
const classes = [
  { label: '1 action', from: 1 },
  { label: '2 ou 3 actions', from: 2 },
  { label: '4 actions ou plus', from: 4 },
] as const;
/** More actions is neither better nor worse. */
const inks = paperInks(classes.length, 'neutre');
const untinted = '#ffffff';

export interface SheetMapShape {
  readonly code: string;
  readonly path: string;
  readonly fill: string;
}

export interface SheetMapLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** The map of a contract on paper, in `sheetMapSize`; north at the top. */
export interface SheetMap {
  /** Null where there is no outline to draw with. */
  readonly drawing: {
    readonly members: readonly SheetMapShape[];
    /** Communes that actions name outside of the contract’s perimeter. */
    readonly outside: readonly SheetMapShape[];
    readonly discs: readonly SheetMapLabel[];
    readonly named: readonly SheetMapLabel[];
    readonly others: readonly SheetMapLabel[];
    readonly scale: { readonly units: number; readonly text: string };
  } | null;
  readonly title: string;
  readonly legend: readonly { readonly label: string; readonly fill: string; readonly communes: string }[];
  /** The map in words: communes that actions name, with their counts; then what is for the whole territory. */
  readonly named: readonly { readonly code: string; readonly nom: string; readonly counts: string }[];
  readonly whole: string;
}

interface SheetMapInput {
  readonly name: string;
  /** Actions of the contract that the filters keep. */
  readonly rows: readonly ActionRow[];
  /** Ranks of the communes of its perimeter. */
  readonly members: Int32Array;
  readonly communes: CommunesTable;
  /** Hexadecimal WKB by rank; null while they are not there. */
  readonly outlines: ReadonlyMap<number, Uint8Array> | null;
}

const classOf = (count: number): number => classes.findLastIndex(({ from }) => count >= from);
const fillOf = (count: number): string => inks[classOf(count)] ?? untinted;

/** Ranks of the communes that the map of a contract draws: its perimeter, and what its actions name. */
export function ranksDrawn({ rows, members, communes }: Pick<SheetMapInput, 'rows' | 'communes'> & { readonly members: Iterable<number> }): number[] {
  return [...new Set([...members, ...rows.flatMap((row) => row.communes.flatMap((code) => rankOfCode(communes, code) ?? []))])];
}

export function sheetMap({ name, rows, members, communes, outlines }: SheetMapInput): SheetMap {
  const counts = countByCommune(rows);
  const countOf = (rank: number): number => counts.get(communes.code[rank] ?? '') ?? 0;
  const namedRanks = [...counts.keys()].flatMap((code) => rankOfCode(communes, code) ?? []);
  const own = new Set(members);
  const tinted = ranksDrawn({ rows, members, communes });
  const bounds = bboxOfRanks(communes, Int32Array.from(tinted));
  const frame = bounds === null ? null : frameOf(bounds, box, margin);
  const shapeOf = (rank: number): SheetMapShape[] => {
    const code = communes.code[rank] ?? '';
    const wkb = outlines?.get(rank);
    const path = wkb === undefined || wkb.length === 0 || frame === null ? '' : pathData(outlineLines(wkb, frame, 'serre'));
    return path === '' ? [] : [{ code, path, fill: fillOf(countOf(rank)) }];
  };
  const shapes = [...members].flatMap(shapeOf);
  const located = countsOf(rows.filter((row) => row.communes.length > 0));
  const whole = countsOf(rows.filter((row) => row.communes.length === 0));
  return {
    drawing:
      frame === null || shapes.length === 0
        ? null
        : {
            members: shapes,
            outside: namedRanks.filter((rank) => !own.has(rank)).flatMap(shapeOf),
            ...labels({ frame, communes, members, namedRanks, countOf }),
            scale: scaleBar(frame.metres, longestBar),
          },
    title: `Carte${nbsp}: ${name}`,
    legend: [
      { label: 'aucune action ne la nomme', fill: untinted, communes: formatNumber(tinted.filter((rank) => countOf(rank) === 0).length) },
      ...classes.map(({ label }, place) => ({ label, fill: inks[place] ?? untinted, communes: formatNumber(tinted.filter((rank) => classOf(countOf(rank)) === place).length) })),
    ],
    named: namedRanks
      .toSorted((a, b) => countOf(b) - countOf(a) || (communes.nom[a] ?? '').localeCompare(communes.nom[b] ?? '', 'fr'))
      .map((rank) => {
        const code = communes.code[rank] ?? '';
        return { code, nom: communes.nom[rank] ?? code, counts: countsText(countsOf(rows.filter((row) => row.communes.includes(code)))) };
      }),
    whole: `${located.fiches + located.operations === 0 ? 'Aucune action retenue ne nomme de commune. ' : ''}Pour tout le territoire${nbsp}: ${countsText(whole)}.`,
  };
}

interface LabelsInput extends Pick<SheetMapInput, 'communes' | 'members'> {
  readonly frame: Frame;
  readonly namedRanks: readonly number[];
  readonly countOf: (rank: number) => number;
}

/** Numbers first, then names of what is named, then the largest communes of the perimeter where there is room. */
function labels({ frame, communes, members, namedRanks, countOf }: LabelsInput): Pick<NonNullable<SheetMap['drawing']>, 'discs' | 'named' | 'others'> {
  const at = (rank: number): { x: number; y: number; text: string } | null => {
    const [lon, lat] = [communes.lon[rank] ?? Number.NaN, communes.lat[rank] ?? Number.NaN];
    if (Number.isNaN(lon) || Number.isNaN(lat)) return null;
    const [x, y] = frame.project(lon, lat);
    return { x: Math.round(x), y: Math.round(y), text: communes.nom[rank] ?? '' };
  };
  const { disc, named: namedSize, other } = sheetMapType;
  const discs = namedRanks.flatMap((rank) => {
    const place = at(rank);
    return place === null ? [] : [{ ...place, text: formatNumber(countOf(rank)) }];
  });
  const corners = [
    { x: longestBar / 2, y: frame.box.height - 30, halfWidth: longestBar / 2 + 20, halfHeight: 40 },
    { x: frame.box.width - 45, y: 70, halfWidth: 45, halfHeight: 70 },
  ];
  const held = [...corners, ...discs.map(({ x, y }) => ({ x, y, halfWidth: disc, halfHeight: disc }))];
  const wished = namedRanks.flatMap((rank) => {
    const place = at(rank);
    return place === null ? [] : [{ ...place, y: place.y + disc + namedSize * 0.7, of: rank }];
  });
  const named = placeLabels(wished, frame.box, namedSize, held);
  const people = (rank: number): number => communes.population[rank] ?? 0;
  const towns = [...members].filter((rank) => !namedRanks.includes(rank) && people(rank) > 0).toSorted((a, b) => people(b) - people(a)).slice(0, mostTowns);
  const around = [...held, ...named.map(({ x, y, text }) => ({ x, y, halfWidth: (text.length * namedSize) / 4 + 6, halfHeight: namedSize * 0.7 }))];
  const others = placeLabels(towns.flatMap((rank) => {
    const place = at(rank);
    return place === null ? [] : [{ ...place, of: rank }];
  }), frame.box, other, around);
  return { discs, named, others };
}
