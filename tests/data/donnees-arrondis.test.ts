import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeValueFile } from '../../src/contract/value-file';
import { formatNumber } from '../../src/domain/format';
import { published, publishedManifest, rowsOf } from './support/published';

const manifest = publishedManifest();

function valuesOf(indicateur: string, annee: number): Float64Array {
  const file = manifest.valeurs[indicateur]?.find((each) => each.annee === annee);
  if (file === undefined) throw new Error(`${indicateur} ${annee} not published`);
  return decodeValueFile(gunzipSync(readFileSync(join(published, file.fichier))), file.decimales, manifest.nb_communes).values;
}

test('a published mean reads on screen as the mean itself does: it is not rounded twice', () => {
  const [apl, weights] = [valuesOf('apl_mg', 2023), valuesOf('pop_standardisee_mg', 2023)];
  let [over, under] = [0, 0];
  apl.forEach((value, rank) => {
    const weight = weights[rank] ?? Number.NaN;
    if (Number.isNaN(value) || !(weight > 0)) return;
    over += value * weight;
    under += weight;
  });
  const figure = rowsOf(manifest, 'valeurs_territoires').find(({ indicateur, territoire, annee }) => indicateur === 'apl_mg' && territoire === 'france:FR' && annee === 2023);
  expect(formatNumber(figure?.valeur ?? Number.NaN, 2)).toBe(formatNumber(over / under, 2));
});
