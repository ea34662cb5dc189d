import { isOpenAt } from '../../media/schema/index.ts';
import type { OpeningHours } from '../../media/schema/index.ts';

/** From one look at the house's network to the next, at least, in milliseconds: once a night. */
export const LOOKS_APART_MS = 6 * 60 * 60_000;

/** Where the hall is open all day it is looked from three in the morning, for one hour. */
const NIGHT_HOUR = 3;

export interface Due {
  /** The kiosk's own clock, which may be wrong: then it is looked at a wrong time, and nothing worse. */
  readonly now: Date;
  readonly hours: OpeningHours;
  /** Milliseconds since the last look, on a clock that never jumps; Infinity before the first. */
  readonly since: number;
}

/** Whether it is time to look for an update in the house's network, unasked. */
export function lookIsDue({ now, hours, since }: Due): boolean {
  if (since < LOOKS_APART_MS) return false;
  if (!isOpenAt(hours, now)) return true;
  return isOpenAllDay(hours, now) && now.getHours() === NIGHT_HOUR;
}

function isOpenAllDay(hours: OpeningHours, now: Date): boolean {
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  // In steps of an hour: whoever closes at night closes for longer.
  return Array.from({ length: 24 }, (_, hour) => new Date(new Date(midnight).setHours(hour))).every((time) => isOpenAt(hours, time));
}
