import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { explainCsvError } from '../load/csv.ts';
import { detectEncoding, readPieces } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { SourceError } from './source.ts';
import type { Source, SourceRow } from './source.ts';

/** Longest row in characters: one that is longer is a quote that never closes, and would be held whole. */
const ROW_MAX_CHARACTERS = 200_000;
const DELIMITERS = [',', '\t', ';', '，'] as const;

/**
 * Opens a table of text: cells parted by commas, tabs or semicolons, as the first line shows.
 *
 * @throws SourceError for what is no text.
 */
export async function openCsv(file: string, asked?: Encoding): Promise<Source> {
  const encoding = asked ?? (await detectEncoding(file));
  const { size } = await stat(file);
  if (size === 0) throw new SourceError('is empty; it needs a row of column names and a row for each person');
  let read = 0;
  return {
    read: encoding.toUpperCase(),
    progress: () => Math.min(read / size, 1),
    columnName: (index) => String(index + 1),
    rows: () => rowsOf(readPieces(file, encoding, (bytes) => (read = bytes))),
    endFaults: () => [],
    close: () => Promise.resolve(),
  };
}

async function* rowsOf(pieces: AsyncGenerator<string>): AsyncGenerator<SourceRow> {
  const first = await firstLine(pieces);
  const parser = parse({
    delimiter: delimiterOf(first), info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: ROW_MAX_CHARACTERS,
  });
  let last = 1;
  const text = Readable.from(join(first, pieces));
  // What goes wrong in reading comes out of the parser, which is the only one that is listened to.
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const record of parser) {
      const { record: cells, info } = record as { record: string[]; info: { lines: number } };
      last = info.lines;
      // The parser counts the line on which a record ends; a reader looks for the one on which it begins.
      yield { row: info.lines - cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0), cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? broken(error, last) : error;
  } finally {
    text.destroy();
  }
}

function broken(error: CsvError, last: number): SourceError {
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  if (unclosed) return new SourceError('a double quote opens in this row or soon after it and is never closed; close it', { row: last + 1 }, { cause: error });
  return new SourceError(explainCsvError(error), { row: typeof error['lines'] === 'number' ? error['lines'] : last + 1 }, { cause: error });
}

/** As many pieces as the first line needs. */
async function firstLine(pieces: AsyncGenerator<string>): Promise<string> {
  let text = '';
  while (!text.includes('\n') && text.length <= ROW_MAX_CHARACTERS) {
    const { value, done } = await pieces.next();
    if (done) break;
    text += value;
  }
  return text;
}

async function* join(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function delimiterOf(text: string): string {
  const line = (text.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}
