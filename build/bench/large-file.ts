import { randomFillSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore } from '../../electron/library/store.ts';

/** Size of the file that the media measures stream, in bytes: 200 MB, as the issue has it. */
export const LARGE_FILE_BYTES = 200 * 1000 * 1000;

/** The path of the file under `/media/`, and its name in the folder of the reference. */
export const LARGE_FILE_NAME = 'large.webm';

export interface LargeFile {
  /** A built library that holds the file. */
  readonly library: string;
  /** A plain folder that holds the same bytes, for the reference server. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Writes the same random bytes into a library and into a plain folder. */
export async function makeLargeFile(): Promise<LargeFile> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-bench-'));
  const bytes = randomFillSync(new Uint8Array(LARGE_FILE_BYTES));
  await writeFile(join(folder, LARGE_FILE_NAME), bytes);
  const library = join(folder, 'library');
  const store = createStore(library);
  const object = await store.putObject(bytes);
  const id = await store.putManifest({
    format: 1,
    exhibition: 'bench',
    version: '1.0.0',
    files: { [`media/${LARGE_FILE_NAME}`]: { ...object, type: 'video/webm' } },
  });
  await store.switchTo(id);
  return { library, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
