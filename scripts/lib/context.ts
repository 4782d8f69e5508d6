import type { CogIndex } from '../../src/domain/cog';
import type { SourceBook } from '../sources/source-book';
import type { AnomalyLog } from './anomalies';
import type { IndicatorDefinition } from './catalogue';
import type { IndicatorStore } from './indicator-store';
import type { BuildOptions } from './options';
import type { Progress } from './progress';
import type { Reference } from './reference';

/** What every step may read; each step's own result is returned, not put here. */
export interface BuildContext {
  readonly options: BuildOptions;
  readonly progress: Progress;
  readonly sources: SourceBook;
  readonly anomalies: AnomalyLog;
  readonly reference: Reference;
  readonly cog: CogIndex;
  readonly catalogue: readonly IndicatorDefinition[];
  readonly store: IndicatorStore;
}
