import { join } from 'node:path';
import { type LoadedContracts, loadContracts } from '../contracts/contracts';
import { cogReference } from '../contracts/reference';
import type { BuildContext } from '../lib/context';
import type { Outlines } from './outlines';

/** Reads what the project itself states: contracts, themes, places named by the contracts. */
export function readContracts({ reference, cog, options, sources, anomalies }: BuildContext, shapes: Outlines['shapes']): LoadedContracts {
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
  return loaded;
}
