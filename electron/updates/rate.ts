import { setTimeout as pause } from 'node:timers/promises';

/** A bound on how many bytes pass in a second. */
export interface Rate {
  /** Waits until so many bytes may have passed. @throws the signal's reason when it is aborted meanwhile. */
  take(bytes: number, signal: AbortSignal): Promise<void>;
  /** Bytes a second from now on, also for those who wait already; no bound when left out. */
  set(bytesPerSecond: number | undefined): void;
}

/** Longest time whose unused bytes may pass at once later, in seconds. */
const BURST_SECONDS = 0.1;

/** Time, as the bucket knows it. */
export interface RateClock {
  /** Milliseconds that never go backwards. */
  now(): number;
  /** @throws when the signal is aborted. */
  pause(milliseconds: number, signal: AbortSignal): Promise<unknown>;
}

const CLOCK: RateClock = {
  now: () => performance.now(),
  pause: (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
};

/**
 * A token bucket that may be overdrawn: whoever comes takes at once and waits until the debt is paid, so that a chunk
 * may be larger than the bucket.
 */
export function createRate(first?: number, clock: RateClock = CLOCK): Rate {
  let perSecond = first;
  let tokens = 0;
  let last = clock.now();
  let changed = new AbortController();

  function refill(): void {
    const time = clock.now();
    if (perSecond === undefined) tokens = Math.max(tokens, 0);
    else tokens = Math.min(tokens + ((time - last) / 1000) * perSecond, BURST_SECONDS * perSecond);
    last = time;
  }

  return {
    async take(bytes, signal) {
      refill();
      if (perSecond === undefined) return;
      tokens -= bytes;
      while (perSecond !== undefined && tokens < 0) {
        const change = changed.signal;
        const milliseconds = Math.ceil((-tokens / perSecond) * 1000);
        await clock.pause(milliseconds, AbortSignal.any([signal, change])).catch((error: unknown) => {
          signal.throwIfAborted();
          if (!change.aborted) throw error;
        });
        refill();
      }
    },
    set(bytesPerSecond) {
      refill();
      perSecond = bytesPerSecond;
      const before = changed;
      changed = new AbortController();
      before.abort();
    },
  };
}
