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
  for (const lieux of [franceServices, hospitals, elderly, stations, carpooling]) countCommunes(context, lieux);
  return { open: [...contracts.rows.lieux, ...franceServices, ...hospitals, ...elderly], odbl: [...stations, ...carpooling] };
}

/** A source of places informs the communes that have one of its places, not those that have none near. */
function countCommunes({ sources, reference }: BuildContext, lieux: readonly Lieu[]): void {
  const [first] = lieux;
  if (first === undefined) return;
  const communes = new Set(lieux.flatMap(({ commune }) => commune ?? []));
  sources.tally(first.source).couverture = communes.size / reference.communes.length;
}
