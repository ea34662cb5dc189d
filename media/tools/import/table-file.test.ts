import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PEOPLE_COLUMNS } from '../../schema/index.ts';
import type { Cells } from './row.ts';
import { growTable } from './table-file.ts';

let folder: string;
let file: string;
const row = Object.fromEntries(PEOPLE_COLUMNS.map((column) => [column, column === 'id' ? 'li-ming' : column === 'record_en' ? 'A "word", two' : ''])) as Cells;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'table-'));
  file = join(folder, 'people.csv');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps the line ends of the table, and ends a last line that has none', async () => {
  await writeFile(file, '\uFEFFid\r\nold');
  const table = await growTable(file);
  await table.add(row);
  expect(await readFile(file, 'utf8')).toBe('\uFEFFid\r\nold');
  await table.replace();
  expect(await readFile(file, 'utf8')).toBe(`\uFEFFid\r\nold\r\nli-ming${','.repeat(20)}"A ""word"", two",,\r\n`);
  expect(await readdir(folder)).toEqual(['people.csv']);
});

it('leaves a table alone that somebody changed meanwhile', async () => {
  await writeFile(file, 'id\n');
  const table = await growTable(file);
  await table.add(row);
  await appendFile(file, 'new\n');
  await expect(table.replace()).rejects.toThrow(/was changed while the list was read/);
  expect(await readFile(file, 'utf8')).toBe('id\nnew\n');
  expect(await readdir(folder)).toEqual(['people.csv']);
});

it('does not write beside another import, and says what to do about one that was broken off', async () => {
  await writeFile(file, 'id\n');
  const first = await growTable(file);
  await expect(growTable(file)).rejects.toThrow(/another import is running, or one was broken off; .*delete that file/);
  await first.discard();
  expect(await readdir(folder)).toEqual(['people.csv']);
});
