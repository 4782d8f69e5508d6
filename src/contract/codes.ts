import * as v from 'valibot';
import { type TerritoireType, territoireTypes } from './vocabulary';

/** INSEE code of a commune of the COG 2026, five characters. */
export const codeCommuneSchema = v.pipe(
  v.string(),
  v.regex(/^(?:0[1-9]|[1-9]\d|2[AB])\d{3}$/u, 'code commune attendu : cinq caractères, par exemple 36018'),
  v.brand('CodeCommune'),
);
export type CodeCommune = v.InferOutput<typeof codeCommuneSchema>;

/** Identifier of a territory: its type, a colon, its code (`epci:200070043`, `cls:brenne`, `france:FR`). */
export const territoireIdSchema = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(?:${territoireTypes.join('|')}):[0-9A-Za-z-]{1,40}$`, 'u'), 'identifiant de territoire attendu'),
  v.brand('TerritoireId'),
);
export type TerritoireId = v.InferOutput<typeof territoireIdSchema>;

/** Identifier of an indicator of the catalogue. */
export const indicateurIdSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{1,47}$/u), v.brand('IndicateurId'));
export type IndicateurId = v.InferOutput<typeof indicateurIdSchema>;

/** Splits a territory's identifier; the argument is already checked, so this cannot fail. */
export function splitTerritoireId(id: TerritoireId): { type: TerritoireType; code: string } {
  const colon = id.indexOf(':');
  return { type: id.slice(0, colon) as TerritoireType, code: id.slice(colon + 1) };
}
