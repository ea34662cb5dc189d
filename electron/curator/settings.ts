import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_KIOSK_SETTINGS, kioskSettingsSchema, parse, unknownSettings } from '../../media/schema/index.ts';
import type { KioskSettings } from '../../media/schema/index.ts';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { isMissing } from '../library/pointer.ts';
import { replaceFile } from '../library/replace-file.ts';

/** Largest settings file that is read, in bytes: fifty times what a full one needs. */
const SETTINGS_MAX_BYTES = 64 * 1024;

/** Windows' Notepad begins a file with it. */
const BYTE_ORDER_MARK = '\uFEFF';

const ABSENT = 'absent';

/** What the curator has set, as it stands in the data folder. */
export interface SettingsFile {
  /**
   * The settings in force. Looks at the file first, and reads it again when it has changed. A file that cannot be
   * used leaves in force what was so before: the last good one, or the defaults. Never rejects.
   */
  read(): Promise<KioskSettings>;
  /**
   * Replaces the file in one step: after a power cut there is the old one or the whole new one.
   *
   * @throws Error (ParseError) when they do not fit the schema; then nothing is written. The errors of the disk otherwise.
   */
  write(settings: KioskSettings): Promise<void>;
  /** Sentences for the technician about the file as it was last looked at; empty when all is well. */
  notes(): readonly string[];
}

function pathOf(data: string): string {
  return join(data, 'settings.json');
}

/** Changes whenever the file does: written, replaced, made, removed. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return isMissing(error) ? ABSENT : String(error);
  }
}

/** @throws Error that says why the file cannot be used. */
async function readFrom(path: string): Promise<{ settings: KioskSettings; unknown: string[] }> {
  if ((await stat(path)).size > SETTINGS_MAX_BYTES) throw new Error(`${path} has more than ${SETTINGS_MAX_BYTES} bytes`);
  const value: unknown = JSON.parse((await readFile(path, 'utf8')).replace(BYTE_ORDER_MARK, ''));
  return { settings: parse(kioskSettingsSchema, value, path), unknown: unknownSettings(value) };
}

/** The settings in the data folder `data`. Nothing is read before it is asked for. */
export function openSettings(data: string, log: (line: string) => void, disk: Disk = realDisk): SettingsFile {
  const path = pathOf(data);
  let inForce = DEFAULT_KIOSK_SETTINGS;
  let good = false;
  let seen = ABSENT;
  let notes: readonly string[] = [];
  let looking: Promise<void> | undefined;

  function note(...lines: string[]): void {
    notes = lines;
    lines.forEach(log);
  }

  function take(settings: KioskSettings, unknown: readonly string[]): void {
    inForce = settings;
    good = true;
    log(`The settings in ${path} are in force.`);
    const names = unknown.map((name) => JSON.stringify(name)).join(', ');
    note(...(unknown.length === 0 ? [] : [`${path} sets ${names}, which this version does not know: mend the name, or take it out. Everything else in it is in force.`]));
  }

  async function look(): Promise<void> {
    const stamp = await stampOf(path);
    if (stamp === seen) return;
    seen = stamp;
    if (stamp === ABSENT) {
      inForce = DEFAULT_KIOSK_SETTINGS;
      good = false;
      note();
      log(`${path} is gone: the default settings are in force.`);
      return;
    }
    try {
      const { settings, unknown } = await readFrom(path);
      take(settings, unknown);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      note(`The settings in ${path} cannot be used (${reason}); ${good ? 'those before stay' : 'the defaults are'} in force. Mend the file, or remove it to have the defaults.`);
    }
  }

  return {
    async read() {
      looking ??= look().finally(() => {
        looking = undefined;
      });
      await looking;
      return inForce;
    },
    write: async (settings) => replaceFile(disk, path, `${JSON.stringify(parse(kioskSettingsSchema, settings, path), null, 2)}\n`),
    notes: () => notes,
  };
}
