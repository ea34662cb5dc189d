import type { UpdatePhase } from '../../media/schema/update.ts';

/** What an installation is at. */
export interface Progress {
  readonly phase: UpdatePhase;
  /** Bytes, of this phase; both 0 where it does not count. */
  readonly done: number;
  readonly total: number;
  /** Seconds that are likely left of this phase; left out while nobody can tell. */
  readonly remaining?: number;
}

/** Milliseconds between two reports of the same phase: a person reads no faster. */
const REPORT_MS = 250;
/** The time that lies behind whose speed is taken for that of the time to come, in milliseconds. */
const WINDOW_MS = 10_000;
/** Before so much of it has passed nobody can tell, in milliseconds. */
const TELLS_FROM_MS = 1000;

export interface ProgressMeter {
  /** Begins a phase. @param total bytes; 0 where it does not count. */
  begin(phase: UpdatePhase, total: number): void;
  /** So many more bytes are done. */
  add(bytes: number): void;
}

/** @param now milliseconds that never go backwards. */
export function createProgressMeter(report: (progress: Progress) => void, now: () => number = () => performance.now()): ProgressMeter {
  let phase: UpdatePhase = 'checking';
  let done = 0;
  let total = 0;
  let reported = -Infinity;
  let window: { readonly time: number; readonly done: number }[] = [];

  function remaining(): number | undefined {
    const [oldest] = window;
    if (!oldest) return undefined;
    const milliseconds = now() - oldest.time;
    const bytes = done - oldest.done;
    return milliseconds < TELLS_FROM_MS || bytes <= 0 ? undefined : Math.max(0, total - done) / (bytes / milliseconds) / 1000;
  }

  function tell(): void {
    reported = now();
    // The oldest that is left is as old as the window, or the beginning of the phase.
    while (window[1] && window[1].time <= reported - WINDOW_MS) window.shift();
    const seconds = remaining();
    report({ phase, done, total, ...(seconds === undefined ? {} : { remaining: seconds }) });
    window.push({ time: reported, done });
  }

  return {
    begin(next, bytes) {
      phase = next;
      done = 0;
      total = bytes;
      window = [];
      tell();
    },
    add(bytes) {
      done += bytes;
      if (done >= total || now() - reported >= REPORT_MS) tell();
    },
  };
}
