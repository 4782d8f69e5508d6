import { statusIndex } from '../contract/value-file';

/** Codes of a class-by-rank array above every class index: why a commune has no class. */
export const noClass = { absent: 255, secret: 254, horsChamp: 253 } as const;
/** Neither class nor reason: what is shown says nothing of the commune, which is left plain. Under every code of `noClass`. */
export const unspoken = 252;
export type NoClassReason = keyof typeof noClass;

export const minClasses = 3;
export const maxClasses = 9;

/** Reasons for having no class, in the order a legend lists them. */
export const noClassReasons = ['secret', 'horsChamp', 'absent'] as const satisfies readonly NoClassReason[];

const secret = statusIndex('secret');
const horsChamp = statusIndex('hors_champ');

/** Code of `noClass` for a value that cannot be placed: its status says why, anything else is `absent`. */
export function noClassOfStatus(status: number | undefined): number {
  if (status === secret) return noClass.secret;
  if (status === horsChamp) return noClass.horsChamp;
  return noClass.absent;
}
