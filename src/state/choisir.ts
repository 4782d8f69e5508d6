import * as v from 'valibot';
import { type CodeCommune, codeCommuneSchema } from '../contract/codes';
import { type LieuCategorie, lieuCategories } from '../contract/vocabulary';
import { type SitingGoal, sitingGoals } from '../domain/access/siting/problem';

/** Where the service is already, for goals of time: posts in place and those of the scenario, a category of points, or nowhere. */
export type Presence = 'offre' | 'rien' | LieuCategorie;

/** What the map of the part shows. */
export const choisirCartes = ['suivant', 'acces'] as const;
export type ChoisirCarte = (typeof choisirCartes)[number];

/** Where next, as a link carries it: the question, not its answer, which the same data give again. */
export interface Choisir {
  readonly objectif: SitingGoal;
  /** Sites wanted, the imposed ones included. */
  readonly nombre: number;
  /** Full-time posts of each. */
  readonly postes: number;
  readonly minutes: number;
  /** Only communes with such a point; null: all. */
  readonly avec: LieuCategorie | null;
  /** Only communes of at least so many people; 0: all. */
  readonly habitants: number;
  readonly present: Presence;
  readonly imposes: readonly CodeCommune[];
  readonly interdits: readonly CodeCommune[];
  readonly carte: ChoisirCarte;
}

export const defaultChoisir: Choisir = {
  objectif: 'seuil',
  nombre: 3,
  postes: 1,
  minutes: 15,
  avec: null,
  habitants: 0,
  present: 'offre',
  imposes: [],
  interdits: [],
  carte: 'suivant',
};

/** Communes of each list: a link with as many is still one that a mail program leaves whole. */
export const mostNamed = 30;
/** Largest number that a link carries; what is absurd below is refused by the kernel, with its reason. */
export const largestAsked = 99_999;

const thousandth = 1000;
const integer = (max: number) => v.pipe(v.string(), v.regex(/^\d{1,8}$/u), v.transform(Number), v.maxValue(max));
const codes = v.pipe(
  v.string(),
  v.transform((text) => (text === '' ? [] : text.split('-'))),
  v.array(codeCommuneSchema),
  v.maxLength(mostNamed),
);
const all = 'toutes';

const partsSchema = v.strictTuple([
  v.picklist(sitingGoals),
  integer(largestAsked),
  integer(largestAsked * thousandth),
  integer(largestAsked),
  v.picklist([all, ...lieuCategories]),
  integer(10_000_000),
  v.picklist(['offre', 'rien', ...lieuCategories]),
  codes,
  codes,
  v.picklist(choisirCartes),
]);

/** `seuil.3.1000.15.toutes.0.offre.36018-36010..suivant`: posts in thousandths. */
export const encodeChoisir = ({ objectif, nombre, postes, minutes, avec, habitants, present, imposes, interdits, carte }: Choisir): string =>
  [objectif, nombre, Math.round(postes * thousandth), minutes, avec ?? all, habitants, present, imposes.join('-'), interdits.join('-'), carte].join('.');

/** @returns undefined for a text that says something else than a whole question. */
export function decodeChoisir(text: string): Choisir | undefined {
  const parts = v.safeParse(partsSchema, text.split('.'));
  if (!parts.success) return undefined;
  const [objectif, nombre, postes, minutes, avec, habitants, present, imposes, interdits, carte] = parts.output;
  return {
    objectif,
    nombre,
    postes: postes / thousandth,
    minutes,
    avec: avec === all ? null : avec,
    habitants,
    present,
    imposes: [...new Set(imposes)],
    interdits: [...new Set(interdits)],
    carte,
  };
}
