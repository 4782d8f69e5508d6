import type { Manifest } from '../../../contract/manifest';
import { minutesIndicator, type ServiceId } from '../../../contract/services';
import type { StartupIndicator } from '../../../contract/startup';
import type { ServiceItem, ServiceOutcome } from '../../../domain/access/services';
import { type CommunesTable, rankOfCode } from '../../../domain/communes';
import { numberColumn, textColumn } from '../../../files/arrow-tables';
import type { PublishedFiles, YearValues } from '../../../files/published-files';
import type { ServiceLine } from '../../../state/scenario';
import { type Resource, useResource } from '../../../ui/use-resource';
import { serviceItemsOf } from '../../../view-models/planner/service-lines';
import type { TimesError } from '../../../view-models/planner/service-sources';
import { serviceIndicator } from '../../../view-models/planner/services';
import type { ServiceMeasuresAnswer } from '../../../workers/access-services';
import { useServices } from '../../services';
import { income, type Measure, readMeasure } from '../read-measure';

/** Everybody, whatever their age. */
const population = 'population';

/** A service whose network stands in the worker, and what is published of it. */
export interface OpenedService {
  readonly service: ServiceId;
  readonly indicator: StartupIndicator;
  /** Minutes by commune; null where none is published of the service. */
  readonly published: YearValues | null;
  readonly people: YearValues;
  readonly income: Measure | null;
  /** Null where none is published. */
  readonly error: TimesError | null;
}

/** Reads the minutes to a service, and has the worker make its network. */
export function useOpenedService(manifest: Manifest, catalogue: readonly StartupIndicator[], service: ServiceId, communes: CommunesTable | null): Resource<OpenedService> {
  const { files, access } = useServices();
  return useResource(manifest.acces === undefined || communes === null ? null : service, async (signal): Promise<OpenedService> => {
    if (communes === null) throw new Error('communes absentes');
    const indicator = serviceIndicator(service, catalogue);
    if (indicator === null) throw new Error('Les temps vers ce service ne sont pas dans cette publication : choisissez-en un autre.');
    const id = minutesIndicator(service);
    const [fichier, people, published] = await Promise.all([
      files.access(signal),
      files.values(population, null, signal),
      id === null ? null : files.values(id, null, signal),
    ]);
    const { lon, lat } = communes;
    await access.run({ kind: 'service-ouvre', service, fichier, lon, lat, minutes: published?.values ?? null, population: people.values }, signal);
    // What follows is not needed to simulate: without it, its own section says less.
    const [measure, error] = await Promise.all([readMeasure(files, manifest, income, signal), timesError(files, signal).catch(() => null)]);
    signal.throwIfAborted();
    return { service, indicator, published, people, income: measure, error };
  });
}

/** Error of the estimated times on the départements that tuned nothing. */
async function timesError(files: PublishedFiles, signal: AbortSignal): Promise<TimesError | null> {
  const table = await files.arrow('qualite_modeles', 'qualite_modeles', signal);
  const [models, measures, perimeters] = [textColumn(table, 'modele'), textColumn(table, 'mesure'), textColumn(table, 'perimetre')];
  const values = numberColumn(table, 'valeur');
  const of = (perimeter: string): number | null => {
    const row = models.findIndex((model, at) => model === 'temps_trajet_voiture' && measures[at] === 'ecart_absolu_median' && perimeters[at] === perimeter);
    return row < 0 ? null : (values[row] ?? null);
  };
  const all = of('test');
  return all === null ? null : { all, short: of('test, moins de 20\u00a0minutes') };
}

/** An answer, and the question that it answers. */
export interface ServiceAnswer extends ServiceOutcome {
  readonly key: string;
  readonly service: ServiceId;
  readonly items: readonly ServiceItem[];
}

/** What the lines of a service change, by the worker; the previous answer stays until the next one is there. */
export function useServiceOutcome(opened: OpenedService | null, lines: readonly ServiceLine[], communes: CommunesTable | null): { readonly resource: Resource<ServiceAnswer>; readonly key: string | null } {
  const { access } = useServices();
  const service = opened?.service ?? null;
  const items = communes === null ? null : serviceItemsOf(lines, (code) => rankOfCode(communes, code));
  const key = service === null || items === null ? null : `${service} ${JSON.stringify(items)}`;
  const resource = useResource(
    key,
    async (signal): Promise<ServiceAnswer> => {
      if (service === null || items === null || key === null) throw new Error('rien à simuler');
      return { ...(await access.run({ kind: 'service-scenario', service, items }, signal)), key, service, items };
    },
    true,
  );
  return { resource, key };
}

export interface ServiceMeasured {
  /** The answer measured. */
  readonly key: string;
  readonly seuil: number;
  readonly territory: ServiceMeasuresAnswer;
  readonly france: ServiceMeasuresAnswer;
}

/** Before and after, for the territory and for France, once the map has what it needs. */
export function useServiceMeasured(
  opened: OpenedService | null,
  answer: ServiceAnswer | null,
  seuil: number,
  territory: string,
  ranks: Int32Array | null | undefined,
): Resource<ServiceMeasured> {
  const { access } = useServices();
  const asked = opened === null || answer === null || ranks === undefined ? null : `${answer.key} ${seuil} ${territory}`;
  return useResource(
    asked,
    async (signal): Promise<ServiceMeasured> => {
      if (opened === null || answer === null || ranks === undefined) throw new Error('rien à mesurer');
      const mesures = opened.income === null ? [] : [opened.income.values.values];
      const question = { kind: 'service-mesures', service: answer.service, items: answer.items, seuil, mesures } as const;
      const own = await access.run({ ...question, ranks }, signal);
      const france = ranks === null ? own : await access.run({ ...question, ranks: null }, signal);
      return { key: answer.key, seuil, territory: own, france };
    },
    true,
  );
}
