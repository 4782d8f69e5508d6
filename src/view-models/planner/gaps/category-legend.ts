import { noClass, noClassReasons } from '../../../domain/class-codes';
import { classStats } from '../../../domain/classes';
import { uncapitalised } from '../../french';
import type { Legend } from '../../legend';
import { noClassLabels } from '../../status';

interface CategoryLegendInput {
  /** In the order of the classes. */
  readonly labels: readonly string[];
  readonly colours: readonly string[];
  readonly classOfRank: Uint8Array;
  /** Ranks counted; null for all communes. */
  readonly ranks: Int32Array | null;
  readonly people: Float64Array;
  /** What a commune without a class is, where « non disponible » says something else. */
  readonly absent?: string;
}

/** A legend of classes that are no ranges of a figure: each with what it holds in the territory at hand. */
export function categoryLegend({ labels, colours, classOfRank, ranks, people, absent }: CategoryLegendInput): Legend {
  const stats = classStats(classOfRank, ranks, people, labels.length);
  return {
    classes: labels.map((label, code) => ({
      code,
      label,
      spoken: uncapitalised(label),
      colour: colours[code] ?? 'transparent',
      communes: stats.classes[code]?.communes ?? 0,
      units: stats.classes[code]?.communes ?? 0,
      people: stats.classes[code]?.habitants ?? 'inconnu',
    })),
    missing: noClassReasons
      .filter((reason) => stats.sansClasse[reason].communes > 0)
      .map((reason) => ({
        reason,
        code: noClass[reason],
        label: reason === 'absent' && absent !== undefined ? absent : noClassLabels[reason],
        communes: stats.sansClasse[reason].communes,
        units: stats.sansClasse[reason].communes,
        people: stats.sansClasse[reason].habitants ?? 'inconnu',
      })),
    bins: [],
    cut: { before: 0, after: 0 },
    threshold: null,
    withoutPopulation: stats.sansPopulation,
  };
}
