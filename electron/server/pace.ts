const MINUTE_MS = 60_000;

/** Counts what was let in during the last minute, by a clock that never goes back: a kiosk's own clock may be set. */
export interface Pace {
  /** Whether one more of this kind fits into `most` a minute; what fits counts. */
  allows(kind: string, most: number): boolean;
}

export function createPace(now: () => number): Pace {
  const times = new Map<string, number[]>();
  return {
    allows(kind, most) {
      const at = now();
      const recent = (times.get(kind) ?? []).filter((time) => at - time < MINUTE_MS);
      const fits = recent.length < most;
      times.set(kind, fits ? [...recent, at] : recent);
      return fits;
    },
  };
}
