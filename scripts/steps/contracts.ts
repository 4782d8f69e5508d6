import { join } from 'node:path';
import { type LoadedContracts, loadContracts } from '../contracts/contracts';
import { cogReference } from '../contracts/reference';
import type { BuildContext } from '../lib/context';
import { readCsvFile } from '../lib/csv-file';
import { csvLayout } from '../lib/layouts';
import type { Outlines } from './outlines';

/** Reads what the project itself states: contracts, themes, places named by the contracts. */
export async function readContracts(context: BuildContext, shapes: Outlines['shapes']): Promise<LoadedContracts> {
  const { reference, cog, options, sources, anomalies } = context;
  const loaded = loadContracts(
    join(options.root, 'data'),
    cogReference(reference, {
      pointOf: (code) => shapes.get(code) ?? null,
      toCog2026: (code) => {
        const carried = cog.carry(code);
        return carried.possible ? carried.code : null;
      },
    }),
  );
  for (const anomaly of loaded.anomalies) anomalies.add(anomaly);
  const counts = { contrats_locaux_de_sante: loaded.rows.actions.length, lieux_des_contrats: loaded.rows.lieux.length };
  for (const [id, count] of Object.entries(counts)) {
    const tally = sources.tally(id);
    tally.lignes = count;
    tally.gardees = count;
  }
  await checkPark(context, loaded);
  return loaded;
}

/** Territory whose communes the project deduced from a map of the park, and the source that lists them too. */
const park = { territory: 'cls:brenne', source: 'pnr_brenne_communes' };

/** Holds the stated perimeter of the park to the list that the mirror gives: a commune in one only is an anomaly. */
async function checkPark({ sources, anomalies }: BuildContext, { territories }: LoadedContracts): Promise<void> {
  const stated = new Set(territories.find(({ id }) => id === park.territory)?.communes);
  await sources.read(park.source, (path, source, tally) => {
    const file = readCsvFile(path, csvLayout(source));
    const code = file.column('code_commune');
    const listed = new Map(file.rows.map(({ line, cells }) => [cells[code] ?? '', line]));
    tally.lignes = file.rows.length;
    tally.gardees = [...listed.keys()].filter((each) => stated.has(each)).length;
    tally.refusees = tally.lignes - tally.gardees;
    for (const [each, ligne] of listed) {
      if (!stated.has(each)) anomalies.add({ source: source.id, ligne, champ: 'code_commune', valeur: each, motif: `commune absente du périmètre de ${park.territory}` });
    }
    for (const each of stated) {
      if (!listed.has(each)) anomalies.add({ source: source.id, champ: 'code_commune', valeur: each, motif: `commune de ${park.territory} absente de la liste` });
    }
  });
}
