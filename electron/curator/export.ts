import { readFile } from 'node:fs/promises';
import { logFiles } from '../boot/log-file.ts';
import type { AuditEntry, Exported, KioskSettings } from '../../media/schema/index.ts';
import { isMissing } from '../library/pointer.ts';
import { csvOf } from '../records/csv.ts';
import type { Everything } from '../records/protocol.ts';
import type { Records } from '../records/records.ts';
import { sealedText, slipRow, slipsCsv } from '../records/slip-rows.ts';
import type { StickFile, StickWriter } from '../sticks/stick-writer.ts';
import type { Curator } from './curator.ts';

/** Most entries of the audit log that go along, the latest: years of them, in a file that a spreadsheet still opens. */
const AUDIT_ENTRIES_MAX = 50_000;

export interface ExportDeps {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  readonly curator: Pick<Curator, 'settings' | 'audit'>;
  readonly records: Pick<Records, 'everything' | 'removeContacts'>;
  readonly sticks: StickWriter;
  now?(): Date;
}

/** Contacts that are on the stick, and still on the kiosk. */
export class ContactsRemain extends Error {
  override readonly name = 'ContactsRemain';
}

async function readLog(data: string): Promise<Buffer> {
  const parts = await Promise.all(logFiles(data).map((path) => readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  })));
  return Buffer.concat(parts);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** What is exported, as name without kiosk and date, extension, content. */
function textsOf(kept: Everything, audit: readonly AuditEntry[], { kiosk, statisticsDays }: KioskSettings, at: Date): (readonly [string, string, string])[] {
  const slips = kept.slips.map((slip) => slipRow(slip, sealedText(slip.contact)));
  const counts = kept.counts.map((count) => ({ kiosk: kiosk.id, ...count }));
  return [
    ['statistics', 'csv', csvOf(['kiosk', 'day', 'kind', 'what', 'number'], counts)],
    ['statistics', 'json', json({ kiosk, at: at.toISOString(), keptDays: statisticsDays, rows: kept.counts })],
    ['slips', 'csv', slipsCsv(slips)],
    ['slips', 'json', json(slips)],
    ['messages', 'csv', csvOf(['at', 'person', 'choice', 'text', 'state', 'id'], kept.messages)],
    ['messages', 'json', json(kept.messages)],
    ['audit', 'csv', csvOf(['at', 'what', 'detail'], audit)],
    ['audit', 'json', json(audit)],
  ];
}

/**
 * Writes statistics, slips, messages and both logs on the stick, each name with the kiosk and the time. The contacts of
 * slips go along as they are kept, encrypted, and leave the kiosk once the files on the stick are durable and were read
 * back: not a moment before.
 *
 * @throws StickError when not all was written; ContactsRemain; the records' error when they cannot be read.
 */
export async function exportRecords({ data, curator, records, sticks, now = () => new Date() }: ExportDeps): Promise<Exported> {
  const at = now();
  const [settings, kept, audit, log] = await Promise.all([curator.settings.read(), records.everything(), curator.audit.last(AUDIT_ENTRIES_MAX), readLog(data)]);
  // In local time, so that whoever was there finds it: 20261125-093000.
  const stamp = at.toLocaleString('sv-SE').replaceAll(/[-:]/g, '').replace(' ', '-');
  const named = (what: string, extension: string) => `${what}-${settings.kiosk.id}-${stamp}.${extension}`;
  const encoder = new TextEncoder();
  const files: StickFile[] = textsOf(kept, audit.toReversed(), settings, at).map(([what, extension, text]) => ({ name: named(what, extension), bytes: encoder.encode(text) }));
  const written = await sticks.write([...files, { name: named('kiosk', 'log'), bytes: log }]);

  const taken = kept.slips.filter(({ contact }) => contact !== undefined).map(({ id }) => id);
  await curator.audit.write('records.exported', `${kept.counts.length} numbers, ${kept.slips.length} slips (${taken.length} with a contact), ${kept.messages.length} messages to ${written.folder}`);
  if (taken.length > 0) await removeContacts(records, taken);
  return { folder: written.folder, files: [...written.files] };
}

async function removeContacts(records: ExportDeps['records'], taken: readonly string[]): Promise<void> {
  try {
    await records.removeContacts(taken);
  } catch (error) {
    throw new ContactsRemain('Everything is on the stick, but the contacts could not be taken off the kiosk: export once more.', { cause: error });
  }
}
