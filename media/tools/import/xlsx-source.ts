import { openArchive } from './archive.ts';
import type { Archive } from './archive.ts';
import { mergeFault, readSheet } from './sheet.ts';
import type { Merge } from './sheet.ts';
import { columnLetters, SourceError } from './source.ts';
import type { Source } from './source.ts';
import { readWorkbook } from './workbook.ts';
import type { Sheet, Workbook } from './workbook.ts';

/**
 * Opens a sheet of an XLSX workbook: the one that is named, or the only one that holds anything.
 *
 * @throws SourceError for a damaged workbook, and where the sheet is not to be told.
 */
export async function openXlsx(file: string, wanted?: string): Promise<Source> {
  const archive = await openArchive(file);
  try {
    const book = await readWorkbook(archive);
    return openSheet(archive, book, await chooseSheet(archive, book, wanted));
  } catch (error) {
    archive.close();
    throw error;
  }
}

function openSheet(archive: Archive, book: Workbook, { name, part }: Sheet): Source {
  const merges: Merge[] = [];
  const size = archive.size(part);
  let read = 0;
  async function* counted() {
    for await (const piece of archive.read(part)) {
      read += piece.length;
      yield piece;
    }
  }
  return {
    read: `sheet ${name}`,
    sheet: name,
    progress: () => (size === 0 ? 1 : Math.min(read / size, 1)),
    columnName: columnLetters,
    rows: () => readSheet(counted(), part, book, (merge) => merges.push(merge)),
    endFaults: () => merges.map((merge) => ({ sheet: name, ...mergeFault(merge) })),
    close: () => Promise.resolve(archive.close()),
  };
}

async function chooseSheet(archive: Archive, book: Workbook, wanted: string | undefined): Promise<Sheet> {
  const all = book.sheets.map(({ name }) => name).join(', ');
  if (wanted !== undefined) {
    const sheet = book.sheets.find(({ name }) => name === wanted);
    if (!sheet) throw new SourceError(`has no sheet ${wanted}; its sheets are ${all}`);
    return sheet;
  }
  const visible = book.sheets.filter(({ hidden }) => !hidden);
  const [only, ...others] = visible;
  if (only && others.length === 0) return only;
  // Excel used to add two empty sheets to every workbook.
  const filled: Sheet[] = [];
  for (const sheet of visible) if (await holdsAnything(archive, book, sheet)) filled.push(sheet);
  const [first, ...more] = filled;
  if (!first) throw new SourceError(book.sheets.length === 0 ? 'has no sheet of cells' : `has nothing in any visible sheet (${all}); name a hidden one with --sheet NAME`);
  if (more.length > 0) throw new SourceError(`has several sheets (${filled.map(({ name }) => name).join(', ')}); say which with --sheet NAME`);
  return first;
}

async function holdsAnything(archive: Archive, book: Workbook, { part }: Sheet): Promise<boolean> {
  for await (const { cells } of readSheet(archive.read(part), part, book, () => undefined)) if (cells.some((cell) => cell.trim() !== '')) return true;
  return false;
}
