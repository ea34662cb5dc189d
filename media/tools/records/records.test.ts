import { createPublicKey, randomUUID } from 'node:crypto';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../electron/library/testing.ts';
import { CONTACT_KEY_FILE, createContactKeys, readContactKey, sealContact } from '../../../electron/records/contact.ts';
import { openDatabase, recordsPath } from '../../../electron/records/database.ts';
import { writeSlip, writeTribute } from '../../../electron/records/writing.ts';
import { exportSlipsCommand } from './export-slips.ts';
import { messagesCommand } from './messages.ts';
import { slipKeysCommand } from './slip-keys.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
const lines: string[] = [];
const printed: string[] = [];
const output = { log: (line: string) => void lines.push(line), print: (json: string) => void printed.push(json) };
const data = () => join(dir.path, 'data');
const AT = new Date('2026-11-24T10:00:00Z');
const CONTACT = 'telephone 13800001234';

beforeEach(async () => {
  dir = await temporaryDirectory();
  lines.length = 0;
  printed.length = 0;
});
afterEach(() => dir.remove());

/** A kiosk with one slip whose contact is encrypted to the keys in `keys`. */
async function kioskWithSlip(): Promise<string> {
  expect(await slipKeysCommand.run(['--out', join(dir.path, 'keys')], output)).toBe(0);
  await mkdir(data(), { recursive: true });
  const pem = await readFile(join(dir.path, 'keys', CONTACT_KEY_FILE), 'utf8');
  const id = randomUUID();
  const database = openDatabase(data(), AT, output.log);
  writeSlip(database, { id, visit: randomUUID(), person: 'yang-jihe', topic: 'name', evidence: 'family', words: '=1+1, "瑔"' }, sealContact(CONTACT, id, readContactKey(pem)), AT);
  database.close();
  return id;
}
const exportTo = (name: string, ...more: string[]) => exportSlipsCommand.run(['--out', join(dir.path, name), '--data', data(), ...more], output);
const key = () => join(dir.path, 'keys', 'curators-private-key.pem');

describe('export-slips', () => {
  it('hands the curators every slip with its contact, and takes the contact off the kiosk', async () => {
    const id = await kioskWithSlip();
    expect(await exportTo('slips.json', '--key', key())).toBe(0);
    expect(JSON.parse(await readFile(join(dir.path, 'slips.json'), 'utf8'))).toEqual([
      { at: AT.toISOString(), person: 'yang-jihe', topic: 'name', evidence: 'family', words: '=1+1, "瑔"', contact: CONTACT, id },
    ]);
    const database = openDatabase(data(), AT, output.log);
    expect(database.prepare('SELECT contact, exported IS NOT NULL AS exported FROM slips').get()).toEqual({ contact: null, exported: 1 });
    database.close();
    expect(await exportTo('again.json', '--key', key())).toBe(0);
    expect(JSON.parse(await readFile(join(dir.path, 'again.json'), 'utf8'))).toMatchObject([{ contact: '' }]);
  });

  it('leaves no byte of the contact on the kiosk, encrypted though it was', async () => {
    await kioskWithSlip();
    const copy = join(dir.path, 'before.sqlite');
    const before = openDatabase(data(), AT, output.log);
    const sealed = before.prepare('SELECT contact FROM slips').get()?.['contact'];
    before.close();
    await cp(recordsPath(data()), copy);
    if (!(sealed instanceof Uint8Array)) throw new Error('no contact');
    expect((await readFile(copy)).includes(Buffer.from(sealed))).toBe(true);
    await exportTo('slips.json', '--key', key());
    expect((await readFile(recordsPath(data()))).includes(Buffer.from(sealed))).toBe(false);
  });

  it('keeps everything on the kiosk when the key is another one', async () => {
    await kioskWithSlip();
    await slipKeysCommand.run(['--out', join(dir.path, 'other')], output);
    expect(await exportTo('slips.json', '--key', join(dir.path, 'other', 'curators-private-key.pem'))).toBe(1);
    expect(lines.at(-1)).toContain('Nothing was taken off the kiosk');
    expect(await exportTo('slips.csv', '--key', key())).toBe(0);
    const csv = await readFile(join(dir.path, 'slips.csv'), 'utf8');
    expect(csv).toContain(`,"'=1+1, ""瑔""",${CONTACT},`);
  });

  it('opens what the panel wrote on a stick, once the key is there', async () => {
    await kioskWithSlip();
    expect(await exportTo('stick.json')).toBe(0);
    expect(await readFile(join(dir.path, 'stick.json'), 'utf8')).toContain('"contact": "sealed:');
    const open = (...more: string[]) => exportSlipsCommand.run(['--from', join(dir.path, 'stick.json'), '--out', join(dir.path, 'open.json'), ...more], output);
    expect(await open()).toBe(0);
    expect(await readFile(join(dir.path, 'open.json'), 'utf8')).toContain('sealed:');
    expect(await open('--key', key())).toBe(0);
    expect(JSON.parse(await readFile(join(dir.path, 'open.json'), 'utf8'))).toMatchObject([{ contact: CONTACT, words: '=1+1, "瑔"' }]);
    await slipKeysCommand.run(['--out', join(dir.path, 'other')], output);
    expect(await open('--key', join(dir.path, 'other', 'curators-private-key.pem'))).toBe(1);
    expect(lines.at(-1)).toContain('cannot be opened');
  });

  it('says where there is nothing, and what it wants', async () => {
    expect(await exportTo('slips.csv')).toBe(1);
    expect(lines[0]).toContain('There are no records in');
    await expect(exportSlipsCommand.run(['--out', 'slips.doc'], output)).rejects.toThrow('.csv or .json');
    await expect(exportSlipsCommand.run(['--what'], output)).rejects.toThrow('--what');
    await expect(exportTo('slips.csv', '--key', join(dir.path, 'no-key.pem'))).rejects.toThrow("is not the curators' private key");
  });
});

it('slip-keys never replaces a key', async () => {
  expect(await slipKeysCommand.run(['--out', dir.path], output)).toBe(0);
  const first = await readFile(join(dir.path, CONTACT_KEY_FILE), 'utf8');
  expect(await slipKeysCommand.run(['--out', dir.path], output)).toBe(1);
  expect(await readFile(join(dir.path, CONTACT_KEY_FILE), 'utf8')).toBe(first);
  expect(createPublicKey(createContactKeys().publicKey).asymmetricKeyType).toBe('x25519');
});

it('messages lists what waits, and approves or refuses it', async () => {
  const database = openDatabase(data(), AT, output.log);
  const ids = [randomUUID(), randomUUID()];
  for (const id of ids) writeTribute(database, { id, visit: randomUUID(), person: 'yang-jihe', kind: 'candle', message: { choice: 'rest' } }, AT);
  database.close();
  const run = (...args: string[]) => messagesCommand.run([...args, '--data', data()], output);
  expect(await run()).toBe(0);
  expect(JSON.parse(printed.at(-1) ?? '')).toHaveLength(2);
  expect(await run('--approve', ids[0] ?? '', '--refuse', ids[1] ?? '')).toBe(0);
  expect(JSON.parse(printed.at(-1) ?? '')).toEqual([]);
  expect(await run('--approve', 'nobody')).toBe(1);
  const after = openDatabase(data(), AT, output.log);
  expect(after.prepare('SELECT state FROM messages ORDER BY state').all().map(({ state }) => state)).toEqual(['approved', 'refused']);
  after.close();
});
