import type { StartupIndicator } from '../contract/startup';

/** Whom the counts of an indicator count, in words that agree. */
export interface PeopleWords {
  readonly singular: string;
  readonly plural: string;
  /** `un habitant sur deux`. */
  readonly oneInTwo: string;
  /** `aucun habitant`. */
  readonly none: string;
  /** Past participle that agrees. */
  readonly counted: string;
}

const people: PeopleWords = { singular: 'habitant', plural: 'habitants', oneInTwo: 'un habitant sur deux', none: 'aucun habitant', counted: 'comptés' };
const women: PeopleWords = { singular: 'habitante', plural: 'habitantes', oneInTwo: 'une habitante sur deux', none: 'aucune habitante', counted: 'comptées' };

/** Midwives are counted on women, everything else on all inhabitants. */
export const peopleWords = (indicator: Pick<StartupIndicator, 'population_ref'>): PeopleWords =>
  indicator.population_ref === 'population_feminine' ? women : people;

/** Said where people cannot be counted: what happened, what still works, what to do. */
export interface WithoutPeople {
  readonly text: string;
  /** Which file, why, and what to do; null when none is published. */
  readonly reason: string | null;
}

/** @param reason why the file of the people cannot be read, for a person; null when none is published. */
export function withoutPeople(indicator: Pick<StartupIndicator, 'population_ref'>, reason: string | null): WithoutPeople {
  const who = `effectif${reason === null ? '' : 's'} d’${peopleWords(indicator).plural}`;
  const happened = reason === null ? `Aucun ${who} n’est publié avec cet indicateur` : `Les ${who} n’ont pas pu être lus`;
  return { text: `${happened}\u00a0: la phrase et la légende ne les comptent pas. La carte, les valeurs et le tableau restent justes.`, reason };
}
