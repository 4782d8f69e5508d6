import { decodeAccessFile } from '../contract/access-file';
import type { ServiceId } from '../contract/services';
import { gainsByQuintile, type QuintileGain } from '../domain/access/equity';
import { measureService, type ServiceMeasures } from '../domain/access/service-measures';
import { applyServiceScenario, type ServiceBase, type ServiceItem, type ServiceOutcome } from '../domain/access/services';

/** Makes a service ready: its published minutes, and where trips to a new point would start. */
export interface OpenServiceRequest {
  readonly kind: 'service-ouvre';
  readonly service: ServiceId;
  /** The access file, unpacked: density, land, model of the times. */
  readonly fichier: Uint8Array;
  /** Reference points by rank, in degrees: those that the published minutes start from. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** By rank, NaN where unknown; null where none is published. */
  readonly minutes: Float64Array | null;
  readonly population: Float64Array;
}

interface OfService {
  readonly service: ServiceId;
  readonly items: readonly ServiceItem[];
}

export interface ServiceScenarioRequest extends OfService {
  readonly kind: 'service-scenario';
}

export interface ServiceMeasuresRequest extends OfService {
  readonly kind: 'service-mesures';
  /** Minutes. */
  readonly seuil: number;
  /** Communes to measure; null: all. */
  readonly ranks: Int32Array | null;
  /** Measures by rank whose fifths are told apart (income…). */
  readonly mesures: readonly Float64Array[];
}

export interface ServiceMeasuresAnswer {
  readonly avant: ServiceMeasures;
  readonly apres: ServiceMeasures;
  /** Minutes saved by fifth of the people, for each measure in the order asked; a fifth holds those whose minutes are known on both sides. */
  readonly gains: readonly (readonly QuintileGain[])[];
}

/** What each request answers. */
export interface ServiceResults {
  'service-ouvre': { readonly communes: number };
  'service-scenario': ServiceOutcome;
  'service-mesures': ServiceMeasuresAnswer;
}
export type ServiceRequest = OpenServiceRequest | ServiceScenarioRequest | ServiceMeasuresRequest;

interface Opened extends ServiceBase {
  readonly people: Float64Array;
}

/** Holds the services opened. */
export class ServiceAccess {
  readonly #opened = new Map<ServiceId, Opened>();

  /** @throws Error for a service that is not open, RangeError for a file that is none. */
  answer(request: ServiceRequest): ServiceResults[ServiceRequest['kind']] {
    switch (request.kind) {
      case 'service-ouvre':
        return this.#open(request);
      case 'service-scenario':
        return applyServiceScenario(this.#of(request), request.items);
      case 'service-mesures':
        return measures(this.#of(request), request);
    }
  }

  #of({ service }: OfService): Opened {
    const opened = this.#opened.get(service);
    if (opened === undefined) throw new Error(`les temps de trajet ne sont pas encore prêts pour ce service (${service})`);
    return opened;
  }

  #open({ service, fichier, lon, lat, minutes, population }: OpenServiceRequest): ServiceResults['service-ouvre'] {
    const { header, points } = decodeAccessFile(fichier, lon.length);
    const network = { lon, lat, niveau: points.niveau, masse: points.masse, model: header.temps };
    this.#opened.set(service, { network, published: minutes, people: population });
    return { communes: lon.length };
  }
}

function measures(base: Opened, { items, seuil, ranks, mesures }: ServiceMeasuresRequest): ServiceMeasuresAnswer {
  const { people } = base;
  const before = applyServiceScenario(base, []);
  const after = applyServiceScenario(base, items);
  return {
    avant: measureService({ minutes: before.minutes, people }, seuil, ranks),
    apres: measureService({ minutes: after.minutes, people }, seuil, ranks),
    gains: mesures.map((measure) => gainsByQuintile(after.saved, measure, people, ranks)),
  };
}
