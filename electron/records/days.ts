/** The day at `at` by the machine's own clock and time zone, `2026-11-25`. */
export function dayOf(at: Date): string {
  // The Swedish notation of a date is 2026-11-25.
  return at.toLocaleDateString('sv-SE');
}

/** The day `days` days before `at`. */
export function dayBefore(at: Date, days: number): string {
  return dayOf(new Date(at.getFullYear(), at.getMonth(), at.getDate() - days));
}
