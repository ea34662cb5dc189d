import { Worker } from 'node:worker_threads';
import type { RefusalCode, Release, SourceId } from '../../media/schema/update.ts';
import { stoppedRefusal } from './faults.ts';
import type { Progress } from './progress.ts';
import { Refusal } from './refusal.ts';
import { SPACE_MARGIN_BYTES } from './space.ts';

/** As for the library's workers: a source beside this one, or a bundle beside the bundle. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** What the thread may take for what is used only for a moment: a third of V8's own choice, which is made for servers, and no slower. */
const YOUNG_MEGABYTES = 8;

/** How long the thread may take to clear up after a stop, in milliseconds; then it is ended. */
const STOP_GRACE_MS = 3000;

export interface InstallOptions {
  readonly source: SourceId;
  /** Directory of the store that the generation is brought into. */
  readonly library: string;
  /** Folder of the root of trust and of the newest trusted metadata. */
  readonly trust: string;
  /** Version of the program, `1.2.3`. */
  readonly app: string;
  /** Id of the exhibition that the kiosk shows. */
  readonly exhibition: string;
  /** Generations that must stay beside those that the pointer names; they may go where space is short. */
  readonly keep?: readonly string[];
  /**
   * Whether objects are hashed again that installed generations hold: where the start has found damage. They are
   * hashed anyhow when the update is what is installed already.
   */
  readonly thorough?: boolean;
  /** Bytes a second at first; no bound when left out. */
  readonly rate?: number;
  /** Bytes that must stay free on the disk. */
  readonly margin?: number;
  readonly signal: AbortSignal;
  /** `release` is there as soon as it is known. */
  onProgress(progress: Progress & { readonly release?: Release }): void;
}

export interface Installed {
  readonly release: Release;
  /** Its id in the store; nothing shows it yet. */
  readonly generation: string;
}

export interface Installation {
  /** @throws Refusal. */
  readonly result: Promise<Installed>;
  /** Bytes a second from now on, also for what waits already; no bound when left out. */
  setRate(bytesPerSecond: number | undefined): void;
}

/** What the thread is begun with. */
export type InstallJob = Required<Pick<InstallOptions, 'source' | 'library' | 'trust' | 'app' | 'exhibition' | 'keep' | 'thorough' | 'margin'>> & { readonly rate: number | undefined };

export type ToInstaller = { readonly kind: 'rate'; readonly rate: number | undefined } | { readonly kind: 'stop' };

export type FromInstaller =
  | { readonly kind: 'progress'; readonly progress: Progress & { readonly release?: Release } }
  | ({ readonly kind: 'installed' } & Installed)
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string };

/**
 * Brings an update into the store on a thread of its own: metadata and every byte verified, only what is missing
 * copied, all of it durable. Nothing is switched to. One installation at a time has a store, in this process and in
 * all others: any other is refused as `busy`.
 *
 * A stop is told at once; what was copied until then stays for the next try.
 */
export function startInstall(options: InstallOptions): Installation {
  const { source, library, trust, app, exhibition, keep = [], thorough = false, margin = SPACE_MARGIN_BYTES, rate, signal } = options;
  const job: InstallJob = { source, library, trust, app, exhibition, keep, thorough, margin, rate };
  if (signal.aborted) return { result: Promise.reject(stoppedRefusal()), setRate: () => undefined };
  const worker = new Worker(new URL(`./install-worker.${EXTENSION}`, import.meta.url), { workerData: job, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
  const send = (message: ToInstaller): void => worker.postMessage(message);

  const result = new Promise<Installed>((resolve, reject) => {
    worker.on('message', (message: FromInstaller) => {
      switch (message.kind) {
        case 'progress':
          if (!signal.aborted) options.onProgress(message.progress);
          return;
        case 'installed':
          resolve({ release: message.release, generation: message.generation });
          return;
        case 'refused':
          reject(new Refusal(message.code, message.message));
      }
    });
    worker.once('error', (error) => reject(new Refusal('stopped', `The thread that installs has failed (${error.message}); install again`, { cause: error })));
    // After an answer this changes nothing.
    worker.once('exit', () => reject(signal.aborted ? stoppedRefusal() : new Refusal('stopped', 'The thread that installs has ended; install again')));
  });

  let grace: NodeJS.Timeout | undefined;
  const stop = (): void => {
    send({ kind: 'stop' });
    grace = setTimeout(() => void worker.terminate(), STOP_GRACE_MS);
  };
  signal.addEventListener('abort', stop, { once: true });
  const ended = result.finally(() => {
    signal.removeEventListener('abort', stop);
    clearTimeout(grace);
    // The answer is its last word; what it still waits for, such as a server that is silent, nobody waits for.
    return worker.terminate();
  });
  return { result: ended, setRate: (bytesPerSecond) => send({ kind: 'rate', rate: bytesPerSecond }) };
}
