/** After so long without a beat the page counts as frozen, in milliseconds. A first load on a slow disk fits in. */
export const FROZEN_AFTER_MS = 15_000;

export interface Heartbeat {
  /** The page lives. */
  beat(): void;
  /** Starts the time anew, for a page that is being loaded. */
  restart(): void;
  stop(): void;
}

/**
 * Notices a frozen page that nobody touches: Electron's `unresponsive` event needs input to happen.
 *
 * @param onFrozen called once for each silence.
 */
export function startHeartbeat(onFrozen: () => void, timers: Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'> = globalThis): Heartbeat {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    if (timer !== undefined) timers.clearTimeout(timer);
    timer = undefined;
  };
  const restart = (): void => {
    stop();
    timer = timers.setTimeout(() => {
      timer = undefined;
      onFrozen();
    }, FROZEN_AFTER_MS);
  };
  return { beat: restart, restart, stop };
}
