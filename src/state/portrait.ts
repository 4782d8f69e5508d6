import * as v from 'valibot';
import { type TerritoireId, territoireIdSchema } from '../contract/codes';
import { type Mesh, meshes } from '../domain/territory-groups';

export interface Portrait {
  readonly semblables: {
    /** Kind of territories that the portrait is placed among; null: its own. */
    readonly maille: Mesh | null;
    /** Those chosen by hand; null: the nearest. */
    readonly choix: readonly TerritoireId[] | null;
  };
  /** Territories compared with the one of the link; none: no comparison. */
  readonly comparer: readonly TerritoireId[];
}

export const defaultPortrait: Portrait = { semblables: { maille: null, choix: null }, comparer: [] };
/** Territories compared at most, that of the portrait aside. */
export const mostCompared = 3;
/** Territories that a portrait is set beside at most. */
export const mostSimilar = 12;

const idsSchema = v.pipe(v.array(territoireIdSchema), v.maxLength(mostSimilar));

/** `epci` alone, or with those chosen: `epci.epci:200070043,epci:243600327`; empty for the nearest of its own kind. */
export function encodeSimilar({ maille, choix }: Portrait['semblables']): string {
  return choix === null ? (maille ?? '') : `${maille ?? ''}.${choix.join(',')}`;
}

/** @returns undefined for a text that is no such list. */
export function decodeSimilar(text: string): Portrait['semblables'] | undefined {
  const point = text.indexOf('.');
  const kind = point < 0 ? text : text.slice(0, point);
  const maille = kind === '' ? null : meshes.find((mesh) => mesh === kind);
  if (maille === undefined) return undefined;
  if (point < 0) return { maille, choix: null };
  const list = text.slice(point + 1);
  const ids = v.safeParse(idsSchema, list === '' ? [] : [...new Set(list.split(','))]);
  return ids.success ? { maille, choix: ids.output } : undefined;
}

const comparedSchema = v.pipe(v.array(territoireIdSchema), v.maxLength(mostCompared));

export const encodeCompared = (comparer: Portrait['comparer']): string => comparer.join(',');

/** @returns undefined for a text that is no list of at most three territories. */
export function decodeCompared(text: string): Portrait['comparer'] | undefined {
  const ids = v.safeParse(comparedSchema, text === '' ? [] : [...new Set(text.split(','))]);
  return ids.success ? ids.output : undefined;
}
