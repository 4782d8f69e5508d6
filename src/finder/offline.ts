import { say } from './dom';

/** Keeps the page and the départements seen on the device. */
export interface OfflineKeeper {
  /** Keeps what was read so far and the files of a département (addresses), and says it once they are. */
  readonly keep: (nom: string, fichiers: readonly string[]) => void;
}

/** What the worker is asked. */
export interface KeepRequest {
  readonly type: 'garder';
  /** Addresses of the data read by the page. */
  readonly fichiers: readonly string[];
}

async function register(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return null;
  try {
    await navigator.serviceWorker.register(new URL('relais-sw.js', document.baseURI), { scope: './relais.html' });
    return await navigator.serviceWorker.ready;
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/** Registers the worker of this page alone (its scope is the page), after the first answer: the visitor comes first. */
export function offlineKeeper(host: HTMLElement): OfflineKeeper {
  const kept = new Set<string>();
  let registration: Promise<ServiceWorkerRegistration | null> | null = null;

  async function ask(nom: string, own: readonly string[]): Promise<void> {
    registration ??= register();
    const active = (await registration)?.active;
    if (active === null || active === undefined) {
      say(host, 'Sur cet appareil, cette page a besoin du réseau à chaque visite.');
      return;
    }
    const read = performance.getEntriesByType('resource').map(({ name }) => name);
    const fichiers = [...new Set([...read, ...own])].filter((name) => name.includes('/data/relais/'));
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === true) {
        kept.add(nom);
        say(host, `Cette page fonctionne maintenant sans réseau pour\u00a0: ${[...kept].join(', ')}.`);
      }
    });
    channel.port1.start();
    const request: KeepRequest = { type: 'garder', fichiers };
    active.postMessage(request, [channel.port2]);
  }

  return {
    keep: (nom, fichiers) => {
      if (kept.has(nom)) return;
      const later = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000));
      later(() => void ask(nom, fichiers));
    },
  };
}
