import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../media/schema/index.ts';
import { sha256 } from './canonical.ts';
import { realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import { openGeneration } from './generation.ts';
import { layout } from './layout.ts';
import { createStore, WrongContent } from './store.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'store-'));
});
afterEach(() => rm(dir, { recursive: true }));

function manifestOf(files: Manifest['files'], version = '1.0.0'): Manifest {
  return { format: 1, exhibition: 'hengyang', version, files };
}

/** Writes as the real disk does, and remembers in which order. */
function recording(): { disk: Disk; steps: string[] } {
  const steps: string[] = [];
  const short = (path: string) => path.slice(dir.length + 1).replace(/[0-9a-f]{24,}/g, (hash) => hash.slice(0, 2)) || '.';
  const disk: Disk = {
    ...realDisk,
    async append(path, content) {
      steps.push(`append ${short(path).slice(0, 3)}`);
      await realDisk.append(path, content);
    },
    async writeFile(path, content) {
      steps.push(`write ${short(path).slice(0, 3)}`);
      await realDisk.writeFile(path, content);
    },
    async sync(path) {
      steps.push(`sync ${short(path).slice(0, 3)}`);
      await realDisk.sync(path);
    },
    async rename(from, to) {
      steps.push(`rename ${short(from).slice(0, 3)} ${short(to)}`);
      await realDisk.rename(from, to);
    },
    async syncDirectory(path) {
      steps.push(`names ${short(path)}`);
      await realDisk.syncDirectory(path);
    },
    async syncAll(paths) {
      for (const path of paths) await disk.sync(path);
    },
    async syncDirectories(paths) {
      for (const path of paths) await disk.syncDirectory(path);
    },
    async remove(path) {
      steps.push(`remove ${short(path).slice(0, 3)}`);
      await realDisk.remove(path);
    },
  };
  return { disk, steps };
}

describe('putObject', () => {
  it('keeps content under its hash', async () => {
    const store = createStore(dir);
    const put = await store.putObject(bytes('fire'));
    expect(put).toEqual({ sha256: sha256(bytes('fire')), size: 4 });
    expect(await readFile(join(dir, 'objects', put.sha256.slice(0, 2), put.sha256), 'utf8')).toBe('fire');
    expect(await store.hasObject(put.sha256)).toBe(true);
    expect(await store.hasObject(sha256(bytes('water')))).toBe(false);
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
  });

  it('syncs the bytes before it gives them their name', async () => {
    const { disk, steps } = recording();
    await createStore(dir, disk).putObject(bytes('fire'));
    const hash = sha256(bytes('fire')).slice(0, 2);
    expect(steps).toEqual(['write tmp', 'sync tmp', `rename tmp objects/${hash}/${hash}`]);
  });

  it('writes nothing for what is there already', async () => {
    const { disk, steps } = recording();
    await createStore(dir).putObject(bytes('fire'));
    await createStore(dir, disk).putObject(bytes('fire'));
    expect(steps).toEqual([]);
  });

  it('writes an object anew that was cut short', async () => {
    const store = createStore(dir);
    const { sha256: hash } = await store.putObject(bytes('fire'));
    await truncate(layout.object(dir, hash), 2);
    await store.putObject(bytes('fire'));
    expect(await readFile(layout.object(dir, hash), 'utf8')).toBe('fire');
  });

  it('leaves no half-written file behind when the disk is full', async () => {
    const full: Disk = { ...realDisk, sync: () => Promise.reject(new Error('ENOSPC')) };
    await expect(createStore(dir, full).putObject(bytes('fire'))).rejects.toThrow('ENOSPC');
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
  });

  it('takes the same content several times at once', async () => {
    const store = createStore(dir);
    const all = await Promise.all(Array.from({ length: 8 }, () => store.putObject(bytes('fire'))));
    expect(new Set(all.map((put) => put.sha256)).size).toBe(1);
  });
});

