import * as v from 'valibot';
import { type Profession, professions } from '../contract/access-file';
import { type CodeCommune, codeCommuneSchema } from '../contract/codes';

/** One thing tried, as a link carries it: communes by code, which outlives the ranks of a build. */
export type ScenarioLine = { readonly profession: Profession; readonly commune: CodeCommune } & (
  | { readonly kind: 'ajout' | 'retrait'; readonly postes: number }
  | { readonly kind: 'deplacement'; readonly vers: CodeCommune; readonly postes: number }
  /** A stop of an itinerant service, in half-days a week. */
  | { readonly kind: 'tournee'; readonly demiJournees: number }
);

export interface Scenario {
  readonly lignes: readonly ScenarioLine[];
  /** First letters of the hash of the access file that the scenario was made with; null while it holds nothing. */
  readonly modele: string | null;
}

export const emptyScenario: Scenario = { lignes: [], modele: null };
/** Lines of a scenario: a link with as many is still one that a mail program leaves whole. */
export const mostLines = 60;
/** Largest amount that a link carries; what is absurd below is refused by the kernel, with its reason. */
export const largestAmount = 99_999;

const version = '1';
const modelLength = 8;
const letters = { medecin_generaliste: 'm', infirmier: 'i', sage_femme: 's', chirurgien_dentiste: 'd' } as const satisfies Record<Profession, string>;
const acts = { ajout: 'a', retrait: 'r', deplacement: 'd', tournee: 't' } as const satisfies Record<ScenarioLine['kind'], string>;
const amountSchema = v.pipe(v.string(), v.regex(/^\d{1,5}(?:\.\d{1,3})?$/u), v.transform(Number), v.maxValue(largestAmount));

/** The version of the model as links name it. @param empreinte hash of the access file. */
export const modelVersion = (empreinte: string): string => empreinte.slice(0, modelLength);

/** Posts of a line, or half-days. */
export const amountOf = (line: ScenarioLine): number => (line.kind === 'tournee' ? line.demiJournees : line.postes);

/** `1.2d6b11bd.ma36018x1,md36018-36010x0.5`; empty for a scenario without a line. */
export function encodeScenario({ lignes, modele }: Scenario): string {
  if (lignes.length === 0) return '';
  const texts = lignes.map((line) => {
    const to = line.kind === 'deplacement' ? `-${line.vers}` : '';
    return `${letters[line.profession]}${acts[line.kind]}${line.commune}${to}x${Number(amountOf(line).toFixed(3))}`;
  });
  return `${version}.${modele ?? ''}.${texts.join(',')}`;
}

/** @returns undefined for a text that is no scenario of this version: half of one would say something else than its author meant. */
export function decodeScenario(text: string): Scenario | undefined {
  if (text === '') return emptyScenario;
  const match = /^1\.([0-9a-f]{8})?\.([a-zA-Z0-9,.-]+)$/u.exec(text);
  if (match?.[2] === undefined) return undefined;
  const parts = match[2].split(',');
  if (parts.length > mostLines) return undefined;
  const lignes = parts.map(decodeLine);
  return lignes.every((line) => line !== undefined) ? { lignes, modele: match[1] ?? null } : undefined;
}

function decodeLine(text: string): ScenarioLine | undefined {
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
