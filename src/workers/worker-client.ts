export interface WorkerTask<Request> {
  readonly id: number;
  readonly request: Request;
}

/** The answer, an error, or how far the answer is: any number of these come before one of the others. */
export type WorkerReply<Result, Progress = never> =
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly error: string }
  | { readonly id: number; readonly progress: Progress };

/** `perdu`: the worker died or no longer answers; the next request starts another one. `calcul`: it answered with an error. */
export class ComputeError extends Error {
  override readonly name = 'ComputeError';
  readonly kind: 'perdu' | 'calcul';
  readonly detail: string;

  constructor(kind: 'perdu' | 'calcul', detail: string) {
    super(
      kind === 'perdu'
        ? 'Le calcul s’est interrompu. La carte et les données affichées restent valables\u00a0; réessayez.'
        : 'Le calcul n’a pas abouti. La carte et les données affichées restent valables.',
    );
    this.kind = kind;
    this.detail = detail;
  }
}

/** The parts of `Worker` that the client needs. */
export type ComputeWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

export interface WorkerClientOptions {
  /** Starts a worker; called again after one is lost. */
  readonly spawn: () => ComputeWorker;
  /** Silence longer than this (ms) means that the worker is lost. */
  readonly patience?: number;
  /** Giving up what the worker is at ends the worker: for what would take too long to wait for. */
  readonly endedByAbort?: boolean;
}

/** What goes with one request. */
export interface RunOptions<Progress> {
  readonly onProgress?: (progress: Progress) => void;
  /** Buffers of the request that change hands: the caller loses them. */
  readonly transfer?: Transferable[];
}

interface Pending<Request, Result, Progress> extends RunOptions<Progress> {
  readonly task: WorkerTask<Request>;
  readonly settle: (reply: Exclude<WorkerReply<Result>, { readonly progress: never }>) => void;
  readonly fail: (error: unknown) => void;
}

/** Requests by kind. */
interface Kinded {
  readonly kind: string;
}

/**
 * Requests to one worker, in order, one at a time: a request given up before its turn never reaches the worker.
 * `Results` says what each kind of request answers.
 */
export class WorkerClient<Request extends Kinded, Results extends Record<Request['kind'], unknown>, Progress = never> {
  readonly #spawn: () => ComputeWorker;
  readonly #patience: number;
  readonly #setUp: (request: Request) => string | null;
  readonly #endedByAbort: boolean;
  readonly #queue: Pending<Request, Results[Request['kind']], Progress>[] = [];
  readonly #kept = new Map<string, Request>();
  #worker: ComputeWorker | null = null;
  #current: Pending<Request, Results[Request['kind']], Progress> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nextId = 0;

  /**
   * @param setUp names what a request leaves in the worker for the next ones; the latest of each name is sent again to a
   *   worker that replaces a lost one. Null: it leaves nothing.
   */
  constructor({ spawn, patience = 15_000, endedByAbort = false }: WorkerClientOptions, setUp: (request: Request) => string | null) {
    this.#spawn = spawn;
    this.#patience = patience;
    this.#setUp = setUp;
    this.#endedByAbort = endedByAbort;
  }

  /** @throws ComputeError; the signal's reason when aborted. */
  async run<K extends Request['kind']>(request: Extract<Request, { readonly kind: K }>, signal?: AbortSignal, options: RunOptions<Progress> = {}): Promise<Results[K]> {
    signal?.throwIfAborted();
    const task: WorkerTask<Request> = { id: (this.#nextId += 1), request };
    let giveUp: (() => void) | undefined;
    try {
      const reply = await new Promise<Parameters<Pending<Request, Results[Request['kind']], Progress>['settle']>[0]>((settle, fail) => {
        const pending = { ...options, task, settle, fail };
        giveUp = () => {
          const place = this.#queue.indexOf(pending);
          if (place >= 0) this.#queue.splice(place, 1);
          fail(signal?.reason);
          if (this.#endedByAbort && pending === this.#current) {
            this.#end();
            this.#next();
          }
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        this.#queue.push(pending);
        this.#next();
      });
      if ('error' in reply) throw new ComputeError('calcul', reply.error);
      const name = this.#setUp(request);
      if (name !== null) this.#kept.set(name, request);
      return reply.result as Results[K];
    } finally {
      if (giveUp !== undefined) signal?.removeEventListener('abort', giveUp);
    }
  }

  /** Ends the worker; what waits is refused. A later request starts another one. */
  close(): void {
    this.#lose('fermé');
  }

  #next(): void {
    if (this.#current !== null) return;
    const pending = this.#queue.shift();
    if (pending === undefined) return;
    this.#current = pending;
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage(pending.task, pending.transfer ?? []);
      this.#wait();
    } catch (cause) {
      this.#lose(cause instanceof Error ? cause.message : String(cause));
    }
  }

  #start(): ComputeWorker {
    const worker = this.#spawn();
    worker.addEventListener('message', (event) => {
      if (worker === this.#worker) this.#receive((event as MessageEvent<WorkerReply<Results[Request['kind']], Progress>>).data);
    });
    const lost = (event: Event): void => {
      if (worker === this.#worker) this.#lose('message' in event ? String(event.message) : event.type);
    };
    worker.addEventListener('error', lost);
    worker.addEventListener('messageerror', lost);
    for (const request of this.#kept.values()) worker.postMessage({ id: 0, request } satisfies WorkerTask<Request>, []);
    return worker;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose('pas de réponse'), this.#patience);
  }

  #receive(reply: WorkerReply<Results[Request['kind']], Progress>): void {
    const pending = this.#current;
    if (pending === null || reply.id !== pending.task.id) return;
    if ('progress' in reply) {
      this.#wait();
      pending.onProgress?.(reply.progress);
      return;
    }
    clearTimeout(this.#timer);
    this.#current = null;
    pending.settle(reply);
    this.#next();
  }

  /** Ends the worker, and what it is at with it. */
  #end(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#current = null;
  }

  #lose(detail: string): void {
    const failed = [...(this.#current === null ? [] : [this.#current]), ...this.#queue.splice(0)];
    this.#end();
    for (const { fail } of failed) fail(new ComputeError('perdu', detail));
  }
}
