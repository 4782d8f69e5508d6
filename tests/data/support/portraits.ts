import type { Manifest } from '../../../src/contract/manifest';
import { startupSchema } from '../../../src/contract/startup';
import { readValues } from '../../../scripts/lib/read-published';
import { PortraitColumns, wantedColumns } from '../../../src/view-models/portrait/columns';
import { countryOf } from '../../../src/view-models/portrait/country';
import type { PortraitInput } from '../../../src/view-models/portrait/subject';
import * as v from 'valibot';
import { published, readGzipJson } from './published';

/** The portraits of the contracts' territories, as the page makes them from the published files. */
export function contractPortraits(manifest: Manifest): PortraitInput[] {
  const startup = v.parse(startupSchema, readGzipJson(published, manifest.demarrage.fichier));
  const columns = new PortraitColumns(
    wantedColumns(manifest).flatMap(({ id, annee }) => {
      const file = manifest.valeurs[id]?.find((each) => each.annee === annee);
      return file === undefined ? [] : [{ ...readValues(published, file, manifest.nb_communes), indicateur: id, annee }];
    }),
  );
  const country = countryOf(columns);
  return startup.territoires.map(({ id, nom, communes }) => ({
    subject: { id, type: 'cls', code: id.slice(4), nom, titre: nom, ranks: Int32Array.from(communes, ({ rang }) => rang).sort(), communes: communes.length },
    columns,
    country,
    indicators: startup.indicateurs,
  }));
}

/** A number as the page writes it, with plain spaces. */
export const french = (value: number, decimals = 0): string =>
  new Intl.NumberFormat('fr-FR', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value).replaceAll(/[\u00a0\u202f]/gu, ' ');

export const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
