/** So long without a sign of the page counts as nobody, in milliseconds: it says every second who is there. */
export const UNHEARD_MS = 60_000;

/** So long after the last visitor the hall counts as empty, in milliseconds: a family changes places. */
export const QUIET_MS = 5_000;

/** How often it is looked whether a time has passed, in milliseconds. */
const LOOK_EVERY_MS = 500;

/** Whether somebody is at the screen, as the page tells. */
export interface Presence {
  /** The page says whether a visitor is there. */
  tell(visitor: boolean): void;
  /** Whether a visitor is there, or was a moment ago. */
  somebody(): boolean;
  /** Whether a page has been heard of lately. */
  heard(): boolean;
  /** Resolves when nobody is there. @throws the signal's reason. */
  empty(signal: AbortSignal): Promise<void>;
}

/** @param now milliseconds that never go backwards. */
export function createPresence(now: () => number): Presence {
  let visitorAt = -Infinity;
  let toldAt = -Infinity;
  let there = false;

  const heard = (): boolean => now() - toldAt < UNHEARD_MS;
  const somebody = (): boolean => (there ? heard() : now() - visitorAt < QUIET_MS);

  return {
    tell(visitor) {
      toldAt = now();
      if (visitor || there) visitorAt = toldAt;
      there = visitor;
    },
    somebody,
    heard,
    empty: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        if (!somebody()) return resolve();
        const end = (): void => {
          clearInterval(timer);
          signal.removeEventListener('abort', broken);
        };
        const broken = (): void => {
          end();
          reject(signal.reason);
        };
        const timer = setInterval(() => {
          if (somebody()) return;
          end();
          resolve();
        }, LOOK_EVERY_MS);
        signal.addEventListener('abort', broken);
      }),
  };
}
