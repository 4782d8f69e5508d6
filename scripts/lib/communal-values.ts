import type { Tally } from '../sources/source-book';
import type { BuildContext } from './context';
import { setMissing, setValue } from './indicator-store';
import type { Reference } from './reference';

/** A row of a source that speaks of one commune, code as written. */
export interface CommunalRow {
  readonly line: number;
  readonly code: string;
}

/** How the figures of several old communes (or arrondissements) make one. */
export type Combination<R> =
  | { readonly kind: 'somme' }
  /** Mean weighted by a figure of the same row. */
  | { readonly kind: 'moyenne'; readonly weight: (row: R) => number | null }
  /** A class: kept if all agree. */
  | { readonly kind: 'accord' }
  /** Measured from the chef-lieu, whose code a merger keeps: the row with that code speaks for the whole, as an estimate. */
  | { readonly kind: 'chef_lieu' }
  /** Nothing in the source allows it. */
  | { readonly kind: 'impossible' };

export interface CommunalField<R> {
  readonly indicator: string;
  readonly year: number;
  readonly value: (row: R) => number | null;
  readonly combination: Combination<R>;
  /** What an empty cell means. */
  readonly empty?: 'secret' | 'absent';
}

/** What of the build's context the figures of the communes need. */
export type CommunalContext = Pick<BuildContext, 'anomalies' | 'cog' | 'store'> & {
  readonly reference: Pick<Reference, 'rankOf' | 'arrondissements'>;
};

export interface CommunalSource {
  readonly id: string;
  /** ISO date of the geography of the codes; absent: codes are already those of the current COG. */
  readonly geography?: string | undefined;
  readonly tally: Tally;
}

interface Group<R> {
  rows: R[];
  /** The rows are arrondissements of the commune. */
  arrondissements: boolean;
  fusion: boolean;
}

/**
 * Puts the figures of a source in the indicators, commune by commune of the COG 2026: old codes are carried,
 * arrondissements add up, mergers are combined field by field, and whatever cannot be is an anomaly.
 * Counts the rows kept, repaired and refused in the source's tally.
 */
export function fillCommunalValues<R extends CommunalRow>(
  context: CommunalContext,
  source: CommunalSource,
  rows: readonly R[],
  fields: readonly CommunalField<R>[],
): void {
  const groups = groupByCommune(context, source, rows);
  const series = fields.map((field) => ({ field, target: context.store.open(field.indicator, field.year) }));
  for (const [code, group] of groups) {
    const rank = context.reference.rankOf.get(code);
    if (rank === undefined) continue;
    const incomplete = group.fusion ? missingParts(context, source, code, group) : [];
    if (incomplete.length > 0 && !fields.every(({ combination }) => combination.kind === 'chef_lieu')) {
      context.anomalies.add({
        source: source.id,
        ligne: group.rows[0]?.line ?? null,
        champ: fields[0]?.indicator ?? null,
        valeur: code,
        motif: `commune issue d’une fusion, chiffres connus pour une partie seulement (manque ${incomplete.join(', ')})`,
        correction: 'valeur non reprise',
      });
      source.tally.gardees -= group.rows.length;
      source.tally.refusees += group.rows.length;
      continue;
    }
    for (const { field, target } of series) {
      const result = combine(code, group, field);
      if (result.value !== null) setValue(target, rank, result.value, result.estimated ? 'estime' : 'observe');
      else {
        setMissing(target, rank, field.empty ?? 'absent');
        if (result.motif !== undefined) {
          context.anomalies.add({
            source: source.id,
            ligne: group.rows[0]?.line ?? null,
            champ: field.indicator,
            valeur: code,
            motif: result.motif,
            correction: 'valeur absente',
          });
        }
      }
    }
  }
}

