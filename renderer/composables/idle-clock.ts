/** Everything in milliseconds of one monotonic clock. */
export interface IdleTimes {
  /** How long nobody may do anything before the warning. */
  readonly idleAfter: number;
  /** How long the warning counts down. */
  readonly countdown: number;
  /** How long a finger that stays down counts as somebody being there: a bag on the screen is nobody. */
  readonly pressCap: number;
}

export interface IdleReading {
  readonly phase: 'active' | 'warning' | 'over';
  /** Milliseconds until the next phase. */
  readonly left: number;
}

/** The last moment at which somebody was there, `now` at the latest. */
export function lastPresence(now: number, lastInput: number, awakeUntil: number, presses: Iterable<number>, pressCap: number): number {
  const held = [...presses].map((since) => since + pressCap);
  return Math.min(now, Math.max(lastInput, awakeUntil, ...held));
}

/** Where the idle time stands `now`, when somebody was there at `presence`. */
export function readIdle(now: number, presence: number, times: IdleTimes): IdleReading {
  const quiet = now - presence;
  if (quiet < times.idleAfter) return { phase: 'active', left: times.idleAfter - quiet };
  const left = times.idleAfter + times.countdown - quiet;
  return left > 0 ? { phase: 'warning', left } : { phase: 'over', left: 0 };
}
