import { decodeAccessFile, type Profession } from '../contract/access-file';
import { buildPairs, type Pairs, tripsFrom } from '../domain/access/pairs';
import type { NetSupply } from '../domain/access/scenario';
import { smoothedPosts } from '../domain/access/supply';
import { countVariants, openVariants, type OpenVariants, type Trips, type VariantCounts, variantReach, type VariantsBase } from '../domain/access/variants';

/** Makes the variants of a profession ready. */
export interface OpenVariantsRequest {
  readonly kind: 'ouvre';
  readonly profession: Profession;
  /** The access file, unpacked. */
  readonly fichier: Uint8Array;
  /** By rank, NaN where unknown. */
  readonly apl: Float64Array;
  readonly standardisee: Float64Array;
  /** Null where no file gives them. */
  readonly postes: Float64Array | null;
  readonly departements: readonly string[];
}

/** In how many variants each commune is under the threshold, once the scenario is there. */
export interface CountVariantsRequest {
  readonly kind: 'compte';
  readonly profession: Profession;
  readonly supplies: readonly NetSupply[];
  readonly seuil: number;
}

export interface VariantsResults {
  ouvre: { readonly variantes: number };
  compte: VariantCounts;
}
export type VariantsRequest = OpenVariantsRequest | CountVariantsRequest;

interface Opened {
  readonly base: VariantsBase;
  readonly open: OpenVariants;
}

/** Holds the variants of the last profession opened: each needs wide pairs, and one is looked at at a time. */
export class Variants {
  #opened: { readonly profession: Profession; readonly value: Opened } | null = null;

  /** @throws Error for a profession that is not open, RangeError for a file that is none. */
  answer(request: VariantsRequest): VariantsResults[VariantsRequest['kind']] {
    if (request.kind === 'ouvre') return this.#open(request);
    if (this.#opened?.profession !== request.profession) throw new Error(`les variantes ne sont pas prêtes pour cette profession (${request.profession})`);
    const { base, open } = this.#opened.value;
    return countVariants(base, open, request.supplies, request.seuil);
  }

  #open({ profession, fichier, apl, standardisee, postes, departements }: OpenVariantsRequest): VariantsResults['ouvre'] {
    this.#opened = null;
    const { header, points } = decodeAccessFile(fichier, apl.length);
    const parameters = header.professions.find((each) => each.profession === profession);
    if (parameters === undefined) throw new Error(`le fichier d’accès ne dit rien de cette profession (${profession})`);
    const reach = variantReach(parameters.decroissance);
    // Without posts only the scenario's few sites are ever asked for.
    const tripsOf = postes === null ? remembered((site) => tripsFrom(points, header.temps, reach, site)) : rowsOf(buildPairs(points, header.temps, reach));
    const base: VariantsBase = {
      tripsOf,
      levels: points.niveau,
      decay: parameters.decroissance,
      per: parameters.pour,
      standardised: standardisee,
      official: apl,
      posts: postes === null ? null : { effectifs: postes, lissee: smoothedPosts(postes, standardisee, departements) },
    };
    const open = openVariants(base);
    this.#opened = { profession, value: { base, open } };
    return { variantes: open.variants.length };
  }
}

const rowsOf =
  ({ offset, neighbour, centiminutes }: Pairs) =>
  (site: number): Trips => {
    const [from, to] = [offset[site] ?? 0, offset[site + 1] ?? 0];
    return { neighbour: neighbour.subarray(from, to), centiminutes: centiminutes.subarray(from, to) };
  };

function remembered(read: (site: number) => Trips): (site: number) => Trips {
  const known = new Map<number, Trips>();
  return (site) => {
    const trips = known.get(site) ?? read(site);
    known.set(site, trips);
    return trips;
  };
}
