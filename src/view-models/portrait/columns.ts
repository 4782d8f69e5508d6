import { type Profession, professions } from '../../contract/access-file';
import type { Manifest } from '../../contract/manifest';
import type { YearValues } from '../../files/published-files';

/** Indicators that tell the access to a profession: the APL, what weighs it, and whom it counts. */
export interface AccessIds {
  readonly apl: string;
  readonly standardised: string;
  readonly people: string;
}

export const accessIds: Readonly<Record<Profession, AccessIds>> = {
  medecin_generaliste: { apl: 'apl_mg', standardised: 'pop_standardisee_mg', people: 'population_apl_mg' },
  infirmier: { apl: 'apl_infirmiers', standardised: 'pop_standardisee_infirmiers', people: 'population_apl_mg' },
  sage_femme: { apl: 'apl_sages_femmes', standardised: 'pop_standardisee_sages_femmes', people: 'population_feminine' },
  chirurgien_dentiste: { apl: 'apl_dentistes', standardised: 'pop_standardisee_dentistes', people: 'population_apl_mg' },
};

const minutesPrefix = 'minutes_';
/** GPs of 65 or less. */
const withoutSeniors = 'apl_mg_moins_65';
const latestOnly = ['population', 'superficie', 'densite_grille', 'revenu_median'];

/** One file of values to read. */
export interface WantedColumn {
  readonly id: string;
  readonly annee: number;
}

/** Files of values that a portrait is made from: every year of the access, the latest of the rest; none that is not published. */
export function wantedColumns({ valeurs }: Pick<Manifest, 'valeurs'>): WantedColumn[] {
  const every = [...new Set([...professions.flatMap((profession) => Object.values(accessIds[profession])), withoutSeniors])];
  const latest = [...latestOnly, ...Object.keys(valeurs).filter((id) => id.startsWith(minutesPrefix))];
  const years = (id: string): number[] => (Object.hasOwn(valeurs, id) ? (valeurs[id] ?? []) : []).map(({ annee }) => annee);
  return [
    ...every.flatMap((id) => years(id).map((annee) => ({ id, annee }))),
    ...latest.flatMap((id) => (years(id).length === 0 ? [] : [{ id, annee: Math.max(...years(id)) }])),
  ];
}

/** The columns read: by indicator, years ascending. What could not be read is not there. */
export class PortraitColumns {
  readonly #byId = new Map<string, YearValues[]>();

  constructor(columns: readonly YearValues[]) {
    for (const column of columns.toSorted((a, b) => a.annee - b.annee)) {
      const own = this.#byId.get(column.indicateur);
      if (own === undefined) this.#byId.set(column.indicateur, [column]);
      else own.push(column);
    }
  }

  /** Every year of an indicator, ascending. */
  all(id: string): readonly YearValues[] {
    return this.#byId.get(id) ?? [];
  }

  /** Indicators of minutes that were read. */
  minutes(): string[] {
    return [...this.#byId.keys()].filter((id) => id.startsWith(minutesPrefix));
  }

  /** The latest year; null where none was read. */
  latest(id: string): YearValues | null {
    return this.all(id).at(-1) ?? null;
  }

  /** The year asked for, else the latest: how the years before 2022 borrow their weights. */
  ofYear(id: string, annee: number): YearValues | null {
    return this.all(id).find((column) => column.annee === annee) ?? this.latest(id);
  }
}
