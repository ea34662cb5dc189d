/** So that a spreadsheet knows the file for UTF-8: without it Excel opens Chinese as garbage. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet would take for a formula: typed by a visitor, it must stay text. The full-width signs are those of
 * a Chinese keyboard. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function cellOf(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180), the names of the columns first. */
export function csvOf<Column extends string>(columns: readonly Column[], rows: readonly Readonly<Record<Column, string | number | null>>[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `${BYTE_ORDER_MARK}${lines.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}
