import { countFailure, pauseAfter } from './backoff.ts';
import { live } from './life.ts';
import type { SuperviseOptions } from './life.ts';
import { wait } from './wait.ts';

/** From so many failures in a row on, the kiosk is started without graphics processor and old profile. */
const CAUTIOUS_FROM = 3;
/** At so many failures in a row, and at every multiple of it, the log says that somebody should come. */
const CALL_FOR_HELP_AT = 5;

export interface Supervisor {
  /** Ends the browser, and the watch over it. */
  stop(): Promise<void>;
  /** Ends the browser as if it had been lost, so that it is started again. */
  restart(why: string): void;
}

async function run(options: SuperviseOptions, stop: AbortSignal, endable: (end: (how: string) => void) => void): Promise<void> {
  const { log, onDied } = options;
  for (let failures = 0; ; ) {
    const { end, well } = await live(options, failures >= CAUTIOUS_FROM, stop, endable);
    if (stop.aborted) return;
    onDied?.(end);
    failures = countFailure(failures, well);
    const pause = pauseAfter(failures);
    log(`The kiosk failed: ${end}. Starting it again in ${pause / 1000} s.`);
    if (failures % CALL_FOR_HELP_AT === 0) log(`It has failed ${failures} times in a row and goes on trying: it needs a technician.`);
    await wait(pause, stop);
    if (stop.aborted) return;
  }
}

/**
 * Shows the exhibition and keeps it shown: whatever ends, hangs or empties the page or the browser, it is started
 * again, after pauses that grow while it keeps failing. It never gives up.
 */
export function supervise(options: SuperviseOptions): Supervisor {
  const stopping = new AbortController();
  let end: (how: string) => void = () => undefined;
  const running = run(options, stopping.signal, (next) => {
    end = next;
  });
  return {
    restart: (why) => end(why),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
