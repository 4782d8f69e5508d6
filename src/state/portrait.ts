import * as v from 'valibot';
import { type CodeCommune, codeCommuneSchema, type TerritoireId, territoireIdSchema } from '../contract/codes';
import { type Mesh, meshes } from '../domain/territory-groups';

/** A commune, or every commune of a territory. */
export type EnsemblePart = CodeCommune | TerritoireId;

export interface Portrait {
  /** Communes put together by hand, whose portrait is made in the place of the territory’s; none: the territory of the link. */
  readonly ensemble: readonly EnsemblePart[];
  readonly semblables: {
    /** Kind of territories that the portrait is placed among; null: its own. */
    readonly maille: Mesh | null;
    /** Those chosen by hand; null: the nearest. */
    readonly choix: readonly TerritoireId[] | null;
  };
  /** Territories compared with the one of the link; none: no comparison. */
  readonly comparer: readonly TerritoireId[];
}

export const defaultPortrait: Portrait = { ensemble: [], semblables: { maille: null, choix: null }, comparer: [] };
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

/** Characters that communes put together take at most: the whole link then holds in what mail programs leave whole. */
export const longestEnsemble = 1500;
const partSchema = v.union([codeCommuneSchema, territoireIdSchema]);

/** `36018,epci:243600327`; empty for the territory of the link. */
export const encodeEnsemble = (ensemble: Portrait['ensemble']): string => ensemble.join(',');

/** @returns undefined for a text that is too long, or where a part names neither a commune nor a territory: half a set would be another one. */
export function decodeEnsemble(text: string): Portrait['ensemble'] | undefined {
  if (text === '') return [];
  if (text.length > longestEnsemble) return undefined;
  const parts = v.safeParse(v.array(partSchema), [...new Set(text.split(','))]);
  return parts.success ? parts.output : undefined;
}
