import type { StartupIndicator } from '../../contract/startup';
import type { NamedTerritory } from '../french';
import type { PortraitColumns } from './columns';
import type { Country } from './country';

/** Whom a portrait is of. */
export interface PortraitSubject extends NamedTerritory {
  readonly id: string;
  /** As a title writes it. */
  readonly titre: string;
  /** Null: every commune. */
  readonly ranks: Int32Array | null;
  readonly communes: number;
  /** Which communes it is made of, where no name says it. */
  readonly detail?: string;
}

/** What every part of a portrait is made from. */
export interface PortraitInput {
  readonly subject: PortraitSubject;
  readonly columns: PortraitColumns;
  readonly country: Country;
  readonly indicators: readonly StartupIndicator[];
}

export const indicatorIn = (indicators: readonly StartupIndicator[], id: string): StartupIndicator | null => indicators.find((indicator) => indicator.id === id) ?? null;

export const isFrance = ({ type }: Pick<NamedTerritory, 'type'>): boolean => type === 'france';
