import type { LoadedContracts } from '../../contracts/contracts';
import type { BuildContext } from '../../lib/context';
import type { Outlines } from '../outlines';
import { readCarpooling } from './carpooling';
import { readElderlyHomes } from './elderly-homes';
import { readFranceServices } from './france-services';
import { readHospitals } from './hospitals';
import type { Lieu } from './place';
import { readStations } from './stations';

/** Every place, in two files: what the ODbL covers is never mixed with the rest. */
export interface Lieux {
  readonly open: readonly Lieu[];
  readonly odbl: readonly Lieu[];
}

export async function buildLieux(context: BuildContext, outlines: Outlines, contracts: LoadedContracts): Promise<Lieux> {
  const franceServices = await readFranceServices(context, outlines);
  const hospitals = await readHospitals(context, outlines);
  const elderly = await readElderlyHomes(context, outlines, hospitals);
  const stations = await readStations(context, outlines);
  const carpooling = await readCarpooling(context, outlines);
  const lieux = { open: [...contracts.rows.lieux, ...franceServices, ...hospitals, ...elderly], odbl: [...stations, ...carpooling] };
  countCommunes(context, [...lieux.open, ...lieux.odbl]);
  return lieux;
}

/** A source of places informs the communes that have one of its places, not those that have none near. */
function countCommunes({ sources, reference }: BuildContext, lieux: readonly Lieu[]): void {
  const communes = new Map<string, Set<string>>();
  for (const { source, commune, contrat } of lieux) {
    if (commune === null || contrat !== null) continue;
    const known = communes.get(source);
    if (known === undefined) communes.set(source, new Set([commune]));
    else known.add(commune);
  }
  for (const [source, found] of communes) sources.tally(source).couverture = found.size / reference.communes.length;
}
