import { type ValeurStatut, valeurStatuts } from '../contract/vocabulary';
import type { NoClassReason } from '../domain/class-codes';
import { formatStatut } from '../domain/format';

/** Why a commune has no value, in words: secrecy, out of scope and missing are three different things. */
export const noClassLabels: Readonly<Record<NoClassReason, string>> = {
  secret: 'Secret statistique',
  horsChamp: 'Hors du champ de la source',
  absent: 'Non disponible',
};

/** Status of a commune from the byte of a value file; a byte of no known status reads as missing. */
export const statutOf = (index: number | undefined): ValeurStatut => valeurStatuts[index ?? -1] ?? 'absent';

/** Reason, in words, why a commune has no value. */
export const missingText = (index: number | undefined): string => formatStatut(statutOf(index));
