import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SLIPS_PER_VISIT, TRIBUTES_PER_VISIT } from '../../media/schema/index.ts';
import type { Tribute } from '../../media/schema/index.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { CONTACT_KEY_FILE } from './contact.ts';
import { openDatabase, recordsPath } from './database.ts';
import { openRecords } from './records.ts';
import type { Records } from './records.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let records: Records;
const lines: string[] = [];
const tribute = (more: Partial<Tribute> = {}): Tribute => ({ id: randomUUID(), visit: randomUUID(), person: 'yang-jihe', kind: 'candle', ...more });

beforeEach(async () => {
  dir = await temporaryDirectory();
  lines.length = 0;
  records = openRecords({ data: dir.path, log: (line) => void lines.push(line) });
});
afterEach(async () => {
  await records.close();
  await dir.remove();
});

function count(): number {
  const database = openDatabase(dir.path, new Date(), () => undefined);
  const number = Number(database.prepare('SELECT count(*) AS number FROM tributes').get()?.['number']);
  database.close();
  return number;
}

it('keeps what it acknowledges, for whoever opens the file next', async () => {
  const { id } = tribute();
  expect(await records.addTribute(tribute({ id }))).toBe('kept');
  expect(await records.addTribute(tribute({ id }))).toBe('kept');
  expect(count()).toBe(1);
  await records.close();
  expect(await records.addTribute(tribute())).toBe('kept');
  expect(count()).toBe(2);
});

it('takes so many of one visit, and lets the next visit begin anew', async () => {
  const visit = randomUUID();
  const answers = [];
  for (let given = 0; given <= TRIBUTES_PER_VISIT; given += 1) answers.push(await records.addTribute(tribute({ visit })));
  expect(answers.slice(0, -1).every((answer) => answer === 'kept')).toBe(true);
  expect(answers.at(-1)).toBe('too-many');
  expect(await records.addTribute(tribute())).toBe('kept');
  const slips = [];
  for (let given = 0; given <= SLIPS_PER_VISIT; given += 1) slips.push(await records.addSlip({ id: randomUUID(), visit, topic: 'name', evidence: 'none' }));
  expect(slips).toEqual([...Array(SLIPS_PER_VISIT).fill('kept'), 'too-many']);
});

it('sets a file aside that is damaged while it is in use, and keeps what comes', async () => {
  await records.addTribute(tribute());
  await records.close();
  await writeFile(recordsPath(dir.path), 'not what it was '.repeat(2000));
  expect(await records.addTribute(tribute())).toBe('kept');
  const { open, notes } = await records.state();
  expect(open).toBe(true);
  expect(notes.join()).toMatch(/records were damaged and set aside as .*records-damaged-.*\.sqlite/);
  expect(count()).toBe(1);
});

it('says that nothing can be kept, and keeps again once it can', async () => {
  await mkdir(recordsPath(dir.path));
  expect(await records.state()).toMatchObject({ open: false, notes: [expect.stringContaining('cannot be kept')] });
  await expect(records.addTribute(tribute())).rejects.toThrow();
  await rm(recordsPath(dir.path), { recursive: true });
  expect(await records.addTribute(tribute())).toBe('kept');
  expect((await records.state()).notes).toEqual([]);
});

it('asks for no contact while the key is unusable', async () => {
  await writeFile(join(dir.path, CONTACT_KEY_FILE), 'no key');
  const { contact, notes } = await records.state();
  expect([contact, notes.length]).toEqual([false, 1]);
  expect(notes[0]).toContain('slip-keys');
});
