/** Milliseconds before the first new start: short, since one crash is no pattern. */
const FIRST_PAUSE_MS = 250;
/** The longest that a visitor stands before a dark screen between two tries. */
export const LONGEST_PAUSE_MS = 30_000;
/** A kiosk that has been well for so long is taken to have recovered: the next failure is a first one again. */
export const CALM_MS = 120_000;

/** How long to wait before the next start after `failures` (one or more) in a row: twice as long each time. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS);
}

/** Counts failures in a row. `uptime` is how long, in milliseconds, the kiosk had been well before this one. */
export function countFailure(failures: number, uptime: number): number {
  return uptime >= CALM_MS ? 1 : failures + 1;
}
