import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishUpdate, trustIn } from '../../electron/updates/testing.ts';

/** As the issue has it: 2 GB in 10,000 files. */
const FILES = 10_000;
const FILE_BYTES = 200_000;
/** Files that the second update changes. */
const CHANGED = 10;
const VERSION = '1.0.0';
/** Files that are written together while the update is made. */
const WRITES_AT_ONCE = 50;

/** Not the folder for temporary files, which may lie in memory: everything is to stand on one real disk. */
const OUT = join(dirname(fileURLToPath(import.meta.url)), '..', 'out');

/** An update of 2 GB, and what a kiosk needs to install it. */
export interface LargeUpdate {
  /** The published update; a folder as on a stick. */
  readonly update: string;
  /** The kiosk's data folder: an empty store, and a root of trust. */
  readonly data: string;
  /** For what else is to be written to the same disk. */
  readonly folder: string;
  /** Publishes once more, with ten changed files. */
  changeTen(): Promise<void>;
  remove(): Promise<void>;
}

export async function makeLargeUpdate(): Promise<LargeUpdate> {
  await mkdir(OUT, { recursive: true });
  const folder = await mkdtemp(join(OUT, 'bench-update-'));
  const [files, update, data] = [join(folder, 'files'), join(folder, 'update'), join(folder, 'data')];
  await mkdir(files);
  const names = Array.from({ length: FILES }, (_, index) => `media/${index}.webm`);
  const source = (name: string): string => join(files, name.replace('/', '-'));
  for (let start = 0; start < FILES; start += WRITES_AT_ONCE) {
    await Promise.all(names.slice(start, start + WRITES_AT_ONCE).map((name) => writeFile(source(name), randomBytes(FILE_BYTES))));
  }
  const first = await publishUpdate(update, { version: VERSION, files: names.map((name) => [name, 'audio/webm', { file: source(name) }] as const) });
  await rm(files, { recursive: true });
  await trustIn(data);
  return {
    update, data, folder,
    async changeTen() {
      await publishUpdate(update, {
        version: '1.0.1',
        files: names.slice(0, CHANGED).map((name) => [name, 'audio/webm', randomBytes(FILE_BYTES)] as const),
        manifest: (changed) => ({ ...changed, files: { ...first.manifest.files, ...changed.files } }),
      });
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