describe('putObjectFrom', () => {
  async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) yield bytes(text);
  }
  const announced = (text: string) => ({ sha256: sha256(bytes(text)), size: bytes(text).byteLength });

  it('keeps what streams in under its hash, once it is durable', async () => {
    const { disk, steps } = recording();
    const store = createStore(dir, disk);
    await store.putObjectFrom(chunks('fi', '', 're'), announced('fire'));
    expect(await store.hasObject(announced('fire').sha256)).toBe(false);
    await store.settle();
    expect(await readFile(layout.object(dir, announced('fire').sha256), 'utf8')).toBe('fire');
    const folder = announced('fire').sha256.slice(0, 2);
    expect(steps.slice(0, 5)).toEqual(['write tmp', 'append tmp', 'append tmp', 'sync tmp', `rename tmp objects/${folder}/${folder}`]);
    expect(steps.slice(5).toSorted()).toEqual(['names .', 'names objects', `names objects/${folder}`]);
    await store.settle();
    expect(steps).toHaveLength(8);
  });

  it('writes a large object in parts', async () => {
    const { disk, steps } = recording();
    const part = new Uint8Array(700_000).map((_, index) => index % 251);
    const whole = Buffer.concat([part, part, part, part, part]);
    const store = createStore(dir, disk);
    await store.putObjectFrom((async function* () { for (let count = 0; count < 5; count += 1) yield part; })(), { sha256: sha256(whole), size: whole.byteLength });
    await store.settle();
    expect(steps.slice(0, 6)).toEqual(['write tmp', ...Array.from({ length: 4 }, () => 'append tmp'), 'sync tmp']);
    expect((await readFile(layout.object(dir, sha256(whole)))).equals(whole)).toBe(true);
  });

  it('keeps an empty object', async () => {
    const store = createStore(dir);
    await store.putObjectFrom(chunks(), announced(''));
    await store.settle();
    expect(await readFile(layout.object(dir, announced('').sha256), 'utf8')).toBe('');
  });

  it.each([
    ['is longer', ['fire', 'works'], 'is longer than the 4 bytes'],
    ['is shorter', ['fir'], 'has 3 bytes instead of 4'],
    ['is another', ['fine'], 'not those of its hash'],
  ])('refuses what %s, and leaves nothing of it', async (_, texts, message) => {
    const store = createStore(dir);
    const put = store.putObjectFrom(chunks(...texts), announced('fire'));
    await expect(put).rejects.toThrow(WrongContent);
    await expect(put).rejects.toThrow(message);
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
    expect(await store.hasObject(announced('fire').sha256)).toBe(false);
  });

  it('takes no more of an endless stream than was announced', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;; given += 1) yield bytes('fire');
    }
    await expect(createStore(dir).putObjectFrom(endless(), announced('fire'))).rejects.toThrow(WrongContent);
    expect(given).toBe(1);
  });

  it('tells of a disk that fails at the sync, leaves no file, and goes on', async () => {
    let full = true;
    const disk: Disk = { ...realDisk, syncAll: (paths) => (full ? Promise.reject(new Error('ENOSPC')) : realDisk.syncAll(paths)) };
    const store = createStore(dir, disk);
    await store.putObjectFrom(chunks('fire'), announced('fire'));
    await expect(store.settle()).rejects.toThrow('ENOSPC');
    expect(await readdir(join(dir, 'tmp'))).toEqual([]);
    full = false;
    await store.putObjectFrom(chunks('fire'), announced('fire'));
    await store.settle();
    expect(await store.hasObject(announced('fire').sha256)).toBe(true);
  });

  it('makes many objects durable in batches', async () => {
    const { disk, steps } = recording();
    const store = createStore(dir, disk);
    await Promise.all(Array.from({ length: 300 }, (_, index) => store.putObjectFrom(chunks(`object ${index}`), announced(`object ${index}`))));
    await store.settle();
    const renames = steps.flatMap((step, index) => (step.startsWith('rename') ? [index] : []));
    const syncs = steps.flatMap((step, index) => (step.startsWith('sync') ? [index] : []));
    expect(renames).toHaveLength(300);
    expect(syncs).toHaveLength(300);
    // The first batch is placed as a whole, after it was synced as a whole.
    expect(renames[0]).toBeGreaterThan(syncs[255] ?? Infinity);
  });
});

