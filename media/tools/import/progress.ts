const BAR_CHARACTERS = 30;
/** A terminal is drawn anew at most so often; a log gets a line for each step. */
const REDRAW_MS = 100;
const STEPS = 10;

/** What a progress bar is drawn on, `process.stderr`. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far a reading has come: a bar on a terminal, a plain line at every tenth elsewhere. */
export function createProgress(screen: Screen, now: () => number = Date.now) {
  let drawn = -Infinity;
  let step = 0;
  return {
    /** @param share From 0 to 1. */
    show(share: number, rows: number): void {
      if (screen.isTTY) {
        if (now() - drawn < REDRAW_MS) return;
        drawn = now();
        const full = Math.round(share * BAR_CHARACTERS);
        screen.write(`\r[${'#'.repeat(full)}${'.'.repeat(BAR_CHARACTERS - full)}] ${Math.round(share * 100)} %, ${rows} rows`);
      } else if (Math.floor(share * STEPS) > step) {
        step = Math.floor(share * STEPS);
        if (step < STEPS) screen.write(`${step * (100 / STEPS)} %, ${rows} rows\n`);
      }
    },
    /** Clears the bar, so that what follows stands on a line of its own. */
    end(): void {
      if (screen.isTTY && drawn > -Infinity) screen.write('\r\u001B[K');
    },
  };
}
export type Progress = ReturnType<typeof createProgress>;