function groupByCommune<R extends CommunalRow>(context: CommunalContext, source: CommunalSource, rows: readonly R[]): Map<string, Group<R>> {
  const { reference, cog, anomalies } = context;
  const groups = new Map<string, Group<R>>();
  const seen = new Map<string, number>();
  for (const row of rows) {
    source.tally.lignes += 1;
    const refuse = (motif: string): void => {
      source.tally.refusees += 1;
      anomalies.add({ source: source.id, ligne: row.line, champ: 'code', valeur: row.code, motif, correction: 'ligne refusée' });
    };
    const earlier = seen.get(row.code);
    if (earlier !== undefined) {
      refuse(`commune déjà vue ligne ${earlier}`);
      continue;
    }
    seen.set(row.code, row.line);
    const parent = reference.arrondissements.get(row.code);
    const carried = cog.carry(parent ?? row.code, source.geography);
    if (!carried.possible) {
      refuse(carried.motif);
      continue;
    }
    source.tally.gardees += 1;
    if (carried.how === 'recodage') {
      source.tally.reparees += 1;
      anomalies.add({
        source: source.id,
        ligne: row.line,
        champ: 'code',
        valeur: row.code,
        motif: 'la commune a changé de code',
        correction: `portée par ${carried.code}`,
      });
    }
    if (parent !== undefined || carried.how === 'fusion') source.tally.reparees += 1;
    const group = groups.get(carried.code) ?? { rows: [], arrondissements: false, fusion: false };
    group.rows.push(row);
    group.arrondissements ||= parent !== undefined;
    group.fusion ||= carried.how === 'fusion';
    groups.set(carried.code, group);
  }
  return groups;
}

/** Old communes that the current one is made of and that the source does not give. */
function missingParts<R extends CommunalRow>({ cog }: CommunalContext, source: CommunalSource, code: string, group: Group<R>): string[] {
  if (source.geography === undefined) return [];
  const present = new Set(group.rows.map((row) => row.code));
  return cog.predecessors(code, source.geography).filter((part) => !present.has(part));
}

interface Combined {
  value: number | null;
  estimated: boolean;
  motif?: string;
}

function combine<R extends CommunalRow>(code: string, group: Group<R>, field: CommunalField<R>): Combined {
  const [first] = group.rows;
  if (field.combination.kind === 'chef_lieu' && group.fusion) {
    const chefLieu = group.rows.find((row) => row.code === code);
    if (chefLieu === undefined) return { value: null, estimated: false, motif: 'chef-lieu de la commune fusionnée absent du fichier' };
    return { value: field.value(chefLieu), estimated: true };
  }
  if (first !== undefined && group.rows.length === 1) return { value: field.value(first), estimated: false };
  const values = group.rows.map(field.value);
  const what = group.arrondissements ? 'arrondissements' : 'communes fusionnées';
  if (values.every((value) => value === null)) return { value: null, estimated: false };
  if (values.some((value) => value === null)) return { value: null, estimated: false, motif: `valeur inconnue pour une partie des ${what}` };
  const known = values.filter((value) => value !== null);
  const { combination } = field;
  if (combination.kind === 'somme') return { value: known.reduce((sum, value) => sum + value, 0), estimated: false };
  if (combination.kind === 'accord') {
    return new Set(known).size === 1
      ? { value: known[0] ?? null, estimated: false }
      : { value: null, estimated: false, motif: `les ${what} ne sont pas tous dans la même classe` };
  }
  if (combination.kind !== 'moyenne') return { value: null, estimated: false, motif: `aucun poids pour moyenner les ${what}` };
  return weightedMean(group.rows, known, combination.weight, what);
}

function weightedMean<R>(rows: readonly R[], values: readonly number[], weight: (row: R) => number | null, what: string): Combined {
  let sum = 0;
  let total = 0;
  for (const [i, row] of rows.entries()) {
    const w = weight(row);
    if (w === null) return { value: null, estimated: false, motif: `population inconnue pour une partie des ${what}` };
    sum += w * (values[i] ?? 0);
    total += w;
  }
  if (total === 0) return { value: null, estimated: false, motif: `population nulle pour les ${what}` };
  return { value: sum / total, estimated: true };
}
