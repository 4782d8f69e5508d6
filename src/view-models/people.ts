import type { StartupIndicator } from '../contract/startup';

/** Whom the counts of an indicator count, in words that agree. */
export interface PeopleWords {
  readonly singular: string;
  readonly plural: string;
  /** `un habitant sur deux`. */
  readonly oneInTwo: string;
  /** `aucun habitant`. */
  readonly none: string;
}

const people: PeopleWords = { singular: 'habitant', plural: 'habitants', oneInTwo: 'un habitant sur deux', none: 'aucun habitant' };
const women: PeopleWords = { singular: 'habitante', plural: 'habitantes', oneInTwo: 'une habitante sur deux', none: 'aucune habitante' };

/** Midwives are counted on women, everything else on all inhabitants. */
export const peopleWords = (indicator: Pick<StartupIndicator, 'population_ref'>): PeopleWords =>
  indicator.population_ref === 'population_feminine' ? women : people;
