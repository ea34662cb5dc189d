import { createPrivateKey } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { z } from 'zod';
import { openContact } from '../../../electron/records/contact.ts';
import { readSlips, removeContacts } from '../../../electron/records/exporting.ts';
import type { KeptSlip } from '../../../electron/records/exporting.ts';
import { sealedBytes, sealedText, slipRow, slipsCsv } from '../../../electron/records/slip-rows.ts';
import type { SlipRow } from '../../../electron/records/slip-rows.ts';
import { parse } from '../../schema/index.ts';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { dataFolder, openKept, parseRecordsArguments } from './open.ts';

/** A row of an export of the panel, such as stands in `slips-….json` on the stick. */
const exportedSchema = z.array(z.strictObject({ at: z.string(), person: z.string(), topic: z.string(), evidence: z.string(), words: z.string(), contact: z.string(), id: z.string() }));

type Key = ReturnType<typeof createPrivateKey>;

function contactOf({ contact, id }: KeptSlip, key: Key | undefined): string {
  return contact && key ? openContact(contact, id, key) : sealedText(contact);
}

/** @throws UsageError when there is no key of the curators at `path`. */
async function readPrivateKey(path: string): Promise<Key> {
  try {
    return createPrivateKey(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} is not the curators' private key (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** The file stands whole and durable, or not at all. */
async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

function writeRows(path: string, rows: readonly SlipRow[]): Promise<void> {
  return writeDurably(path, extname(path).toLowerCase() === '.csv' ? slipsCsv(rows) : `${JSON.stringify(rows, undefined, 2)}\n`);
}

/** What the panel has written on a stick, with its contacts in clear where there is a key. */
async function openExported(file: string, key: Key | undefined): Promise<SlipRow[]> {
  const rows = parse(exportedSchema, JSON.parse(await readFile(file, 'utf8')), file);
  return rows.map((row) => {
    const contact = sealedBytes(row.contact);
    return contact && key ? { ...row, contact: openContact(contact, row.id, key) } : row;
  });
}

/** `npm run content -- export-slips`: what relatives have written, for the curators. */
export const exportSlipsCommand: Command = {
  name: 'export-slips',
  summary: "write the correction slips to a CSV or JSON file, or open what the panel wrote on a stick; with the curators' key their contacts too, which then leave the kiosk",
  usage: '--out FILE.csv|FILE.json [--key curators-private-key.pem] [--data DIR | --from slips-….json]',
  async run(args, { log }) {
    const { out, key, data, from } = parseRecordsArguments(args, { out: { type: 'string' }, key: { type: 'string' }, data: { type: 'string' }, from: { type: 'string' } });
    const format = extname(out ?? '').toLowerCase();
    if (out === undefined || (format !== '.csv' && format !== '.json')) throw new UsageError('name a file that ends in .csv or .json with --out');
    if (data !== undefined && from !== undefined) throw new UsageError('name the data folder of a kiosk or a file from a stick, not both');
    const secret = key === undefined ? undefined : await readPrivateKey(key);
    const path = resolve(out);
    if (from !== undefined) return openFile(from, path, secret, log);
    const database = openKept(dataFolder(data), log);
    if (!database) return 1;
    try {
      const slips = readSlips(database);
      await writeRows(path, slips.map((slip) => slipRow(slip, contactOf(slip, secret))));
      const taken = slips.filter(({ contact }) => contact).map(({ id }) => id);
      removeContacts(database, taken, new Date());
      log(`${slips.length} slips written to ${path}; ${taken.length} contacts taken off the kiosk${secret || taken.length === 0 ? '' : ', still encrypted (sealed:…): they are nowhere else now'}.`);
      return 0;
    } catch (error) {
      log(`Nothing was taken off the kiosk: ${error instanceof Error ? error.message : String(error)}. With another pair of keys than the kiosk's no contact can be read.`);
      return 1;
    } finally {
      database.close();
    }
  },
};

async function openFile(from: string, path: string, key: Key | undefined, log: (line: string) => void): Promise<number> {
  try {
    const rows = await openExported(from, key);
    await writeRows(path, rows);
    log(`${rows.length} slips of ${from} written to ${path}.`);
    return 0;
  } catch (error) {
    log(`${from} cannot be opened: ${error instanceof Error ? error.message : String(error)}. It must be the JSON file of slips that the panel wrote, and the key that of the same kiosk.`);
    return 1;
  }
}
