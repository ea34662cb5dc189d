const DAY_MS = 86_400_000;
/** Day 0 of the two calendars of workbooks (ECMA-376, 18.17.4.1). */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 29 February 1900, which was no day: Excel keeps it for the sake of Lotus 1-2-3. */
const NO_DAY = 60;

/** How much of a date a cell shows; what it does not show was made up by the spreadsheet. */
export type Shown = 'day' | 'month' | 'year' | 'no-year';

/** Formats that a workbook names by number only, as Chinese Excel shows them (ECMA-376, 18.8.30). */
const BUILT_IN: ReadonlyMap<number, Shown> = new Map([
  ...[14, 15, 22, 30, 31].map((id) => [id, 'day'] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, 'month'] as const),
  ...[16, 18, 19, 20, 21, 28, 29, 32, 33, 34, 35, 45, 46, 47, 51, 53, 54, 55, 56, 58].map((id) => [id, 'no-year'] as const),
]);

/** What a number format shows of a date; undefined where it shows a number. `code` is missing of built-in formats. */
export function shownBy(id: number, code?: string): Shown | undefined {
  if (code === undefined) return BUILT_IN.get(id);
  const [positive = ''] = code.split(';');
  const letters = positive.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  // General, 0.00 and 0.00E+00 hold an e without being a year.
  if (/^general$/.test(letters) || /[0#?]/.test(letters)) return undefined;
  const has = (letter: RegExp) => letter.test(letters);
  if (has(/[ye]/)) return has(/d/) ? 'day' : has(/m/) ? 'month' : 'year';
  return has(/[mdhs]/) ? 'no-year' : undefined;
}

/**
 * The day that a workbook's number stands for, as `1944-06-22`, or as much of it as the cell shows; undefined for a
 * number that is no day.
 */
export function dayOfSerial(serial: number, shown: Exclude<Shown, 'no-year'>, from1904: boolean): string | undefined {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < (from1904 ? 0 : 1) || (!from1904 && whole === NO_DAY)) return undefined;
  const days = from1904 || whole > NO_DAY ? whole : whole + 1;
  const date = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_MS);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return undefined;
  return date.toISOString().slice(0, { day: 10, month: 7, year: 4 }[shown]);
}
