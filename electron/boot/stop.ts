/** What ends the kiosk: a service manager, Ctrl-C, a closing terminal. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** How long, in milliseconds, the kiosk may take to end itself before it is ended. */
const DEADLINE_MS = 15_000;
/** How often, in milliseconds, to see whether npm is still there. */
const PARENT_EVERY_MS = 200;

/**
 * npm passes a signal on to the shell between it and us, and some shells (Debian's dash) go without telling us. A
 * parent that changes is all that is left to see of it.
 */
function stopWithNpm(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, PARENT_EVERY_MS).unref();
}

/**
 * Aborted by the first signal to stop. Further ones change nothing: npm passes on what its whole process group got
 * already, so that the same Ctrl-C comes twice.
 */
export function stopSignal(onLate: () => void): AbortSignal {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const name of SIGNALS) process.on(name, abort);
  stopWithNpm(abort);
  stop.signal.addEventListener('abort', () => setTimeout(onLate, DEADLINE_MS).unref());
  return stop.signal;
}

/** Resolves when `signal` is aborted. */
export function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}
