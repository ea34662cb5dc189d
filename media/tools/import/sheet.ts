import { dayOfSerial } from './excel-dates.ts';
import { columnIndex, columnLetters } from './source.ts';
import type { SourceRow } from './source.ts';
import { textCollector } from './workbook.ts';
import type { Workbook } from './workbook.ts';
import { readXml } from './xml.ts';

/** Length of 1944-06-22. */
const DAY_CHARACTERS = 10;
const FORMULA = 'holds a formula; copy the column and paste it back as values (选择性粘贴, 数值)';

/** Cells that are one on the screen; in the file all but the first are empty. */
export interface Merge {
  readonly range: string;
  readonly firstRow: number;
  readonly lastRow: number;
}

interface Value {
  readonly text: string;
  readonly fault?: string;
}

/**
 * The rows of a sheet that hold anything, one after the other.
 *
 * @param onMerge Is told of merged cells, which stand behind the last row.
 * @throws SourceError for a damaged sheet.
 */
export function readSheet(pieces: AsyncIterable<Buffer>, part: string, book: Workbook, onMerge: (merge: Merge) => void): AsyncGenerator<SourceRow> {
  return readXml<SourceRow>(pieces, part, (emit) => {
    const inline = textCollector();
    let row = 0;
    let cells: string[] = [];
    let faults = new Map<number, string>();
    let column = -1;
    let cell: { type: string; style: number; formula: boolean; value: string } | undefined;
    let inValue = false;
    return {
      open(name, attributes) {
        if (name === 'row') {
          row = Number(attributes['r'] ?? row + 1);
          cells = [];
          faults = new Map();
          column = -1;
        } else if (name === 'c') {
          column = columnIndex((attributes['r'] ?? '').replace(/\d+$/, '')) ?? column + 1;
          cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), formula: false, value: '' };
          inline.begin();
        } else if (name === 'mergeCell') onMerge(mergeOf(attributes['ref'] ?? ''));
        else if (!cell) return;
        else if (name === 'f') cell.formula = true;
        else if (name === 'v') inValue = true;
        else inline.open(name);
      },
      text(text) {
        if (cell && inValue) cell.value += text;
        else inline.text(text);
      },
      close(name) {
        if (name === 'v') inValue = false;
        else if (name === 'c' && cell) {
          const { text, fault } = cell.formula ? { text: cell.value, fault: FORMULA } : valueOf(cell, inline.end(), book);
          cells[column] = text;
          if (fault !== undefined) faults.set(column, fault);
          cell = undefined;
        } else if (name === 'row') {
          if (cells.length > 0) emit({ row, cells: Array.from(cells, (text) => text ?? ''), ...(faults.size > 0 ? { faults } : {}) });
        } else inline.close(name);
      },
    };
  });
}

function valueOf({ type, style, value }: { type: string; style: number; value: string }, inline: string, book: Workbook): Value {
  switch (type) {
    case 's': {
      const text = book.strings[Number(value)];
      return text === undefined ? { text: '', fault: 'names a text that the workbook does not hold; save it anew as XLSX' } : { text };
    }
    case 'inlineStr':
      return { text: inline };
    case 'b':
      return { text: value === '1' ? 'yes' : 'no' };
    case 'e':
      return { text: '', fault: `shows the error ${value}; write what belongs there, or empty the cell` };
    case 'd':
      return { text: value.slice(0, DAY_CHARACTERS) };
    case 'n':
      return value === '' ? { text: '' } : numberOf(value, style, book);
    default:
      return { text: value };
  }
}

function numberOf(value: string, style: number, { dateStyles, from1904 }: Workbook): Value {
  const number = Number(value);
  const shown = dateStyles[style];
  // 1944.0 and 1.944E3 are ways to write 1944.
  if (shown === undefined) return { text: Number.isFinite(number) ? String(number) : value };
  if (shown === 'no-year') {
    return { text: value, fault: 'shows a day or a time without its year, and the one behind it is the year in which it was typed; format the column as text and write the date, such as 1944-06-22' };
  }
  const day = dayOfSerial(number, shown, from1904);
  return day === undefined ? { text: value, fault: `holds ${value} as a date, which is no day of the calendar; format the column as text and write the date` } : { text: day };
}

function mergeOf(range: string): Merge {
  const [first = 0, last = first] = [...range.matchAll(/\d+/g)].map(([row]) => Number(row));
  return { range, firstRow: first, lastRow: last };
}

/** A merge as a fault of its first cell. */
export function mergeFault({ range, firstRow }: Merge): { row: number; column: string; message: string } {
  const column = columnLetters(columnIndex(range.replace(/\d.*$/, '')) ?? 0);
  return { row: firstRow, column, message: `the cells ${range} are merged, so that all but the first are empty in the file; unmerge them and fill in every row` };
}
