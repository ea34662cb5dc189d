/** So long a page must show a new generation and live before it is believed, in milliseconds. */
export const TRIAL_MS = 60_000;

/** So many failures of the page, or new starts of the program, within the trial take the generation back. */
export const TRIAL_FAILURES = 3;

/** So long a page that was heard before may be silent, in milliseconds: it speaks every second, and takes some to load. */
export const SILENCE_MS = 20_000;

/** So long a page may live and show nothing of the exhibition, in milliseconds. */
export const BLANK_MS = 30_000;

const TICK_MS = 1_000;

/** All in milliseconds; see the constants of the same names. */
export interface TrialTimes {
  readonly lasts: number;
  readonly silence: number;
  readonly blank: number;
}

export const TRIAL_TIMES: TrialTimes = { lasts: TRIAL_MS, silence: SILENCE_MS, blank: BLANK_MS };

export interface TrialOptions {
  /** Id of the generation on trial. */
  readonly generation: string;
  /** Failures that are counted already: of the program's runs before this one. */
  readonly failures: number;
  /** Whether a page stood before the switch: its silence means something. */
  readonly heard: boolean;
  /** Default: TRIAL_TIMES. */
  readonly times?: TrialTimes;
  /** Milliseconds that never go backwards. */
  now(): number;
  /** Counts one more: it is to be remembered. */
  onFailure(failures: number, how: string): void;
  /** The page lives with it. */
  onPassed(): void;
  /** It failed too often. */
  onCrashed(how: string): void;
  /** Has the page started anew, which leads to `died`; undefined where there is no window of ours. */
  readonly restart: ((why: string) => void) | undefined;
}

/** Watches the page after a switch until it has proved that it lives with the new generation, or that it does not. */
export interface Trial {
  /** The page spoke. @param shown the generation of which it shows a screen; undefined when it shows none. */
  heard(shown: string | undefined): void;
  /** The page died or froze, or did not come. */
  died(how: string): void;
  /** Seconds that it takes at least. */
  remaining(): number;
  /** Ends the watch without a verdict. */
  stop(): void;
}

export function startTrial(options: TrialOptions): Trial {
  const { generation, now, onFailure, onPassed, onCrashed, restart, times = TRIAL_TIMES } = options;
  let failures = options.failures;
  let lastHeard = options.heard ? now() : undefined;
  let shownSince: number | undefined;
  let blankSince: number | undefined;
  let over = false;

  function stop(): void {
    over = true;
    clearInterval(timer);
  }

  function died(how: string): void {
    if (over) return;
    failures += 1;
    shownSince = undefined;
    blankSince = undefined;
    // The next page gets its time.
    lastHeard = lastHeard === undefined ? undefined : now();
    onFailure(failures, how);
    if (failures < TRIAL_FAILURES) return;
    stop();
    onCrashed(how);
  }

  /** A page that is hidden from us cannot be started anew, nor blamed: somebody may have closed it. */
  function give(up: string): void {
    shownSince = undefined;
    blankSince = undefined;
    lastHeard = restart ? now() : undefined;
    restart?.(up);
  }

  function tick(): void {
    const time = now();
    if (shownSince !== undefined && lastHeard !== undefined && lastHeard - shownSince >= times.lasts) {
      stop();
      onPassed();
    } else if (lastHeard !== undefined && time - lastHeard > times.silence) {
      give(`the page has been silent for ${times.silence / 1000} s`);
    } else if (blankSince !== undefined && time - blankSince > times.blank) {
      give(`the page has shown nothing of the exhibition for ${times.blank / 1000} s`);
    }
  }

  const timer = setInterval(tick, TICK_MS);
  return {
    heard(shown) {
      lastHeard = now();
      if (shown !== generation) shownSince = undefined;
      else shownSince ??= lastHeard;
      if (shown !== undefined) blankSince = undefined;
      else blankSince ??= lastHeard;
    },
    died,
    remaining: () => Math.max(0, Math.ceil((times.lasts - (shownSince === undefined ? 0 : now() - shownSince)) / 1000)),
    stop,
  };
}
