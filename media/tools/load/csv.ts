import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import type { Located, Table } from './located.ts';
import type { Problem, Spot } from './problem.ts';

interface Record {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * A CSV text (RFC 4180, comma, `\n` line ends; `readText` has made them so) with a header row, each row against its
 * schema. A row that does not fit is left out of the rows and all that is wrong with it reported at its first line.
 * `key` names the column whose values must differ.
 */
export function parseTable<S extends z.ZodType>(
  schema: S,
  columns: readonly string[],
  key: string,
  text: string,
  file: string,
  problems: Problem[],
): Table<z.output<S>> {
  const unreadable = { file, loaded: false, rows: [], ids: new Map<string, Spot>() };
  const records = readRecords(text, file, problems);
  const [header, ...body] = records ?? [];
  if (!records || !hasHeader(header, columns, file, problems)) return unreadable;
  const rows: Located<z.output<S>>[] = [];
  const ids = new Map<string, Spot>();
  for (const { cells, line } of body) {
    // A spreadsheet likes to end a table with rows of nothing.
    if (cells.every((cell) => cell.trim() === '')) continue;
    const spot = { file, line };
    if (cells.length !== columns.length) {
      problems.push({ ...spot, message: `has ${cells.length} cells, the header ${columns.length}; a text with a comma in it stands in double quotes` });
    }
    const row = Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()]));
    const id = row[key] ?? '';
    const earlier = ids.get(id);
    if (earlier) problems.push({ ...spot, message: `the ${key} ${id} stands in line ${earlier.line} already; every row needs its own` });
    else if (id !== '') ids.set(id, spot);
    if (cells.length !== columns.length) continue;
    const result = schema.safeParse(row, { reportInput: true });
    if (result.success) rows.push({ value: result.data, at: () => spot });
    else problems.push(...result.error.issues.map((issue) => ({ ...spot, message: `column ${explainIssue(issue)}` })));
  }
  return { file, loaded: true, rows, ids };
}

function hasHeader(header: Record | undefined, columns: readonly string[], file: string, problems: Problem[]): boolean {
  const found = header?.cells.map((cell) => cell.trim()) ?? [];
  if (found.length === columns.length && columns.every((column, index) => found[index] === column)) return true;
  const missing = columns.filter((column) => !found.includes(column));
  const strange = found.filter((column) => !columns.includes(column));
  const detail = [
    ...(missing.length > 0 ? [`${missing.join(', ')} missing`] : []),
    ...(strange.length > 0 ? [`${strange.map((column) => `"${column}"`).join(', ')} not known`] : []),
  ];
  const what = detail.length > 0 ? detail.join('; ') : 'the columns stand in another order';
  problems.push({ file, line: header?.line ?? 1, message: `the header row is wrong: ${what}; it must be ${columns.join(',')}` });
  return false;
}

function readRecords(text: string, file: string, problems: Problem[]): Record[] | undefined {
  try {
    const parsed = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    // The parser counts the line on which a record ends; a reader looks for the one on which it begins.
    return parsed.map(({ record, info }) => ({ cells: record, line: info.lines - breaksIn(record) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const last = typeof error['lines'] === 'number' ? error['lines'] : 1;
    const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? lineOfOpenQuote(text) : last;
    problems.push({ file, line, message: `${explainCsvError(error)}; nothing after it could be read` });
    return undefined;
  }
}

/** What is wrong with a CSV text, for a curator. */
export function explainCsvError(error: Pick<CsvError, 'code' | 'message'>): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a double quote opens here and is never closed';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'a double quote stands inside a cell; put the whole cell in double quotes and write the inner one twice';
    default:
      return `is no valid CSV: ${error.message}`;
  }
}

/** The parser only knows that the file ended; what never closes is the last quote of all. */
function lineOfOpenQuote(text: string): number {
  return text.slice(0, text.lastIndexOf('"')).split('\n').length;
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}
