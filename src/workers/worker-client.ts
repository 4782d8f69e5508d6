export interface WorkerTask<Request> {
  readonly id: number;
  readonly request: Request;
}

export type WorkerReply<Result> = { readonly id: number; readonly result: Result } | { readonly id: number; readonly error: string };

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
  /** A reply later than this (ms) means that the worker is lost. */
  readonly patience?: number;
}

interface Pending<Request, Result> {
  readonly task: WorkerTask<Request>;
  readonly settle: (reply: WorkerReply<Result>) => void;
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
export class WorkerClient<Request extends Kinded, Results extends Record<Request['kind'], unknown>> {
  readonly #spawn: () => ComputeWorker;
  readonly #patience: number;
  readonly #setUp: (request: Request) => string | null;
  readonly #queue: Pending<Request, Results[Request['kind']]>[] = [];
  readonly #kept = new Map<string, Request>();
  #worker: ComputeWorker | null = null;
  #current: Pending<Request, Results[Request['kind']]> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nextId = 0;

  /**
   * @param setUp names what a request leaves in the worker for the next ones; the latest of each name is sent again to a
   *   worker that replaces a lost one. Null: it leaves nothing.
   */
  constructor({ spawn, patience = 15_000 }: WorkerClientOptions, setUp: (request: Request) => string | null) {
    this.#spawn = spawn;
    this.#patience = patience;
    this.#setUp = setUp;
  }

  /** @throws ComputeError; the signal's reason when aborted. */
  async run<K extends Request['kind']>(request: Extract<Request, { readonly kind: K }>, signal?: AbortSignal): Promise<Results[K]> {
    signal?.throwIfAborted();
    const task: WorkerTask<Request> = { id: (this.#nextId += 1), request };
    let giveUp: (() => void) | undefined;
    try {
      const reply = await new Promise<WorkerReply<Results[Request['kind']]>>((settle, fail) => {
        const pending = { task, settle, fail };
        giveUp = () => {
          const place = this.#queue.indexOf(pending);
          if (place >= 0) this.#queue.splice(place, 1);
          fail(signal?.reason);
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
      this.#worker.postMessage(pending.task, []);
      this.#timer = setTimeout(() => this.#lose('pas de réponse'), this.#patience);
    } catch (cause) {
      this.#lose(cause instanceof Error ? cause.message : String(cause));
    }
  }

  #start(): ComputeWorker {
    const worker = this.#spawn();
    worker.addEventListener('message', (event) => {
      if (worker === this.#worker) this.#receive((event as MessageEvent<WorkerReply<Results[Request['kind']]>>).data);
    });
    const lost = (event: Event): void => {
      if (worker === this.#worker) this.#lose('message' in event ? String(event.message) : event.type);
    };
    worker.addEventListener('error', lost);
    worker.addEventListener('messageerror', lost);
    for (const request of this.#kept.values()) worker.postMessage({ id: 0, request } satisfies WorkerTask<Request>, []);
    return worker;
  }

  #receive(reply: WorkerReply<Results[Request['kind']]>): void {
    const pending = this.#current;
    if (pending === null || reply.id !== pending.task.id) return;
    clearTimeout(this.#timer);
    this.#current = null;
    pending.settle(reply);
    this.#next();
  }

  #lose(detail: string): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    const failed = [...(this.#current === null ? [] : [this.#current]), ...this.#queue.splice(0)];
    this.#current = null;
    for (const { fail } of failed) fail(new ComputeError('perdu', detail));
  }
}
