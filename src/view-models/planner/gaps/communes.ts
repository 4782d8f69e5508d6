import type { CommunesTable } from '../../../domain/communes';
import type { VariantCounts } from '../../../domain/access/variants';
import { formatNumber } from '../../../domain/format';
import { fileFigure, fileText } from '../../files/table-file';
import { variantsCell, variantsUnder } from '../variants';
import { figureCell, type GapColumn } from './table';

type Names = Pick<CommunesTable, 'code' | 'nom' | 'departement'>;

/** A row of a table of communes is a rank. */
export const communeColumn = ({ code, nom, departement }: Names): GapColumn<number> => ({
  key: 'nom',
  label: 'Commune',
  numeric: false,
  cell: (rank) => ({ text: `${nom[rank] ?? ''} (${departement[rank] ?? ''})` }),
  sort: (rank) => nom[rank] ?? '',
  file: [
    fileText('Code commune', (rank) => code[rank]),
    fileText('Commune', (rank) => nom[rank]),
    fileText('Département', (rank) => departement[rank]),
  ],
});

export const peopleColumn = (people: Float64Array, label: string): GapColumn<number> => ({
  key: 'population',
  label,
  numeric: true,
  cell: (rank) => figureCell(people[rank] ?? Number.NaN, (value) => formatNumber(Math.round(value))),
  sort: (rank) => people[rank] ?? Number.NaN,
  file: [fileFigure(label, null, (rank) => people[rank])],
});

/** A figure by rank. */
export const figureColumn = (values: Float64Array, { key, label, decimals, header = label, wideOnly = false }: { readonly key: string; readonly label: string; readonly decimals: number; readonly header?: string; readonly wideOnly?: boolean }): GapColumn<number> => ({
  key,
  label,
  numeric: true,
  wideOnly,
  cell: (rank) => figureCell(values[rank] ?? Number.NaN, (value) => formatNumber(value, decimals)),
  sort: (rank) => values[rank] ?? Number.NaN,
  file: [fileFigure(header, null, (rank) => values[rank])],
});

/** In how many variants of the model the commune is under the threshold. @param counts null until they are counted. */
export const variantsColumn = (counts: VariantCounts | null): GapColumn<number> => ({
  key: 'variantes',
  label: 'Variantes',
  numeric: true,
  wideOnly: true,
  cell: (rank) => (counts === null ? { text: '…', soft: true } : { text: variantsCell(counts, rank) }),
  sort: (rank) => variantsUnder(counts, rank),
  file: [
    fileFigure('Variantes sous le seuil', null, (rank) => variantsUnder(counts, rank)),
    fileFigure('Variantes', null, () => counts?.variants ?? null),
  ],
});
