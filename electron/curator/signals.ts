import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { isMissing } from '../library/pointer.ts';

/** How long touches are ignored while the glass is wiped, in milliseconds. */
export const CLEANING_MS = 60_000;

interface SignalState {
  /** Whether every sound is off. */
  readonly mute: boolean;
  /** Milliseconds for which touches are still ignored; 0 when they are not. */
  readonly cleaning: number;
}

/**
 * What staff and the house's own systems tell the kiosk while it runs. A file `mute` in the data folder switches every
 * sound off for as long as it is there; a file `cleaning` begins one minute of wiping, and is taken away at once.
 */
export interface Signals {
  /** Looks at the files. Never rejects: what cannot be looked at stays as it was. */
  read(): Promise<SignalState>;
  /**
   * Does the same as the file `mute`, and makes or removes it, so that it outlasts a restart. Off counts for the file
   * as well, whoever made it.
   *
   * @throws Error when the sound is to come back and the file cannot be removed. Silence never fails.
   */
  setMute(on: boolean): Promise<void>;
  /** Begins the minute, or begins it anew. */
  clean(): void;
  /** Ends it before its time. */
  stopCleaning(): void;
  /** Sentences for the technician; empty when every sound may be heard. */
  notes(): readonly string[];
}

export interface SignalsOptions {
  /** Folder of what the kiosk remembers. */
  readonly data: string;
  readonly log: (line: string) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  readonly disk?: Disk;
}

/** When the file was last written, in milliseconds; undefined when it is not there. @throws other errors of `stat`. */
async function writtenAt(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function openSignals({ data, log, now = () => performance.now(), disk = realDisk }: SignalsOptions): Signals {
  const muteFile = join(data, 'mute');
  const cleaningFile = join(data, 'cleaning');
  let asked = false;
  let muted = false;
  let cleanUntil = 0;
  let answered: number | undefined;
  let complaint = '';

  /** A fault that lasts is looked at every second, and told once. */
  function complain(line: string): void {
    if (line !== complaint && line !== '') log(line);
    complaint = line;
  }

  function setMuted(on: boolean): void {
    if (on !== muted) log(on ? `The sound is off, until ${muteFile} is removed.` : 'The sound is on again.');
    muted = on;
  }

  async function lookForCleaning(): Promise<void> {
    const written = await writtenAt(cleaningFile);
    if (written === undefined || written === answered) return;
    // A file that cannot be taken away must not keep the glass shut for ever: each one is answered once.
    answered = written;
    clean();
    await disk.remove(cleaningFile);
  }

  function clean(): void {
    log(`Touches are ignored for ${CLEANING_MS / 1000} s, so that the glass can be wiped.`);
    cleanUntil = now() + CLEANING_MS;
  }

  return {
    async read() {
      try {
        setMuted(asked || (await writtenAt(muteFile)) !== undefined);
        await lookForCleaning();
        complain('');
      } catch (error) {
        complain(`The signals in ${data} cannot be looked at, and stay as they were: ${String(error)}`);
      }
      return { mute: muted, cleaning: Math.max(0, Math.ceil(cleanUntil - now())) };
    },
    async setMute(on) {
      asked = on;
      if (!on) {
        await disk.remove(muteFile);
        setMuted(false);
        return;
      }
      setMuted(true);
      try {
        await disk.writeFile(muteFile, new Uint8Array());
        await disk.syncDirectory(data);
      } catch (error) {
        log(`The sound is off, but only until the next start: ${muteFile} cannot be written: ${String(error)}`);
      }
    },
    clean,
    stopCleaning() {
      cleanUntil = now();
    },
    notes: () => (muted ? [`The sound is off. It comes back when ${muteFile} is removed, or when {"on": false} is sent to /api/mute.`] : []),
  };
}
