import * as v from 'valibot';
import { type IndicateurId, indicateurIdSchema } from '../contract/codes';

/** Stands for the access of the profession after the scenario, which no indicator of the catalogue holds. */
export const accessAfter = 'acces_apres';

/** One criterion, as a link carries it. */
export interface CriterionLine {
  /** An indicator of the catalogue, or `accessAfter`. */
  readonly indicateur: IndicateurId | typeof accessAfter;
  /** Which end is urgent. */
  readonly sens: 'haut' | 'bas';
  /** 0 to 100. */
  readonly poids: number;
  /** Null: every commune scores. */
  readonly seuil: number | null;
  readonly veto: { readonly sens: 'sous' | 'sur'; readonly valeur: number } | null;
}

/** First places of the list whose robustness is told. */
export const topSizes = [10, 20, 50] as const;

export interface Criteres {
  /** Null: those offered for the profession. */
  readonly lignes: readonly CriterionLine[] | null;
  readonly premieres: (typeof topSizes)[number];
}

export const defaultCriteres: Criteres = { lignes: null, premieres: 10 };
/** As many as the corners of the box of weights allow. */
export const mostLines = 8;
/** Absolute value that a link carries at most, with three decimals. */
export const largestValue = 1e9;

const version = '1';
const directions = { haut: 'h', bas: 'b' } as const;
const sides = { sous: 'i', sur: 's' } as const;
// « -0 » is 0.
const number = v.pipe(v.string(), v.regex(/^-?\d{1,10}(?:\.\d{1,3})?$/u), v.transform((text) => Number(text) + 0), v.minValue(-largestValue), v.maxValue(largestValue));
const weight = v.pipe(number, v.minValue(0), v.maxValue(100));
const top = v.picklist(topSizes);

const plain = (value: number): string => String(Number(value.toFixed(3)));

/** `1.10` alone for the criteria offered; `1.10.acces_apres~b~40~2.5~,revenu_median~b~20~~i9000`. */
export function encodeCriteres({ lignes, premieres }: Criteres): string {
  const head = `${version}.${premieres}`;
  if (lignes === null) return head;
  const texts = lignes.map(({ indicateur, sens, poids, seuil, veto }) =>
    [indicateur, directions[sens], plain(poids), seuil === null ? '' : plain(seuil), veto === null ? '' : `${sides[veto.sens]}${plain(veto.valeur)}`].join('~'),
  );
  return `${head}.${texts.join(',')}`;
}

/** @returns undefined for a text that is no list of criteria of this version: half of one would rank otherwise than its author meant. */
export function decodeCriteres(text: string): Criteres | undefined {
  const match = /^1\.(\d{2})(?:\.(.*))?$/u.exec(text);
  if (match === null) return undefined;
  const premieres = v.safeParse(top, Number(match[1]));
  if (!premieres.success) return undefined;
  if (match[2] === undefined) return { lignes: null, premieres: premieres.output };
  const parts = match[2] === '' ? [] : match[2].split(',');
  if (parts.length > mostLines) return undefined;
  const lignes = parts.map(decodeLine);
  if (!lignes.every((line) => line !== undefined)) return undefined;
  // The same indicator twice has one weight, the sum: a link does not say which threshold would hold.
  if (new Set(lignes.map(({ indicateur }) => indicateur)).size < lignes.length) return undefined;
  return { lignes, premieres: premieres.output };
}

function decodeLine(text: string): CriterionLine | undefined {
  const [id = '', direction, poidsText, seuilText = '', vetoText = '', ...rest] = text.split('~');
  if (rest.length > 0) return undefined;
  const sens = direction === directions.haut ? 'haut' : direction === directions.bas ? 'bas' : undefined;
  const indicateur = id === accessAfter ? accessAfter : parsed(indicateurIdSchema, id);
  const poids = parsed(weight, poidsText);
  const seuil = seuilText === '' ? null : parsed(number, seuilText);
  const veto = vetoText === '' ? null : decodeVeto(vetoText);
  if (sens === undefined || indicateur === undefined || poids === undefined || seuil === undefined || veto === undefined) return undefined;
  return { indicateur, sens, poids, seuil, veto };
}

function decodeVeto(text: string): CriterionLine['veto'] | undefined {
  const side = text[0];
  const valeur = parsed(number, text.slice(1));
  if (valeur === undefined) return undefined;
  return side === sides.sous ? { sens: 'sous', valeur } : side === sides.sur ? { sens: 'sur', valeur } : undefined;
}

function parsed<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, input);
  return result.success ? result.output : undefined;
}
