import { open, readFile, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PEOPLE_COLUMNS } from '../../schema/index.ts';
import { SourceError } from './source.ts';
import type { Cells } from './row.ts';

/** Rows are written in pieces of about this many characters. */
const PIECE_CHARACTERS = 256 * 1024;

/** A table that grows beside the old one, and takes its place at once or not at all. */
export interface GrowingTable {
  add(cells: Cells): Promise<void>;
  /** Puts the new table in the place of the old one, surviving a loss of power. @throws SourceError where the old one was changed meanwhile. */
  replace(): Promise<void>;
  /** Leaves everything as it was. */
  discard(): Promise<void>;
}

/**
 * Begins a new table with all that the old one holds, byte for byte.
 *
 * @throws SourceError where another import is writing.
 */
export async function growTable(file: string): Promise<GrowingTable> {
  const before = await readFile(file);
  const growing = `${file}.importing`;
  const handle = await begin(growing);
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  let waiting = before.length > 0 && before.at(-1) !== 0x0a ? end : '';
  await handle.writeFile(before);
  async function flush() {
    await handle.writeFile(waiting);
    waiting = '';
  }
  return {
    async add(cells) {
      waiting += formatRow(cells) + end;
      if (waiting.length > PIECE_CHARACTERS) await flush();
    },
    async replace() {
      await flush();
      await handle.sync();
      await handle.close();
      if (!before.equals(await readFile(file))) {
        await rm(growing, { force: true });
        throw new SourceError(`${file} was changed while the list was read; nothing was imported, import it again`);
      }
      await rename(growing, file);
      await syncFolder(dirname(file));
    },
    async discard() {
      await handle.close();
      await rm(growing, { force: true });
    },
  };
}

async function begin(growing: string): Promise<FileHandle> {
  try {
    return await open(growing, 'wx');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new SourceError(`${growing} is there: another import is running, or one was broken off; when none is running, delete that file and try again`, {}, { cause: error });
  }
}

/** A renamed file is safe only when the folder that names it is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Quotes only where a cell needs them, as the table is written. */
function formatRow(cells: Cells): string {
  return PEOPLE_COLUMNS.map((column) => (/[",\r\n]/.test(cells[column]) ? `"${cells[column].replaceAll('"', '""')}"` : cells[column])).join(',');
}
