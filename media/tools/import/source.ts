/** Where something stands in the file that is imported: a row as the curator's program counts it, from 1, and a column. */
export interface Place {
  /** Only of a workbook. */
  readonly sheet?: string;
  readonly row?: number;
  /** The column's letter in a workbook, its number in a CSV file. */
  readonly column?: string;
}

/** A row of the file. */
export interface SourceRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Cells that cannot be taken as they are (a formula, an error of the sheet), by their index. */
  readonly faults?: ReadonlyMap<number, string>;
}

/** A file opened for reading, once, from its first row to its last. */
export interface Source {
  /** `GB18030`, `sheet 名单`: how the file was read. */
  readonly read: string;
  readonly sheet?: string;
  /** Where the reading stands, from 0 to 1. */
  progress(): number;
  columnName(index: number): string;
  /** @throws SourceError where the file cannot be read on. */
  rows(): AsyncIterable<SourceRow>;
  /** What only the end of the file tells, such as merged cells. */
  endFaults(): readonly (Place & { readonly message: string })[];
  close(): Promise<void>;
}

/** A file that cannot be read, where, and what to do about it. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly place: Place;

  constructor(message: string, place: Place = {}, options?: ErrorOptions) {
    super(message, options);
    this.place = place;
  }
}

const LETTERS = 26;
const CODE_OF_A = 65;

/** `A` of 0, `AB` of 27: the name of a column in a workbook. */
export function columnLetters(index: number): string {
  const rest = index % LETTERS;
  const before = Math.floor(index / LETTERS);
  return `${before > 0 ? columnLetters(before - 1) : ''}${String.fromCharCode(CODE_OF_A + rest)}`;
}

/** The index of a column's letters; undefined for what is none. */
export function columnIndex(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(letters)) return undefined;
  return [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - CODE_OF_A + 1, 0) - 1;
}
