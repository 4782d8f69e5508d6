interface Task<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Runs the same work once for all those who ask for it at the same time; the work is aborted when the last of them gives up. */
export class SharedTasks {
  readonly #running = new Map<string, Task<unknown>>();

  /**
   * @param key names the work: two calls with one key must ask for the same type.
   * @throws the signal's reason when the caller gives up; what `start` throws otherwise.
   */
  async run<T>(key: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const task = (this.#running.get(key) as Task<T> | undefined) ?? this.#begin(key, start);
    task.waiting += 1;
    try {
      return await (signal === undefined ? task.promise : untilAborted(task.promise, signal));
    } finally {
      task.waiting -= 1;
      if (task.waiting === 0 && this.#running.get(key) === task) {
        this.#running.delete(key);
        task.controller.abort();
      }
    }
  }

  #begin<T>(key: string, start: (signal: AbortSignal) => Promise<T>): Task<T> {
    const controller = new AbortController();
    const task: Task<T> = { promise: start(controller.signal), controller, waiting: 0 };
    // Nobody may be left to hear of the failure.
    task.promise.catch(() => undefined);
    this.#running.set(key, task);
    return task;
  }
}

/** The promise, or the signal's reason if it comes first. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // Nobody may be left to hear of the failure.
  promise.catch(() => undefined);
  signal.throwIfAborted();
  let giveUp: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason instanceof Error ? signal.reason : new DOMException('Abandonné', 'AbortError'));
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (giveUp !== undefined) signal.removeEventListener('abort', giveUp);
  }
}
