import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Size in bytes from which on the file becomes the old one: months of a kiosk that is well, and any editor opens it. */
const LOG_FILE_BYTES = 1024 * 1024;

/** Most lines that wait for a disk that does not answer. */
const WAITING_MAX = 1000;

/** Names in the data folder, the older first: together they hold at least the last `LOG_FILE_BYTES`. */
export function logFiles(data: string): readonly string[] {
  return [join(data, 'log', 'kiosk.1.log'), join(data, 'log', 'kiosk.log')];
}

/**
 * Keeps what the kiosk says in the data folder too, so that a technician without a journal, and an export to a stick,
 * have it. Never more than two files of `limit` bytes. Lines come with their end.
 *
 * @returns adds a line; never fails, for the exhibition does not end with the disk. `flushed` resolves once all are written.
 */
export function openLogFile(data: string, limit: number = LOG_FILE_BYTES): { add(line: string): void; flushed(): Promise<void> } {
  const [old = '', current = ''] = logFiles(data);
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    await mkdir(join(data, 'log'), { recursive: true });
    while (waiting.length > 0) {
      const text = waiting.join('');
      waiting = [];
      const size = await stat(current).then((found) => found.size, () => 0);
      if (size > 0 && size + Buffer.byteLength(text) > limit) await rename(current, old);
      await appendFile(current, text);
    }
  }

  return {
    add(line) {
      if (waiting.length < WAITING_MAX) waiting.push(line);
      // What cannot be written stands on stderr all the same.
      writing ??= write().catch(() => undefined).finally(() => {
        writing = undefined;
      });
    },
    async flushed() {
      await writing;
    },
  };
}
