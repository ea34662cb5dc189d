import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UPDATE_LAYOUT } from '../../media/schema/index.ts';
import { isMissing } from '../library/pointer.ts';
import { checkNames, freeName, StickError } from './stick-writer.ts';
import type { StickFault, StickFile, StickWriter } from './stick-writer.ts';

/** Where the kiosk and the helper of `build/kiosk` meet. */
const RUN_FOLDER = '/run/hengyang-kiosk';

/** How long the helper may take, in milliseconds: some megabytes on the slowest stick, and room for one before. */
const ANSWER_MS = 120_000;

/** How often to look for its answer, in milliseconds. */
const LOOK_EVERY_MS = 100;

const FAULTS: readonly string[] = ['no-stick', 'full', 'read-only', 'gone', 'refused'] satisfies readonly StickFault[];

/** A kernel's name of a partition, as the helper knows it. */
const DEVICE = /^[a-z0-9]+$/;

export interface OutboxOptions {
  /** Default: RUN_FOLDER. */
  readonly run?: string;
  /** Milliseconds, default ANSWER_MS. */
  readonly answerWithin?: number;
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}

/** Whether the helper of `build/kiosk` is set up on this machine. */
export function hasOutbox(run: string = RUN_FOLDER): Promise<boolean> {
  return isThere(join(run, 'outbox'));
}

/**
 * Has the files written by the helper, which alone may make a stick writable: they go into a folder of their own in the
 * outbox, in one step, and the helper answers in a file. What it says is not simply believed: each file is read back.
 */
export function outboxWriter({ run = RUN_FOLDER, answerWithin = ANSWER_MS }: OutboxOptions = {}): StickWriter {
  const stickAt = (device: string) => join(run, 'stick', device);

  /** The stick for results: one that has something of ours before any other. */
  async function find(): Promise<string | undefined> {
    const devices = (await readdir(join(run, 'stick')).catch(() => [])).filter((name) => DEVICE.test(name)).toSorted();
    for (const device of devices) {
      for (const name of [UPDATE_LAYOUT.resultsFolder, UPDATE_LAYOUT.stickFolder]) if (await isThere(join(stickAt(device), name))) return device;
    }
    return devices[0];
  }

  async function send(parcel: string, files: readonly StickFile[]): Promise<void> {
    const staging = join(run, 'staging', parcel);
    try {
      await mkdir(staging, { mode: 0o700 });
      for (const { name, bytes } of files) await writeFile(join(staging, name), bytes);
      // The helper must never meet half a parcel.
      await rename(staging, join(run, 'outbox', parcel));
    } catch (error) {
      await rm(staging, { recursive: true, force: true }).catch(() => undefined);
      throw new StickError('unanswered', error instanceof Error ? error.message : String(error), { cause: error });
    }
  }

  async function answerTo(parcel: string): Promise<string> {
    const file = join(run, 'results', parcel);
    for (const end = performance.now() + answerWithin; performance.now() < end; await pause(LOOK_EVERY_MS)) {
      try {
        return (await readFile(file, 'utf8')).trim();
      } catch (error) {
        if (!isMissing(error)) throw new StickError('unanswered', String(error), { cause: error });
      }
    }
    await rm(join(run, 'outbox', parcel), { recursive: true, force: true }).catch(() => undefined);
    throw new StickError('unanswered', `no answer within ${answerWithin / 1000} seconds`);
  }

  async function readBack(folder: string, files: readonly StickFile[]): Promise<void> {
    for (const { name, bytes } of files) {
      const found = await readFile(join(folder, name)).catch((error: unknown) => {
        throw new StickError('gone', error instanceof Error ? error.message : String(error), { cause: error });
      });
      if (!found.equals(bytes)) throw new StickError('gone', `${name} reads differently from what was written`);
    }
  }

  return {
    present: async () => (await hasOutbox(run)) && (await find()) !== undefined,
    async write(files) {
      checkNames(files);
      const device = await find();
      if (device === undefined) throw new StickError('no-stick');
      const folder = join(stickAt(device), UPDATE_LAYOUT.resultsFolder);
      const named = await Promise.all(files.map(async ({ name, bytes }) => ({ name: await freeName(name, (tried) => isThere(join(folder, tried))), bytes })));
      const parcel = `${device}.${randomUUID()}`;
      await send(parcel, named);
      const answer = await answerTo(parcel);
      if (answer !== 'ok') {
        const fault = answer.replace(/^refused /, '');
        throw new StickError(FAULTS.includes(fault) ? (fault as StickFault) : 'unanswered', fault);
      }
      await readBack(folder, named);
      return { folder: UPDATE_LAYOUT.resultsFolder, files: named.map(({ name }) => name) };
    },
  };
}
