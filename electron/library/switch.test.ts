import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from './canonical.ts';
import { realDisk } from './disk.ts';
import { layout } from './layout.ts';
import { openLibrary } from './library.ts';
import { BUNDLED, readPointer } from './pointer.ts';
import { createStore } from './store.ts';
import { putGeneration, temporaryDirectory } from './testing.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let data: string;
let bundled: string;
let bundledId: string;

const put = (store: string, version: string) =>
  putGeneration(store, [['data/exhibition.json', 'application/json', `"${version}"`], ['media/a.txt', 'text/plain', `text of ${version}`]], version);
const open = (disk = realDisk) => openLibrary({ data, bundled, disk, log: () => undefined });
const textOf = (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => new Response(stream).text();

beforeEach(async () => {
  dir = await temporaryDirectory();
  data = join(dir.path, 'data');
  bundled = join(dir.path, 'bundled');
  bundledId = await put(bundled, '1.0.0');
  await createStore(bundled).switchTo(bundledId);
});
afterEach(() => dir.remove());

describe('switchTo', () => {
  it('shows the new generation, in memory and after a restart, and remembers the bundled one', async () => {
    const library = await open();
    const next = await put(data, '1.1.0');
    let changes = 0;
    library.onChange(() => void (changes += 1));
    await library.switchTo(next);
    expect([library.current().id, library.origin, changes]).toEqual([next, 'installed', 1]);
    expect(await readPointer(data)).toEqual({ current: next, previous: BUNDLED });
    expect((await library.previous())?.id).toBe(bundledId);
    const again = await open();
    expect([again.current().id, again.origin, again.pointer()]).toEqual([next, 'installed', { current: next, previous: BUNDLED }]);
  });

  it('lets an answer that is under way go on with the old generation', async () => {
    const library = await open();
    await library.switchTo(await put(data, '1.1.0'));
    const old = library.current();
    const underWay = old.open('media/a.txt');
    await library.switchTo(await put(data, '1.2.0'));
    expect(await textOf(underWay)).toBe('text of 1.1.0');
    expect(await textOf(library.current().open('media/a.txt'))).toBe('text of 1.2.0');
  });

  it('changes nothing when the pointer cannot be written, at whatever step', async () => {
    let broken: string | undefined;
    const once = <T>(step: string, work: () => Promise<T>): Promise<T> => {
      if (broken !== step) return work();
      broken = undefined;
      return Promise.reject(new Error('ENOSPC'));
    };
    const library = await open({
      ...realDisk,
      makeDirectory: (path) => once('makeDirectory', () => realDisk.makeDirectory(path)),
      writeFile: (path, bytes) => once('writeFile', () => realDisk.writeFile(path, bytes)),
      sync: (path) => once('sync', () => realDisk.sync(path)),
      rename: (from, to) => once('rename', () => realDisk.rename(from, to)),
      syncDirectory: (path) => once('syncDirectory', () => realDisk.syncDirectory(path)),
    });
    const [one, two] = [await put(data, '1.1.0'), await put(data, '1.2.0')];
    await library.switchTo(one);
    for (const step of ['makeDirectory', 'writeFile', 'sync', 'rename', 'syncDirectory']) {
      broken = step;
      await expect(library.switchTo(two), step).rejects.toThrow('ENOSPC');
      expect([library.current().id, (await readPointer(data))?.current], step).toEqual([one, one]);
    }
    await library.switchTo(two);
    expect((await readPointer(data))?.current).toBe(two);
  });

  it('refuses what cannot be opened, and a kiosk that shows a folder it was given', async () => {
    const library = await open();
    await expect(library.switchTo('0'.repeat(64))).rejects.toThrow();
    expect(library.current().id).toBe(bundledId);
    const given = await openLibrary({ bundled, log: () => undefined });
    await expect(given.switchTo('0'.repeat(64))).rejects.toThrow('folder that it was given');
  });

  it('reckons from what is shown, where the pointer named a damaged generation', async () => {
    const whole = await put(data, '1.1.0');
    const damaged = await put(data, '1.2.0');
    const store = createStore(data);
    await store.switchTo(whole);
    await store.switchTo(damaged);
    await rm(layout.object(data, sha256(Buffer.from('"1.2.0"'))));
    const library = await open();
    expect([library.current().id, library.origin, library.notes.length]).toEqual([whole, 'previous', 1]);
    const next = await put(data, '1.3.0');
    await library.switchTo(next);
    expect([library.pointer(), library.notes]).toEqual([{ current: next, previous: whole }, []]);
  });
});

describe('rollback', () => {
  it('goes back and forward again', async () => {
    const library = await open();
    const [one, two] = [await put(data, '1.1.0'), await put(data, '1.2.0')];
    await library.switchTo(one);
    await library.switchTo(two);
    await library.rollback();
    expect([library.current().id, library.origin]).toEqual([one, 'installed']);
    expect((await open()).current().id).toBe(one);
    await library.rollback();
    expect(library.current().id).toBe(two);
  });

  it('goes back to what was shipped with the program where nothing came before, and forward again', async () => {
    const library = await open();
    await expect(library.rollback()).rejects.toThrow('nothing to go back to');
    const one = await put(data, '1.1.0');
    await library.switchTo(one);
    await library.rollback();
    expect([library.current().id, library.origin]).toEqual([bundledId, 'bundled']);
    const again = await open();
    expect([again.current().id, again.origin, again.notes]).toEqual([bundledId, 'bundled', []]);
    await again.rollback();
    expect((await open()).current().id).toBe(one);
  });

  it('can go to what was shipped from an old pointer that names no previous one', async () => {
    await createStore(data).switchTo(await put(data, '1.1.0'));
    const library = await open();
    expect((await library.previous())?.id).toBe(bundledId);
    await library.rollback();
    expect(library.origin).toBe('bundled');
  });
});

describe('restore', () => {
  it('makes what is shown, and what went before it, as they were', async () => {
    const library = await open();
    const [one, two, three] = [await put(data, '1.1.0'), await put(data, '1.2.0'), await put(data, '1.3.0')];
    await library.switchTo(one);
    await library.switchTo(two);
    const before = library.pointer();
    await library.switchTo(three);
    await library.restore(before);
    expect(await readPointer(data)).toEqual({ current: two, previous: one });
    expect(library.current().id).toBe(two);
  });
});

describe('restore on a disk that refuses', () => {
  it('shows what it should nevertheless, and says that it may not last', async () => {
    let broken = false;
    const library = await open({ ...realDisk, writeFile: (path, bytes) => (broken ? Promise.reject(new Error('EIO')) : realDisk.writeFile(path, bytes)) });
    const before = library.pointer();
    await library.switchTo(await put(data, '1.1.0'));
    broken = true;
    await expect(library.restore(before)).rejects.toThrow('EIO');
    expect(library.current().id).toBe(bundledId);
  });
});

describe('preview', () => {
  it('shows another generation and writes nothing', async () => {
    const library = await open();
    const one = await put(data, '1.1.0');
    await library.switchTo(one);
    const two = await put(data, '1.2.0');
    const bytes = await readFile(layout.pointer(data), 'utf8');
    let changes = 0;
    const off = library.onChange(() => void (changes += 1));
    await library.preview(two);
    expect([library.current().id, library.shown().id, library.previewing]).toEqual([two, one, true]);
    expect(await readFile(layout.pointer(data), 'utf8')).toBe(bytes);
    await library.preview(undefined);
    expect([library.current().id, library.previewing, changes]).toEqual([one, false, 2]);
    await library.preview(one);
    expect([library.previewing, changes]).toEqual([false, 2]);
    off();
    await library.preview(two);
    expect(changes).toBe(2);
  });

  it('ends with a switch', async () => {
    const library = await open();
    const two = await put(data, '1.2.0');
    await library.preview(two);
    await library.switchTo(two);
    expect([library.previewing, library.shown().id]).toEqual([false, two]);
  });
});
