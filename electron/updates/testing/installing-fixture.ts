import { join } from 'node:path';
import { canonicalJson } from '../../library/canonical.ts';
import { realDisk } from '../../library/disk.ts';
import type { Disk } from '../../library/disk.ts';
import { collectGarbage } from '../../library/garbage.ts';
import { readPointer } from '../../library/pointer.ts';
import { createStore } from '../../library/store.ts';
import { damagedPaths, putGeneration, temporaryDirectory } from '../../library/testing.ts';
import { installGeneration } from '../installing.ts';
import type { Installing } from '../installing.ts';
import { createRate } from '../rate.ts';
import { openSource } from '../sources/open.ts';
import { publishUpdate } from '../testing.ts';
import type { Published } from '../testing.ts';

type File = readonly [path: string, type: string, content: string | Uint8Array];

/** Text that no two files share, of so many bytes. */
export function filler(name: string, bytes: number): string {
  return `${name} `.repeat(Math.ceil(bytes / (name.length + 1))).slice(0, bytes);
}

/** What the kiosk shows before the update: one file stays, one changes, one goes. */
export const OLD_FILES: readonly File[] = [
  ['data/exhibition.json', 'application/json', '{"version":1}'],
  ['media/same.webm', 'audio/webm', filler('same', 3000)],
  ['media/gone.webm', 'audio/webm', filler('gone', 3000)],
];

/** What the update brings. */
const NEW_FILES: readonly File[] = [
  ['data/exhibition.json', 'application/json', '{"version":2}'],
  ['media/same.webm', 'audio/webm', filler('same', 3000)],
  ...Array.from({ length: 6 }, (_, index): File => [`media/new-${index}.webm`, 'audio/webm', filler(`new ${index}`, 1000 + 700 * index)]),
  // Longer than what is written at once, and than what a source gives at once.
  ['media/large.webm', 'audio/webm', filler('large', 1_600_000)],
];

/** A disk that is in no hurry to be durable: for what no power cut follows. */
export const UNSYNCED_DISK: Disk = {
  ...realDisk,
  sync: () => Promise.resolve(),
  syncAll: () => Promise.resolve(),
  syncDirectory: () => Promise.resolve(),
  syncDirectories: () => Promise.resolve(),
};

/** A store that shows an old exhibition, and an update in a folder. */
export interface Fixture {
  readonly dir: string;
  readonly library: string;
  readonly update: string;
  readonly old: string;
  readonly published: Published;
  /** What `installGeneration` takes; a test replaces what it wants to be different. */
  installing(changed?: Partial<Installing>): Installing;
  /** What the pointer names, and which of its files are not what they should be. */
  shown(library?: string): Promise<{ current: string | undefined; damaged: string[] }>;
  remove(): Promise<void>;
}

export async function createInstallingFixture(files: readonly File[] = NEW_FILES): Promise<Fixture> {
  const dir = await temporaryDirectory();
  const [library, update] = [join(dir.path, 'library'), join(dir.path, 'update')];
  // Shown before the old one, so that an update leaves something to clear up.
  await createStore(library).switchTo(await putGeneration(library, [['media/older.webm', 'audio/webm', 'older']], '0.9.0'));
  const old = await putGeneration(library, OLD_FILES);
  await createStore(library).switchTo(old);
  const published = await publishUpdate(update, { files, version: '2.0.0' });
  return {
    dir: dir.path, library, update, old, published,
    installing: (changed) => ({
      source: openSource({ kind: 'stick', at: update }),
      release: published.release,
      manifest: published.manifest,
      bytes: Buffer.from(canonicalJson(published.manifest)),
      library,
      disk: UNSYNCED_DISK,
      rate: createRate(),
      signal: new AbortController().signal,
      keep: [],
      thorough: false,
      margin: 0,
      onProgress: () => undefined,
      ...changed,
    }),
    async shown(where = library) {
      const current = (await readPointer(where))?.current;
      return { current, damaged: current === undefined ? ['nothing is shown'] : await damagedPaths(where, current) };
    },
    remove: () => dir.remove(),
  };
}

/** Installs the update of a fixture for good: everything that a kiosk does with its disk. */
export async function installAndSwitch(installing: Installing): Promise<string> {
  const id = await installGeneration(installing);
  await createStore(installing.library, installing.disk).switchTo(id);
  await collectGarbage(installing.library, [], installing.disk);
  return id;
}
