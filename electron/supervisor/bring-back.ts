import { countFailure, pauseAfter } from './backoff.ts';
import { wait } from './wait.ts';

export interface BringBackOptions {
  /** Loads the exhibition into the page; rejects when it does not come. */
  readonly show: () => Promise<void>;
  /** Told when the exhibition does not come back. */
  readonly failed: (error: unknown) => void;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface BringBack {
  /** The page went to another origin: brings it back after a pause. */
  away(where: string): void;
  /** Whether the page is on its way back: what it shows meanwhile says nothing about it. */
  underWay(): boolean;
}

/**
 * Brings a page that went elsewhere back, one return at a time: Chromium tells one departure several times (address,
 * title, error page), and each would lengthen the pause of the next. Pauses grow while it keeps leaving.
 */
export function createBringBack({ show, failed, log, signal }: BringBackOptions): BringBack {
  let underWay = false;
  let returns = 0;
  let since = performance.now();
  const bringBack = async (where: string) => {
    underWay = true;
    try {
      log(`The page went to ${where}; bringing it back.`);
      returns = countFailure(returns, performance.now() - since);
      await wait(pauseAfter(returns), signal);
      if (!signal.aborted) await show();
    } catch (error) {
      failed(error);
    } finally {
      since = performance.now();
      underWay = false;
    }
  };
  return {
    away: (where) => {
      if (!underWay && !signal.aborted) void bringBack(where);
    },
    underWay: () => underWay,
  };
}
