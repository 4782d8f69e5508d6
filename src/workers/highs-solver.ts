import type { Highs, ModelData } from 'highs';
import type { MipSolver } from '../domain/access/siting/mip';

/** Seconds that the solver may take; then its best answer stands, with its bound. */
const timeLimit = 60;

/** HiGHS: branch and cut from the start given, with the best answer told as it comes. */
export const highsSolver =
  (highs: Highs, seconds = timeLimit): MipSolver =>
  (model, report) => {
    const { variableType, objectiveSense, callbackType } = highs.constants;
    const numCols = model.cost.length;
    const numRows = model.rowLower.length;
    if (numCols === 0) return { values: model.start, bound: 0 };
    const data: ModelData = {
      numCols,
      numRows,
      sense: objectiveSense.maximize,
      colCost: model.cost,
      colLower: model.lower,
      colUpper: new Float64Array(numCols).fill(1),
      rowLower: model.rowLower,
      rowUpper: model.rowUpper.map((value) => (Number.isFinite(value) ? value : highs.infinity)),
      matrix: { format: 'csr', numRows, numCols, starts: model.starts, indices: model.indices, values: model.values },
      integrality: Array.from(model.integer, (whole) => (whole === 1 ? variableType.integer : variableType.continuous)),
    };
    return highs.withModel(data, (own) => {
      own.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 1e-6, mip_min_logging_interval: 0.5 });
      own.setSolution({ colValue: model.start });
      let values: Float64Array = model.start;
      let bound = Infinity;
      own.run({
        [callbackType.mipImprovingSolution]({ data: { mip_solution: better, mip_dual_bound: dual } }) {
          if (better !== undefined) values = better;
          if (dual !== undefined) bound = Math.min(bound, dual);
          report({ values, bound });
          return undefined;
        },
        [callbackType.mipLogging]({ data: { mip_dual_bound: dual } }) {
          if (dual !== undefined) bound = Math.min(bound, dual);
          report({ values, bound });
          return undefined;
        },
      });
      const solution = own.getSolution().colValue;
      bound = Math.min(bound, Number(own.info.get('mip_dual_bound')));
      return { values: solution.length === numCols ? solution : values, bound };
    });
  };
