/** Days of the siege: 22 June 1944 is 0, 8 August is 47. */
export const LAST_DAY = 47;
const DAYS_OF_A_WEEK = 7;

export interface Mark {
  readonly day: number;
  /** Every seventh mark is longer. */
  readonly week: boolean;
}

export const marks: readonly Mark[] = Array.from({ length: LAST_DAY + 1 }, (_, day) => ({ day, week: day % DAYS_OF_A_WEEK === 0 }));

/** Whether a mark belongs to the day, or range of days, that is spoken of. */
export function isLit(day: number, present?: number, until: number | undefined = present): boolean {
  return present !== undefined && until !== undefined && day >= present && day <= until;
}

/** The mark of a calendar day, such as `1944-06-22`; below 0 in the lead-in. */
export function markOf(day: string, firstDay: string): number {
  return Math.round((Date.parse(day) - Date.parse(firstDay)) / 86_400_000);
}
