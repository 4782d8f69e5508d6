import type { Table } from 'apache-arrow';
import type { CommunesTable } from '../domain/communes';
import { numberColumn, textColumn } from './arrow-tables';

/**
 * The checked Arrow table `communes`, column by column.
 * @throws RangeError if the rows are not in the order of their codes, on which every rank stands.
 */
export function readCommunes(table: Table): CommunesTable {
  const required = (name: string): string[] => textColumn(table, name).map((text) => text ?? '');
  const code = required('code');
  code.forEach((own, rank) => {
    if (rank > 0 && own <= (code[rank - 1] ?? own)) throw new RangeError(`rang ${rank} : le code ${own} n’est pas à sa place`);
  });
  const bbox = new Float64Array(4 * table.numRows);
  ['xmin', 'ymin', 'xmax', 'ymax'].forEach((side, i) => {
    numberColumn(table, side).forEach((degrees, rank) => {
      bbox[4 * rank + i] = degrees;
    });
  });
  return {
    count: table.numRows,
    code,
    nom: required('nom'),
    departement: required('departement'),
    region: textColumn(table, 'region'),
    epci: textColumn(table, 'epci'),
    bassinVie: textColumn(table, 'bassin_vie'),
    population: numberColumn(table, 'population'),
    superficieKm2: numberColumn(table, 'superficie_km2'),
    lon: numberColumn(table, 'lon'),
    lat: numberColumn(table, 'lat'),
    pointReference: textColumn(table, 'point_reference'),
    densite: textColumn(table, 'densite'),
    frr: textColumn(table, 'frr'),
    codesPostaux: required('codes_postaux'),
    bbox,
  };
}
