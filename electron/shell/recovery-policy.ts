import type { RenderProcessGoneDetails } from 'electron';

/** Pause before the first reload, in milliseconds; it doubles with every failure. */
export const FIRST_PAUSE_MS = 500;

/** Longest pause between two reloads, in milliseconds. */
export const LONGEST_PAUSE_MS = 60_000;

/** After so many failures without a calm time in between, the calm page is shown instead of the exhibition. */
export const FAILURES_BEFORE_CALM = 5;

/** How long the page must stand for the failures before it to be forgotten, in milliseconds. */
export const CALM_TIME_MS = 10 * 60_000;

export interface RecoveryState {
  readonly failures: number;
  /** When the last failure was, on the monotonic clock, in milliseconds. */
  readonly lastFailureAt: number;
}

export const NO_FAILURES: RecoveryState = { failures: 0, lastFailureAt: Number.NEGATIVE_INFINITY };

export type Recovery =
  /** Show the exhibition again after the pause. */
  | { readonly action: 'reload'; readonly pauseMs: number }
  /** Show the calm page at once and try the exhibition again after the pause. */
  | { readonly action: 'calm'; readonly pauseMs: number }
  /** Nothing in this process helps: end, so that the service starts a new one. */
  | { readonly action: 'exit' };

export type FailureReason = RenderProcessGoneDetails['reason'] | 'frozen' | 'load-failed';

/** The next state and what to do about a failure of the renderer. `now` is on the monotonic clock. */
export function recover(state: RecoveryState, reason: FailureReason, now: number): [RecoveryState, Recovery] {
  const failures = now - state.lastFailureAt > CALM_TIME_MS ? 1 : state.failures + 1;
  const next = { failures, lastFailureAt: now };
  // A renderer that cannot be launched, or whose code was tampered with, fails again in this very process.
  if (reason === 'launch-failed' || reason === 'integrity-failure') return [next, { action: 'exit' }];
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return [next, failures > FAILURES_BEFORE_CALM ? { action: 'calm', pauseMs: LONGEST_PAUSE_MS } : { action: 'reload', pauseMs }];
}
