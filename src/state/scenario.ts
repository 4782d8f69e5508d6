import * as v from 'valibot';
import { type Profession, professions } from '../contract/access-file';
import { type CodeCommune, codeCommuneSchema } from '../contract/codes';
import { type ServiceId, serviceIds } from '../contract/services';
import type { DataVersions } from './data-versions';

/** A change of supply. */
export type ProfessionLine = { readonly profession: Profession; readonly commune: CodeCommune } & (
  | { readonly kind: 'ajout' | 'retrait'; readonly postes: number }
  | { readonly kind: 'deplacement'; readonly vers: CodeCommune; readonly postes: number }
  /** A stop of an itinerant service, in half-days a week. */
  | { readonly kind: 'tournee'; readonly demiJournees: number }
);

/** A change of the trip to a service. */
export type ServiceLine = { readonly service: ServiceId; readonly commune: CodeCommune } & (
  /** A new fixed point of the service. */
  | { readonly kind: 'point' }
  /** The commune reaches the service in that many minutes from now on: a bus that stops there, a road, a closure. */
  | { readonly kind: 'minutes'; readonly minutes: number }
);

/** One thing tried, as a link carries it: communes by code, which outlives the ranks of a build. */
export type ScenarioLine = ProfessionLine | ServiceLine;

export const isServiceLine = (line: ScenarioLine): line is ServiceLine => 'service' in line;

export interface Scenario {
  /** What its author calls it; empty: no name. */
  readonly nom: string;
  readonly lignes: readonly ScenarioLine[];
  /** First letters of the hash of the access file that the scenario was made with; null while it holds nothing. */
  readonly modele: string | null;
  /** Vintages of the data that the scenario was made with; null where they are not known, as in older links. */
  readonly donnees: DataVersions | null;
}

export const emptyScenario: Scenario = { nom: '', lignes: [], modele: null, donnees: null };
/** Lines of a scenario: a link with as many is still one that a mail program leaves whole. */
export const mostLines = 60;
/** Largest amount that a link carries; what is absurd below is refused by the kernel, with its reason. */
export const largestAmount = 99_999;

const version = '1';
const modelLength = 8;
/** How a link names the professions. */
export const letters = { medecin_generaliste: 'm', infirmier: 'i', sage_femme: 's', chirurgien_dentiste: 'd' } as const satisfies Record<Profession, string>;
const acts = { ajout: 'a', retrait: 'r', deplacement: 'd', tournee: 't' } as const satisfies Record<ProfessionLine['kind'], string>;
const services = {
  urgences: 'ur',
  hopital: 'ho',
  hopital_general: 'hg',
  france_services: 'fs',
  relais_sante: 'rs',
  ehpad: 'eh',
  residence_autonomie: 'ra',
  accueil_jour: 'aj',
  gare: 'ga',
  covoiturage: 'co',
} as const satisfies Record<ServiceId, string>;
const amountSchema = v.pipe(v.string(), v.regex(/^\d{1,5}(?:\.\d{1,3})?$/u), v.transform(Number), v.maxValue(largestAmount));

/** The version of the model as links name it. @param empreinte hash of the access file. */
export const modelVersion = (empreinte: string): string => empreinte.slice(0, modelLength);

/** Posts of a line, or half-days. */
const amountOf = (line: ProfessionLine): number => (line.kind === 'tournee' ? line.demiJournees : line.postes);
const plain = (amount: number): string => String(Number(amount.toFixed(3)));

/** What the key `sc` of a link holds; the name and the vintages have keys of their own. */
type ScenarioText = Pick<Scenario, 'lignes' | 'modele'>;

/** `1.2d6b11bd.ma36018x1,md36018-36010x0.5,pfs36018,neh36010x12`; empty for a scenario without a line. */
export function encodeScenario({ lignes, modele }: ScenarioText): string {
  if (lignes.length === 0) return '';
  return `${version}.${modele ?? ''}.${lignes.map(encodeLine).join(',')}`;
}

function encodeLine(line: ScenarioLine): string {
  if (isServiceLine(line)) {
    const at = `${services[line.service]}${line.commune}`;
    return line.kind === 'point' ? `p${at}` : `n${at}x${plain(line.minutes)}`;
  }
  const to = line.kind === 'deplacement' ? `-${line.vers}` : '';
  return `${letters[line.profession]}${acts[line.kind]}${line.commune}${to}x${plain(amountOf(line))}`;
}

/** @returns undefined for a text that is no scenario of this version: half of one would say something else than its author meant. */
export function decodeScenario(text: string): ScenarioText | undefined {
  if (text === '') return { lignes: [], modele: null };
  const match = /^1\.([0-9a-f]{8})?\.([a-zA-Z0-9,.-]+)$/u.exec(text);
  if (match?.[2] === undefined) return undefined;
  const parts = match[2].split(',');
  if (parts.length > mostLines) return undefined;
  const lignes = parts.map((part) => decodeServiceLine(part) ?? decodeProfessionLine(part));
  return lignes.every((line) => line !== undefined) ? { lignes, modele: match[1] ?? null } : undefined;
}

function decodeServiceLine(text: string): ServiceLine | undefined {
  const match = /^(?:p([a-z]{2})([0-9AB]{5})|n([a-z]{2})([0-9AB]{5})x([\d.]+))$/u.exec(text);
  const service = serviceIds.find((candidate) => services[candidate] === (match?.[1] ?? match?.[3]));
  const commune = v.safeParse(codeCommuneSchema, match?.[2] ?? match?.[4]);
  if (service === undefined || !commune.success) return undefined;
  const at = { service, commune: commune.output };
  if (match?.[5] === undefined) return { ...at, kind: 'point' };
  const minutes = v.safeParse(amountSchema, match[5]);
  return minutes.success ? { ...at, kind: 'minutes', minutes: minutes.output } : undefined;
}

function decodeProfessionLine(text: string): ProfessionLine | undefined {
  const match = /^([misd])([ardt])([0-9AB]{5})(?:-([0-9AB]{5}))?x([\d.]+)$/u.exec(text);
  if (match === null) return undefined;
  const profession = professions.find((candidate) => letters[candidate] === match[1]);
  const commune = v.safeParse(codeCommuneSchema, match[3]);
  const vers = v.safeParse(codeCommuneSchema, match[4]);
  const amount = v.safeParse(amountSchema, match[5]);
  if (profession === undefined || !commune.success || !amount.success) return undefined;
  if ((match[2] === acts.deplacement) !== (match[4] !== undefined)) return undefined;
  const at = { profession, commune: commune.output };
  switch (match[2]) {
    case acts.ajout:
      return { ...at, kind: 'ajout', postes: amount.output };
    case acts.retrait:
      return { ...at, kind: 'retrait', postes: amount.output };
    case acts.tournee:
      return { ...at, kind: 'tournee', demiJournees: amount.output };
    default:
      return vers.success ? { ...at, kind: 'deplacement', vers: vers.output, postes: amount.output } : undefined;
  }
}
