import type { DatabaseSync } from 'node:sqlite';
import type { Count, DayCount } from '../../media/schema/index.ts';
import { transact } from './writing.ts';

/**
 * Days with numbers of their own that must stand within the kept time before anything older is removed. A clock that
 * was set to 2099 by mistake must not take away two years of statistics on the same evening.
 */
export const BELIEVED_DAYS = 7;

/** Adds each count to the number of its day, all of them or none. @param day by the kiosk's own clock, `2026-11-25`. */
export function writeCounts(database: DatabaseSync, counts: readonly Count[], day: string): void {
  transact(database, () => {
    const add = database.prepare('INSERT INTO counts (day, kind, what, number) VALUES (?, ?, ?, 1) ON CONFLICT (day, kind, what) DO UPDATE SET number = number + 1');
    for (const { kind, what } of counts) add.run(day, kind, what);
  });
}

/** Every number that is kept, the oldest day first. */
export function readCounts(database: DatabaseSync): DayCount[] {
  return database
    .prepare('SELECT day, kind, what, number FROM counts ORDER BY day, kind, what')
    .all()
    .map((row) => ({ day: String(row['day']), kind: String(row['kind']) as DayCount['kind'], what: String(row['what']), number: Number(row['number']) }));
}

/** Removes the numbers of the days before `day`. @returns how many rows went. */
export function removeCounts(database: DatabaseSync, day: string): number {
  return transact(database, () => {
    const believed = Number(database.prepare('SELECT count(DISTINCT day) AS number FROM counts WHERE day >= ?').get(day)?.['number']);
    return believed < BELIEVED_DAYS ? 0 : Number(database.prepare('DELETE FROM counts WHERE day < ?').run(day).changes);
  });
}
