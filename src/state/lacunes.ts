import * as v from 'valibot';
import { type IndicateurId, indicateurIdSchema } from '../contract/codes';
import { type Mesh, meshes } from '../domain/territory-groups';

/** What the planner's gaps are looked at by. */
export const gapAnalyses = ['seuil', 'retraite', 'croisement', 'isolement', 'angles'] as const;
export type GapAnalysis = (typeof gapAnalyses)[number];

/** What the table lists: communes, or territories of a kind. */
export const gapMeshes = ['commune', ...meshes] as const;
export type GapMesh = 'commune' | Mesh;

export interface Lacunes {
  readonly analyse: GapAnalysis;
  readonly maille: GapMesh;
  /** Indicator of the minutes to a service. */
  readonly service: IndicateurId;
  /** Minutes from which a commune counts as isolated. */
  readonly minutes: number;
}

export const fewestMinutes = 1;
export const mostMinutes = 240;

export const defaultLacunes: Lacunes = { analyse: 'seuil', maille: 'commune', service: v.parse(indicateurIdSchema, 'minutes_urgences'), minutes: 30 };

const minutesSchema = v.pipe(v.string(), v.regex(/^\d{1,3}$/u), v.transform(Number), v.minValue(fewestMinutes), v.maxValue(mostMinutes));
const schema = v.strictTuple([v.picklist(gapAnalyses), v.picklist(gapMeshes), indicateurIdSchema, minutesSchema]);

/** `isolement.epci.minutes_gare.20` */
export const encodeLacunes = ({ analyse, maille, service, minutes }: Lacunes): string => [analyse, maille, service, minutes].join('.');

/** @returns undefined for a text that says something else than an analysis, a mesh, a service and minutes. */
export function decodeLacunes(text: string): Lacunes | undefined {
  const read = v.safeParse(schema, text.split('.'));
  if (!read.success) return undefined;
  const [analyse, maille, service, minutes] = read.output;
  return { analyse, maille, service, minutes };
}
