import type { Row } from '../../src/contract/tables';

export type Anomaly = Row<'anomalies'>;

/** What a step found wrong, line by line, in the words that the page shows. */
export interface AnomalyLog {
  add: (anomaly: { source: string; motif: string } & Partial<Anomaly>) => void;
  /** Rows of the table `anomalies`, by source, line, then order of discovery. */
  rows: () => Anomaly[];
  countOf: (source: string) => number;
}

/** Longest cell copied into an anomaly: enough to recognise it, too short to carry a paragraph of someone's prose. */
const longestValue = 120;

export function createAnomalyLog(): AnomalyLog {
  const log: Anomaly[] = [];
  return {
    add: ({ source, motif, ligne, champ, valeur, correction }) => {
      log.push({
        source,
        ligne: ligne ?? null,
        champ: champ ?? null,
        valeur: valeur === undefined || valeur === null ? null : valeur.slice(0, longestValue),
        motif,
        correction: correction ?? null,
      });
    },
    rows: () =>
      log
        .map((row, order) => ({ row, order }))
        .sort(
          (a, b) =>
            compareText(a.row.source, b.row.source) || (a.row.ligne ?? 0) - (b.row.ligne ?? 0) || a.order - b.order,
        )
        .map(({ row }) => row),
    countOf: (source) => log.filter((row) => row.source === source).length,
  };
}

/** Order of code units: the same on every machine, unlike a locale's. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
