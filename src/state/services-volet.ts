import * as v from 'valibot';
import { type ServiceId, serviceIds } from '../contract/services';

/** Which service the planner brings nearer, and from how many minutes on it is far. */
export interface ServicesVolet {
  readonly service: ServiceId;
  /** Minutes. */
  readonly seuil: number;
}

export const defaultServicesVolet: ServicesVolet = { service: 'france_services', seuil: 20 };
/** Most minutes of a threshold. */
export const largestThreshold = 600;

const schema = v.strictTuple([
  v.picklist(serviceIds),
  v.pipe(v.string(), v.regex(/^\d{1,3}(?:\.\d)?$/u), v.transform(Number), v.gtValue(0), v.maxValue(largestThreshold)),
]);

/** `france_services:20`. */
export const encodeServicesVolet = ({ service, seuil }: ServicesVolet): string => `${service}:${Number(seuil.toFixed(1))}`;

export function decodeServicesVolet(text: string): ServicesVolet | undefined {
  const parts = v.safeParse(schema, text.split(':'));
  return parts.success ? { service: parts.output[0], seuil: parts.output[1] } : undefined;
}
