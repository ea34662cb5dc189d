import { createPrivateKey } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { openContact } from '../../../electron/records/contact.ts';
import { readSlips, removeContacts } from '../../../electron/records/exporting.ts';
import type { KeptSlip } from '../../../electron/records/exporting.ts';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { dataFolder, openKept, parseRecordsArguments } from './open.ts';

const COLUMNS = ['at', 'person', 'topic', 'evidence', 'words', 'contact', 'id'] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** So that a spreadsheet knows the file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would take for a formula: typed by a visitor, it must stay text. */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180). */
export function slipsCsv(rows: readonly Row[]): string {
  return `${BYTE_ORDER_MARK}${[COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function contactOf({ contact, id }: KeptSlip, key: ReturnType<typeof createPrivateKey> | undefined): string {
  if (!contact) return '';
  return key ? openContact(contact, id, key) : `sealed:${Buffer.from(contact).toString('base64')}`;
}

/** @throws UsageError when there is no key of the curators at `path`. */
async function readPrivateKey(path: string): Promise<ReturnType<typeof createPrivateKey>> {
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

/** `npm run content -- export-slips`: what relatives have written, for the curators. */
export const exportSlipsCommand: Command = {
  name: 'export-slips',
  summary: "write the correction slips to a CSV or JSON file; with the curators' key their contacts too, which then leave the kiosk",
  usage: '--out FILE.csv|FILE.json [--key curators-private-key.pem] [--data DIR]',
  async run(args, { log }) {
    const { out, key, data } = parseRecordsArguments(args, { out: { type: 'string' }, key: { type: 'string' }, data: { type: 'string' } });
    const format = extname(out ?? '').toLowerCase();
    if (out === undefined || (format !== '.csv' && format !== '.json')) throw new UsageError('name a file that ends in .csv or .json with --out');
    const secret = key === undefined ? undefined : await readPrivateKey(key);
    const database = openKept(dataFolder(data), log);
    if (!database) return 1;
    try {
      const slips = readSlips(database);
      const rows = slips.map((slip): Row => ({ at: slip.at, person: slip.person, topic: slip.topic, evidence: slip.evidence, words: slip.words, contact: contactOf(slip, secret), id: slip.id }));
      const path = resolve(out);
      await writeDurably(path, format === '.csv' ? slipsCsv(rows) : `${JSON.stringify(rows, undefined, 2)}\n`);
      const taken = slips.filter(({ contact }) => contact).map(({ id }) => id);
      removeContacts(database, taken, new Date());
      log(`${rows.length} slips written to ${path}; ${taken.length} contacts taken off the kiosk${secret || taken.length === 0 ? '' : ', still encrypted (sealed:…): they are nowhere else now'}.`);
      return 0;
    } catch (error) {
      log(`Nothing was taken off the kiosk: ${error instanceof Error ? error.message : String(error)}. With another pair of keys than the kiosk's no contact can be read.`);
      return 1;
    } finally {
      database.close();
    }
  },
};
