import type { ComputeKind, ComputeRequest, ComputeResults } from './compute';

export interface ComputeTask {
  readonly id: number;
  readonly request: ComputeRequest;
}

export type ComputeReply =
  | { readonly id: number; readonly result: ComputeResults[ComputeKind] }
  | { readonly id: number; readonly error: string };

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

export interface ComputeClientOptions {
  /** Starts a worker; called again after one is lost. */
  readonly spawn: () => ComputeWorker;
  /** A reply later than this (ms) means that the worker is lost. */
  readonly patience?: number;
}

interface Pending {
  readonly task: ComputeTask;
  readonly settle: (reply: ComputeReply) => void;
  readonly fail: (error: unknown) => void;
}

type RequestOf<K extends ComputeKind> = Extract<ComputeRequest, { readonly kind: K }>;

/**
 * Requests to one compute worker, in order, one at a time: a request given up before its turn never reaches the worker.
 * A search waits for its index: give searches a client of their own, so that a long cut of classes never holds them back.
 */
export class ComputeClient {
  readonly #spawn: () => ComputeWorker;
  readonly #patience: number;
  readonly #queue: Pending[] = [];
  #worker: ComputeWorker | null = null;
  #current: Pending | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nextId = 0;
  #searchBuild: ComputeRequest | null = null;

  constructor({ spawn, patience = 15_000 }: ComputeClientOptions) {
    this.#spawn = spawn;
    this.#patience = patience;
  }

  /** @throws ComputeError; the signal's reason when aborted. */
  async run<K extends ComputeKind>(request: RequestOf<K>, signal?: AbortSignal): Promise<ComputeResults[K]> {
    signal?.throwIfAborted();
    const task = { id: (this.#nextId += 1), request };
    let giveUp: (() => void) | undefined;
    try {
      const reply = await new Promise<ComputeReply>((settle, fail) => {
        const pending: Pending = { task, settle, fail };
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
      if (request.kind === 'recherche-prepare') this.#searchBuild = request;
      return reply.result as ComputeResults[K];
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
      if (worker === this.#worker) this.#receive((event as MessageEvent<ComputeReply>).data);
    });
    const lost = (event: Event): void => {
      if (worker === this.#worker) this.#lose('message' in event ? String(event.message) : event.type);
    };
    worker.addEventListener('error', lost);
    worker.addEventListener('messageerror', lost);
    // A worker that replaces a lost one knows no index: it is given the one that the lost one had.
    if (this.#searchBuild !== null) worker.postMessage({ id: 0, request: this.#searchBuild } satisfies ComputeTask, []);
    return worker;
  }

  #receive(reply: ComputeReply): void {
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
