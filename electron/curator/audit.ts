import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditEntrySchema } from '../../media/schema/index.ts';
import type { AuditEntry } from '../../media/schema/index.ts';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { isMissing } from '../library/pointer.ts';

/** Size in bytes from which on a file is closed and the next begun: some ten thousand entries, still opened by any editor. */
export const AUDIT_FILE_BYTES = 1024 * 1024;

/** Closed files that are kept at least; beyond them the oldest go. More than half a million entries: a lifetime of a kiosk. */
export const AUDIT_FILES_KEPT = 64;

/** Longest detail of an entry, in characters. */
const DETAIL_MAX_CHARACTERS = 2000;

const NEWLINE = '\n'.charCodeAt(0);
const CLOSED = /^audit-(\d{6})-\d{4}-\d{2}-\d{2}\.jsonl$/;

/** What is kept of the panel: one line of JSON each in `audit.jsonl`, added to and never changed. */
export interface Audit {
  /** Adds an entry, in the order of the calls, and makes it durable. Never rejects: what cannot be kept is said in the log. */
  write(what: AuditEntry['what'], detail?: string): Promise<void>;
  /** The latest entries, the latest first. A line that a power cut halved is told as `log.damaged`. Never rejects. */
  last(count: number): Promise<AuditEntry[]>;
  /** Absolute paths of all its files, the oldest first. */
  files(): Promise<string[]>;
}

export interface AuditOptions {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  log(line: string): void;
  /** The wall clock, for people: nothing is decided by it. */
  clock?(): Date;
  readonly disk?: Disk;
}

function entryOf(line: string): AuditEntry {
  try {
    return auditEntrySchema.parse(JSON.parse(line));
  } catch {
    // A power cut while it was written, or somebody's hand. It stays in the file as it is.
    return { at: '', what: 'log.damaged', detail: '' };
  }
}

async function linesOf(path: string): Promise<string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

export function openAudit({ data, log, clock = () => new Date(), disk = realDisk }: AuditOptions): Audit {
  const path = join(data, 'audit.jsonl');
  let last: Promise<void> = Promise.resolve();
  /** Whether the file is known to end with a whole line. */
  let whole = false;
  let complaint = '';

  function complain(line: string): void {
    if (line !== complaint && line !== '') log(line);
    complaint = line;
  }

  async function closed(): Promise<string[]> {
    const names = await readdir(data).catch(() => []);
    return names.filter((name) => CLOSED.test(name)).sort();
  }

  /** Gives a full file its number and its day, and removes what is beyond the bound. */
  async function rotate(): Promise<void> {
    const before = await closed();
    const number = Number(CLOSED.exec(before.at(-1) ?? '')?.[1] ?? 0) + 1;
    await disk.rename(path, join(data, `audit-${String(number).padStart(6, '0')}-${clock().toISOString().slice(0, 10)}.jsonl`));
    for (const name of before.slice(0, Math.max(0, before.length + 1 - AUDIT_FILES_KEPT))) await disk.remove(join(data, name));
    await disk.syncDirectory(data);
  }

  /** A line that was cut short gets its end, so that the next one begins on its own. */
  async function mend(): Promise<void> {
    const bytes = await readFile(path).catch((error: unknown) => {
      if (isMissing(error)) return new Uint8Array();
      throw error;
    });
    const end = bytes.at(-1);
    if (end !== undefined && end !== NEWLINE) await disk.append(path, new TextEncoder().encode('\n'));
    whole = true;
  }

  async function add(line: string): Promise<void> {
    await disk.makeDirectory(data);
    if (!whole) await mend();
    const size = (await disk.sizeOf(path)) ?? 0;
    if (size >= AUDIT_FILE_BYTES) await rotate();
    // What fails from here on may leave half a line.
    whole = false;
    await disk.append(path, new TextEncoder().encode(`${line}\n`));
    await disk.sync(path);
    if (size === 0 || size >= AUDIT_FILE_BYTES) await disk.syncDirectory(data);
    whole = true;
  }

  const files = async (): Promise<string[]> => [...(await closed()).map((name) => join(data, name)), path];

  return {
    write(what, detail = '') {
      const line = JSON.stringify({ at: clock().toISOString(), what, detail: detail.slice(0, DETAIL_MAX_CHARACTERS) } satisfies AuditEntry);
      last = last.then(() => add(line)).then(
        () => complain(''),
        (error: unknown) => complain(`The audit log ${path} cannot be written: ${String(error)}`),
      );
      return last;
    },
    async last(count) {
      await last;
      const entries: AuditEntry[] = [];
      try {
        for (const file of (await files()).reverse()) {
          if (entries.length >= count) break;
          entries.push(...(await linesOf(file)).reverse().map(entryOf));
        }
      } catch (error) {
        complain(`The audit log ${path} cannot be read: ${String(error)}`);
      }
      return entries.slice(0, count);
    },
    files,
  };
}
