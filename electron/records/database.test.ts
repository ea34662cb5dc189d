import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryDirectory } from '../library/testing.ts';
import { isDamage, openDatabase, recordsPath, setAsideFiles } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
const lines: string[] = [];
const NOW = new Date('2026-11-24T22:18:26.123Z');
const open = () => openDatabase(dir.path, NOW, (line) => void lines.push(line));

beforeEach(async () => {
  dir = await temporaryDirectory();
  lines.length = 0;
});
afterEach(() => dir.remove());

it('waits for the disk with every commit, and knows its schema', () => {
  const database = open();
  const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  expect([pragma('journal_mode'), pragma('synchronous'), pragma('user_version')]).toEqual(['wal', 2, MIGRATIONS.length]);
  database.close();
  open().close();
  expect(lines).toEqual([]);
});

it.each([
  ['is no database', (bytes: Buffer) => Buffer.from('no database at all'.repeat(300)).subarray(0, bytes.length)],
  ['has lost a page', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(4096, 0xaa), bytes.subarray(8192)])],
])('sets a file aside that %s, keeps its bytes, and begins a fresh one', async (_, break_) => {
  const before = open();
  before.exec("INSERT INTO tributes VALUES ('1', 'v', 'yang-jihe', 'candle', 'now')");
  before.close();
  const damaged = break_(await readFile(recordsPath(dir.path)));
  await writeFile(recordsPath(dir.path), damaged);
  const fresh = open();
  expect(fresh.prepare('SELECT count(*) AS number FROM tributes').get()?.['number']).toBe(0);
  fresh.close();
  expect(setAsideFiles(dir.path)).toEqual(['records-damaged-20261124T221826Z.sqlite']);
  expect((await readFile(join(dir.path, 'records-damaged-20261124T221826Z.sqlite'))).equals(damaged)).toBe(true);
  expect(lines.join()).toContain('are set aside as records-damaged-20261124T221826Z.sqlite');
});

it('takes no old log for that of a fresh file, and no name that is taken', async () => {
  await writeFile(recordsPath(dir.path), 'x'.repeat(5000));
  await writeFile(`${recordsPath(dir.path)}-wal`, 'an old log');
  open().close();
  await writeFile(recordsPath(dir.path), 'y'.repeat(5000));
  open().close();
  expect(setAsideFiles(dir.path)).toEqual(['records-damaged-20261124T221826Z-1.sqlite', 'records-damaged-20261124T221826Z.sqlite']);
  expect(await readFile(join(dir.path, 'records-damaged-20261124T221826Z.sqlite-wal'), 'utf8')).toBe('an old log');
});

it('leaves a file of a newer version as it is', () => {
  const newer = new DatabaseSync(recordsPath(dir.path));
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  expect(open).toThrow(/written by a newer version of the kiosk \(schema 99/);
  expect(setAsideFiles(dir.path)).toEqual([]);
  expect(existsSync(recordsPath(dir.path))).toBe(true);
});

it('takes a full disk for no damage', () => {
  expect(isDamage(Object.assign(new Error('database or disk is full'), { errcode: 13 }))).toBe(false);
  expect(isDamage(Object.assign(new Error('malformed'), { errcode: 267 }))).toBe(true);
});
