import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '../../media/schema/index.ts';
import type { WeakPinReason } from '../../media/schema/index.ts';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { isMissing } from '../library/pointer.ts';
import { replaceFile } from '../library/replace-file.ts';
import { hashPin, isPin, pinRecordSchema } from './pin-hash.ts';
import type { PinCost, PinRecord } from './pin-hash.ts';
import { explainWeakness, weaknessOf } from './pin-strength.ts';
import { openTries } from './tries.ts';
import type { Tries } from './tries.ts';

/** Longest `set-pin` or `pin.json` that is read, in bytes. */
const FILE_MAX_BYTES = 4096;

/** Windows' Notepad begins a file with it. */
const BYTE_ORDER_MARK = '\uFEFF';

const ABSENT = 'absent';

/** Where the hash of the PIN stands in a data folder. */
const pinFile = (data: string): string => join(data, 'pin.json');

/** Where it is counted how often in a row the PIN was wrong. */
const triesFile = (data: string): string => join(data, 'pin-tries.json');

/** A PIN that is not taken. */
export class WeakPin extends Error {
  override readonly name = 'WeakPin';
  readonly reason: WeakPinReason;

  constructor(reason: WeakPinReason) {
    super(`This PIN is not taken: ${explainWeakness(reason)}.`);
    this.reason = reason;
  }
}

/** What became of a try; `wait` in seconds until the next one is looked at. */
type Attempt = { readonly kind: 'right' | 'closed' } | { readonly kind: 'wrong' | 'too-early'; readonly wait: number };

/** How a PIN came to be set. */
export type PinChange = 'file' | 'elsewhere' | 'panel';

/**
 * The PIN of the panel. There is none until somebody who can write the data folder sets one: by a file `set-pin` that
 * holds its digits, which is taken away once they are hashed, or by `npm start -- --set-pin`.
 */
export interface Pin {
  /** Looks whether a PIN was set from outside. Never rejects: what cannot be looked at stays as it was. */
  look(): Promise<void>;
  /** Whether there is one; as `look` found it. */
  isSet(): boolean;
  /** Seconds until a try is looked at. */
  wait(): number;
  /** Wrong tries in a row. */
  failures(): number;
  /** One try, after those that came before. Never rejects but for a fault of the machine. */
  attempt(pin: string): Promise<Attempt>;
  /** @throws WeakPin; the errors of the disk, and then the old one is in force. */
  set(pin: string): Promise<void>;
  /** Sentences for the technician; empty when all is well. */
  notes(): readonly string[];
}

export interface PinOptions {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  log(line: string): void;
  /** Told of every PIN that comes into force after the start. */
  onChange?(how: PinChange): void;
  readonly disk?: Disk;
  /** Milliseconds of a clock that never goes back. */
  now?(): number;
  /** For tests only. */
  readonly cost?: PinCost;
}

/** Writes the hash of a PIN beside a kiosk that may be running; it learns of it within a second. @throws WeakPin; errors of the disk. */
export async function writePin(data: string, pin: string, disk: Disk = realDisk, cost?: PinCost): Promise<PinRecord> {
  const weakness = weaknessOf(pin);
  if (weakness) throw new WeakPin(weakness);
  const record = await hashPin(pin, cost);
  await replaceFile(disk, pinFile(data), `${JSON.stringify(record)}\n`, { secret: true });
  await disk.remove(triesFile(data));
  return record;
}

