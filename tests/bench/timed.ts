const runs = Number(process.env['BENCH_RUNS'] ?? 5);

/** Milliseconds of each run of a task, the first one apart: the engine compiles it then. */
export function timed(task: () => unknown, count = runs): number[] {
  task();
  return Array.from({ length: count }, () => {
    const started = performance.now();
    task();
    return performance.now() - started;
  });
}