describe('putManifest', () => {
  it('has one id for the same content, whatever its order', async () => {
    const store = createStore(dir);
    const a = { ...(await store.putObject(bytes('a'))), type: 'text/plain' };
    const b = { ...(await store.putObject(bytes('b'))), type: 'text/plain' };
    const one = await store.putManifest(manifestOf({ 'media/a': a, 'media/b': b, 'media/1': a }));
    const two = await store.putManifest(manifestOf({ 'media/1': a, 'media/b': { type: b.type, size: b.size, sha256: b.sha256 }, 'media/a': a }));
    expect(two).toBe(one);
    const written = await readFile(layout.generation(dir, one));
    expect(sha256(written)).toBe(one);
    expect((await openGeneration(dir, one)).entry('media/b')).toEqual(b);
  });

  it('makes the names of all objects durable before the manifest', async () => {
    const { disk, steps } = recording();
    const store = createStore(dir, disk);
    const put = await store.putObject(bytes('fire'));
    steps.length = 0;
    const id = await store.putManifest(manifestOf({ 'media/a': { ...put, type: 'text/plain' } }));
    const write = steps.indexOf('write tmp');
    expect(steps.slice(0, write).sort()).toEqual(['names .', 'names objects', `names objects/${put.sha256.slice(0, 2)}`]);
    expect(steps.slice(write, write + 3)).toEqual(['write tmp', 'sync tmp', `rename tmp generations/${id.slice(0, 2)}.json`]);
    expect(steps.slice(write + 3).sort()).toEqual(['names .', 'names generations']);
  });

  it('refuses a manifest whose objects are not there', async () => {
    const entry = { sha256: sha256(bytes('a')), size: 1, type: 'text/plain' };
    await expect(createStore(dir).putManifest(manifestOf({ 'media/a': entry }))).rejects.toThrow(/media\/a: the store holds no object/);
  });

  it('refuses a path that could climb', async () => {
    const store = createStore(dir);
    const entry = { ...(await store.putObject(bytes('a'))), type: 'text/plain' };
    await expect(store.putManifest(manifestOf({ 'media/../a': entry }))).rejects.toThrow('manifest');
  });
});

describe('switchTo', () => {
  it('points to the generation and remembers the one before', async () => {
    const store = createStore(dir);
    expect(await store.readPointer()).toBeUndefined();
    const first = await store.putManifest(manifestOf({}));
    const second = await store.putManifest(manifestOf({}, '1.0.1'));
    await store.switchTo(first);
    expect(await store.readPointer()).toEqual({ current: first });
    await store.switchTo(second);
    expect(await store.readPointer()).toEqual({ current: second, previous: first });
    await store.switchTo(second);
    expect(await store.readPointer()).toEqual({ current: second, previous: first });
  });

  it('writes, syncs, renames and syncs the folder, in this order', async () => {
    const { disk, steps } = recording();
    const store = createStore(dir, disk);
    const id = await store.putManifest(manifestOf({}));
    steps.length = 0;
    await store.switchTo(id);
    expect(steps).toEqual(['write tmp', 'sync tmp', 'rename tmp current.json', 'names .']);
  });

  it('refuses a generation that was never put', async () => {
    await expect(createStore(dir).switchTo('0'.repeat(64))).rejects.toThrow(/there is no generation/);
  });

  it('replaces a pointer that a power cut emptied', async () => {
    const store = createStore(dir);
    const id = await store.putManifest(manifestOf({}));
    await writeFile(layout.pointer(dir), '');
    await expect(store.readPointer()).rejects.toThrow();
    await store.switchTo(id);
    expect(await store.readPointer()).toEqual({ current: id });
  });
});
