import type { Counted, DayCount } from '../../../media/schema/statistics.ts';

const DAY_MS = 86_400_000;

export interface Sum {
  readonly what: string;
  readonly number: number;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Day after day from the first to the last, both included; days on which nothing was counted too. */
function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/**
 * The days of a period that ends today.
 *
 * @param length in days; undefined for all since the first row. A clock that once went ahead makes no longer period.
 */
export function daysOf(rows: readonly DayCount[], today: string, length: number | undefined): string[] {
  if (length !== undefined) return daysBetween(dayAfter(today, 1 - length), today);
  const first = rows.map(({ day }) => day).sort()[0] ?? today;
  return daysBetween(first < today ? first : today, today);
}

/** How often it happened on each of the days. */
export function perDay(rows: readonly DayCount[], kind: Counted, days: readonly string[]): number[] {
  const sums = new Map<string, number>();
  for (const row of rows) if (row.kind === kind) sums.set(row.day, (sums.get(row.day) ?? 0) + row.number);
  return days.map((day) => sums.get(day) ?? 0);
}

/** How often each was counted in those days, the most frequent first. */
export function perWhat(rows: readonly DayCount[], kind: Counted, days: readonly string[]): Sum[] {
  const counted = new Set(days);
  const sums = new Map<string, number>();
  for (const row of rows) if (row.kind === kind && counted.has(row.day)) sums.set(row.what, (sums.get(row.what) ?? 0) + row.number);
  return [...sums].map(([what, number]) => ({ what, number })).sort((one, other) => other.number - one.number || one.what.localeCompare(other.what));
}

/** The upper end of an axis: the next number at or above `most` that is 1, 2, 4 or 6 with zeros, so that its half is whole but for 1. */
export function roundUp(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return ([1, 2, 4, 6, 10].find((step) => step * power >= most) ?? 10) * power;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