/** Changes whenever the file does. @throws errors of `stat` other than that it is not there. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (isMissing(error)) return ABSENT;
    throw error;
  }
}

async function readSmall(path: string): Promise<string> {
  if ((await stat(path)).size > FILE_MAX_BYTES) throw new Error(`it has more than ${FILE_MAX_BYTES} bytes`);
  return (await readFile(path, 'utf8')).replace(BYTE_ORDER_MARK, '').trim();
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The PIN in a data folder. Nothing is read before it is asked for. */
export function openPin({ data, log, onChange = () => undefined, disk = realDisk, now = () => performance.now(), cost }: PinOptions): Pin {
  const path = pinFile(data);
  const signal = join(data, 'set-pin');
  let record: PinRecord | undefined;
  /** Stamp of `pin.json` as it was last read; undefined before that. */
  let seen: string | undefined;
  let answered = ABSENT;
  const notes = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  let looking: Promise<void> | undefined;
  let tries: Tries | undefined;

  /** One after the other: tries at the same time must not each pass for the first. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  /** What was counted before the start; looks are in turn, so that it is read once. */
  async function counted(): Promise<Tries> {
    tries ??= await openTries({ path: triesFile(data), disk, now, log });
    return tries;
  }

  /** A fault that lasts is looked at every second, and told once. */
  function note(file: string, line: string | undefined): void {
    if (line === notes.get(file)) return;
    if (line === undefined) {
      notes.delete(file);
      return;
    }
    notes.set(file, line);
    log(line);
  }

  async function change(pin: string, how: PinChange): Promise<void> {
    record = await writePin(data, pin, disk, cost);
    seen = await stampOf(path);
    note(path, undefined);
    await tries?.forget();
    log('The PIN of the panel was set.');
    onChange(how);
  }

  /** The file as it stands: another process may have written it. */
  async function lookAtRecord(): Promise<void> {
    const stamp = await stampOf(path);
    if (stamp === seen) return;
    const before = seen;
    seen = stamp;
    try {
      record = stamp === ABSENT ? undefined : parse(pinRecordSchema, JSON.parse(await readSmall(path)), path);
      note(path, undefined);
    } catch (error) {
      record = undefined;
      note(path, `${path} cannot be used (${reasonOf(error)}), so that the panel is closed. Set a PIN anew: write its digits into a file ${signal}.`);
    }
    if (before === undefined) return;
    await tries?.forget();
    onChange('elsewhere');
  }

  async function lookAtSignal(): Promise<void> {
    const stamp = await stampOf(signal);
    if (stamp === ABSENT) note(signal, undefined);
    if (stamp === ABSENT || stamp === answered) return;
    // A file that cannot be taken away must not set the PIN back for ever: each one is answered once.
    answered = stamp;
    try {
      await change(await readSmall(signal), 'file');
      await disk.remove(signal);
      await disk.syncDirectory(data);
      note(signal, undefined);
    } catch (error) {
      note(signal, `The PIN in ${signal} was not set, or the file could not be taken away (${reasonOf(error)}). It is gone once its PIN is in force.`);
    }
  }

  async function look(): Promise<void> {
    try {
      await counted();
      await lookAtRecord();
      await lookAtSignal();
      note(data, undefined);
    } catch (error) {
      note(data, `Whether a PIN was set cannot be seen: ${reasonOf(error)}`);
    }
  }

  return {
    look() {
      looking ??= inTurn(look).finally(() => {
        looking = undefined;
      });
      return looking;
    },
    isSet: () => record !== undefined,
    wait: () => tries?.wait() ?? 0,
    failures: () => tries?.failures() ?? 0,
    attempt: (pin) =>
      inTurn(async () => {
        // A flood of tries must not become one of looks at the disk; what was set meanwhile is seen by the next look.
        if (record && tries && tries.wait() > 0) return { kind: 'too-early', wait: tries.wait() };
        await look();
        const before = await counted();
        if (!record) return { kind: 'closed' };
        if (before.wait() > 0) return { kind: 'too-early', wait: before.wait() };
        await before.count();
        if (!(await isPin(pin, record))) return { kind: 'wrong', wait: before.wait() };
        await before.forget();
        return { kind: 'right' };
      }),
    set: (pin) =>
      inTurn(async () => {
        await look();
        await change(pin, 'panel');
      }),
    notes: () => [...notes.values()],
  };
}
