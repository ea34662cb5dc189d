import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ManifestEntry } from '../../media/schema/index.ts';
import { sha256 } from './canonical.ts';
import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { openGeneration } from './generation.ts';
import { layout } from './layout.ts';
import { readPointer } from './pointer.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';
import { putGeneration, temporaryDirectory } from './testing.ts';

type Step =
  | { kind: 'write'; path: string; bytes: Uint8Array }
  | { kind: 'sync' | 'names' | 'directory' | 'remove'; path: string }
  | { kind: 'rename'; path: string; to: string };

/** Does what it is told, and writes down what that was. */
function recorder(steps: Step[]): Disk {
  const record = (step: Step) => void steps.push(step);
  return {
    makeDirectory: (path) => (record({ kind: 'directory', path }), realDisk.makeDirectory(path)),
    writeFile: (path, bytes) => (record({ kind: 'write', path, bytes }), realDisk.writeFile(path, bytes)),
    sync: (path) => (record({ kind: 'sync', path }), realDisk.sync(path)),
    rename: (path, to) => (record({ kind: 'rename', path, to }), realDisk.rename(path, to)),
    syncDirectory: (path) => (record({ kind: 'names', path }), realDisk.syncDirectory(path)),
    remove: (path) => (record({ kind: 'remove', path }), realDisk.remove(path)),
  };
}

/** A file as a disk has it: what was written, and what of it would still be there without power. */
interface Content {
  written: Uint8Array;
  durable: Uint8Array;
}

/**
 * The files and folders that a power cut after `steps` adds to what was there before. Bytes that were not synced are
 * lost. Names that were not synced are lost too, or kept when `namesKept`: a file system may do either.
 */
function afterPowerCut(steps: readonly Step[], namesKept: boolean): Map<string, Content | 'directory'> {
  const names = new Map<string, Content | 'directory'>();
  const durable = new Map<string, Content | 'directory'>();
  for (const step of steps) {
    const content = names.get(step.path);
    if (step.kind === 'directory') names.set(step.path, 'directory');
    if (step.kind === 'write') names.set(step.path, { written: step.bytes, durable: new Uint8Array() });
    if (step.kind === 'sync' && content && content !== 'directory') content.durable = content.written;
    if (step.kind === 'remove') names.delete(step.path);
    if (step.kind === 'rename' && content) names.set(step.to, content).delete(step.path);
    if (step.kind === 'names') {
      for (const [path, child] of names) if (dirname(path) === step.path) durable.set(path, child);
    }
  }
  return namesKept ? names : durable;
}

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let before: string;
let first: string;
const file = (path: string, content: string) => [path, 'text/plain', content] as const;

beforeEach(async () => {
  dir = await temporaryDirectory();
  before = join(dir.path, 'before');
  first = await putGeneration(before, [file('media/a', 'same'), file('media/b', 'old')]);
  await createStore(before).switchTo(first);
});
afterEach(() => dir.remove());

async function update(store: Store): Promise<string> {
  const entries: Record<string, ManifestEntry> = {};
  for (const content of ['same', 'new', 'more']) {
    entries[`media/${content}`] = { ...(await store.putObject(Buffer.from(content))), type: 'text/plain' };
  }
  const id = await store.putManifest({ format: 1, exhibition: 'hengyang', version: '2.0.0', files: entries });
  await store.switchTo(id);
  return id;
}

/** The store as it is found when the power is back. */
async function restart(store: string, steps: readonly Step[], namesKept: boolean): Promise<string> {
  const after = join(dir.path, 'after');
  await rm(after, { recursive: true, force: true });
  await cp(before, after, { recursive: true });
  // Folders before what stands in them.
  const left = [...afterPowerCut(steps, namesKept)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, content] of left) {
    const place = join(after, path.slice(store.length));
    // What stands in a folder whose own name was lost is lost with it; folders of the old store are there.
    if (!existsSync(dirname(place))) continue;
    if (content === 'directory') await mkdir(place, { recursive: true });
    else await writeFile(place, content.durable);
  }
  return after;
}

it('shows the old generation or the new one, whole, whenever the power fails', async () => {
  const store = join(dir.path, 'store');
  await cp(before, store, { recursive: true });
  const steps: Step[] = [];
  const second = await update(createStore(store, recorder(steps)));
  expect(steps.length).toBeGreaterThan(15);

  const shown: string[] = [];
  for (const namesKept of [false, true]) {
    for (let count = 0; count <= steps.length; count += 1) {
      const after = await restart(store, steps.slice(0, count), namesKept);
      const current = (await readPointer(after))?.current ?? '';
      const generation = await openGeneration(after, current);
      for (const [path, entry] of Object.entries(generation.manifest.files)) {
        expect(sha256(await readFile(layout.object(after, entry.sha256))), `${path} after ${count} steps`).toBe(entry.sha256);
      }
      shown.push(current);
    }
    expect(shown.at(-1)).toBe(second);
  }
  expect(new Set(shown)).toEqual(new Set([first, second]));
  expect(shown.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => first));
});

it('finishes an update that the power cut short', async () => {
  const store = join(dir.path, 'store');
  await cp(before, store, { recursive: true });
  const steps: Step[] = [];
  const second = await update(createStore(store, recorder(steps)));
  for (const count of [1, 4, 8, 12, steps.length - 2]) {
    const after = await restart(store, steps.slice(0, count), true);
    expect(await update(createStore(after))).toBe(second);
    expect(await readPointer(after)).toMatchObject({ current: second });
    expect(await (await openGeneration(after, second)).intact('media/new')).toBe(true);
  }
});
