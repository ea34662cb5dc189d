/** What ends the kiosk: a service manager, Ctrl-C, a closing terminal. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** How long, in milliseconds, the kiosk may take to end itself before it is ended. */
const DEADLINE_MS = 15_000;

/**
 * Aborted by the first signal to stop. Further ones change nothing: npm passes on what its whole process group got
 * already, so that the same Ctrl-C comes twice.
 */
export function stopSignal(onLate: () => void): AbortSignal {
  const stop = new AbortController();
  for (const name of SIGNALS) process.on(name, () => stop.abort());
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
