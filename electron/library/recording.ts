import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Disk } from './disk.ts';

/** One thing that was done to a disk. */
export type Step =
  | { readonly kind: 'write' | 'append'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'sync' | 'names' | 'directory' | 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string };

/**
 * Does what it is told, and writes down what that was. What makes something durable is written down when it is done,
 * all else when it is begun.
 */
export function recordingDisk(disk: Disk, steps: Step[]): Disk {
  const record = (step: Step): void => void steps.push(step);
  return {
    makeDirectory: (path) => (record({ kind: 'directory', path }), disk.makeDirectory(path)),
    writeFile: (path, bytes) => (record({ kind: 'write', path, bytes: bytes.slice() }), disk.writeFile(path, bytes)),
    append: (path, bytes) => (record({ kind: 'append', path, bytes: bytes.slice() }), disk.append(path, bytes)),
    async sync(path) {
      await disk.sync(path);
      record({ kind: 'sync', path });
    },
    rename: (path, to) => (record({ kind: 'rename', path, to }), disk.rename(path, to)),
    async syncDirectory(path) {
      await disk.syncDirectory(path);
      record({ kind: 'names', path });
    },
    async syncAll(paths) {
      await disk.syncAll(paths);
      for (const path of paths) record({ kind: 'sync', path });
    },
    async syncDirectories(paths) {
      await disk.syncDirectories(paths);
      for (const path of paths) record({ kind: 'names', path });
    },
    remove: (path) => (record({ kind: 'remove', path }), disk.remove(path)),
    sizeOf: (path) => disk.sizeOf(path),
  };
}

/** A file as a disk has it: what was written, and what of it would still be there without power. */
interface Content {
  written: Uint8Array;
  durable: Uint8Array;
}

type Names = Map<string, Content | 'directory'>;

/** What a folder holds, by paths beneath it; all of it is durable. */
async function namesIn(folder: string): Promise<Names> {
  const names: Names = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) names.set(relative(folder, path), 'directory');
    else {
      const bytes = await readFile(path);
      names.set(relative(folder, path), { written: bytes, durable: bytes });
    }
  }
  return names;
}

function apply(step: Step, store: string, names: Names, durable: Names): void {
  const path = relative(store, step.path);
  const content = names.get(path);
  switch (step.kind) {
    case 'directory':
      for (let folder = path; folder !== '' && folder !== '.' && !names.has(folder); folder = dirname(folder)) names.set(folder, 'directory');
      return;
    case 'write':
      names.set(path, { written: step.bytes, durable: new Uint8Array() });
      return;
    case 'append':
      if (!content) names.set(path, { written: step.bytes, durable: new Uint8Array() });
      else if (content !== 'directory') content.written = Buffer.concat([content.written, step.bytes]);
      return;
    case 'sync':
      if (content && content !== 'directory') content.durable = content.written;
      return;
    case 'remove':
      names.delete(path);
      return;
    case 'rename':
      if (content) names.set(relative(store, step.to), content).delete(path);
      return;
    case 'names': {
      const own = (name: string): boolean => (dirname(name) === '.' ? '' : dirname(name)) === path;
      for (const name of durable.keys()) if (own(name) && !names.has(name)) durable.delete(name);
      for (const [name, child] of names) if (own(name)) durable.set(name, child);
    }
  }
}

/** How a file system may leave what was not synced. */
export interface PowerCut {
  /** Names (and removals of names) that were not synced are kept, or are lost: a file system may do either. */
  readonly namesKept: boolean;
}

/**
 * Writes into `after` what a power cut leaves of the store in `store`, which was like `before` when `steps` began.
 * Bytes that were not synced are lost.
 */
export async function afterPowerCut(before: string, store: string, steps: readonly Step[], after: string, { namesKept }: PowerCut): Promise<void> {
  const names = await namesIn(before);
  const durable: Names = new Map([...names].map(([path, content]) => [path, content]));
  for (const step of steps) apply(step, store, names, durable);
  await rm(after, { recursive: true, force: true });
  await mkdir(after, { recursive: true });
  const left = namesKept ? names : durable;
  for (const [path, content] of [...left].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // What stands in a folder whose own name was lost is lost with it.
    if (dirname(path) !== '.' && !left.has(dirname(path))) continue;
    if (content === 'directory') await mkdir(join(after, path), { recursive: true });
    else await writeFile(join(after, path), content.durable);
  }
}

/** A copy of a folder in the place of what was there. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
}
