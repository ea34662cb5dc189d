import { chmod, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UPDATE_LAYOUT } from '../../media/schema/index.ts';
import type { RefusalCode } from '../../media/schema/index.ts';
import { layout } from '../library/layout.ts';
import { createStore } from '../library/store.ts';
import { damagedPaths, putGeneration } from '../library/testing.ts';
import { installGeneration } from './installing.ts';
import type { Installing } from './installing.ts';
import type { Progress } from './progress.ts';
import { Refusal } from './refusal.ts';
import { openSource } from './sources/open.ts';
import { SourceError } from './sources/source.ts';
import type { Source } from './sources/source.ts';
import { createInstallingFixture, OLD_FILES, UNSYNCED_DISK } from './testing/installing-fixture.ts';
import type { Fixture } from './testing/installing-fixture.ts';

/** Points at which a stick is pulled. */
const POINTS = 20;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createInstallingFixture();
});
afterEach(() => fixture.remove());

async function refusalOf(changed: Partial<Installing>): Promise<Refusal> {
  const error: unknown = await installGeneration(fixture.installing(changed)).then(() => undefined, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
}

/** The old exhibition is whole and shown, and what is tried next is installed, whole. */
async function expectUnharmed(): Promise<void> {
  expect(await fixture.shown()).toEqual({ current: fixture.old, damaged: [] });
  const { generation } = fixture.published;
  expect(await installGeneration(fixture.installing())).toBe(generation);
  expect(await damagedPaths(fixture.library, generation)).toEqual([]);
  expect(await fixture.shown()).toEqual({ current: fixture.old, damaged: [] });
  expect(await readdir(layout.temporary(fixture.library))).toEqual([]);
}

async function expectRefused(code: RefusalCode, message: RegExp, changed: Partial<Installing>): Promise<void> {
  expect(await refusalOf(changed)).toMatchObject({ code, message: expect.stringMatching(message) });
  await expectUnharmed();
}

const stick = () => openSource({ kind: 'stick', at: fixture.update });
const objectFile = (path: string) => join(fixture.update, UPDATE_LAYOUT.object(fixture.published.manifest.files[path]?.sha256 ?? ''));

/** Calls `fault` before the read in which the source would give its `count`th piece, and hands on what it throws. */
function failing(count: number, fault: () => Promise<void>): Source {
  const source = stick();
  let given = 0;
  const piece = async (): Promise<void> => {
    given += 1;
    if (given === count) await fault();
  };
  return {
    id: source.id,
    async open(path, options) {
      await piece();
      const stream = await source.open(path, options);
      return stream.pipeThrough(new TransformStream({ transform: async (chunk, controller) => {
        await piece();
        // In the middle of what was read, so that half of a file has come.
        controller.enqueue(chunk.subarray(0, chunk.byteLength / 2));
        await piece();
        controller.enqueue(chunk.subarray(chunk.byteLength / 2));
      } }));
    },
  };
}

/** Takes away all that was copied, so that the next try has as much to copy as the first. */
async function forgetCopies(): Promise<void> {
  await rm(layout.objects(fixture.library), { recursive: true });
  expect(await putGeneration(fixture.library, OLD_FILES)).toBe(fixture.old);
}

describe('without a fault', () => {
  it('installs: whole, durable, not switched to', async () => {
    const told: Progress[] = [];
    const { generation } = fixture.published;
    expect(await installGeneration(fixture.installing({ onProgress: (progress) => told.push(progress) }))).toBe(generation);
    expect(await damagedPaths(fixture.library, generation)).toEqual([]);
    expect(await fixture.shown()).toEqual({ current: fixture.old, damaged: [] });
    expect(told.map(({ phase }) => phase).filter((phase, index, all) => phase !== all[index - 1])).toEqual(['checking', 'copying', 'verifying']);
    const copied = told.findLast(({ phase }) => phase === 'copying');
    // All but what is there already.
    expect(copied).toMatchObject({ done: fixture.published.release.bytes - 3000, total: fixture.published.release.bytes - 3000 });
  });

  it('copies only what is missing', async () => {
    const asked: string[] = [];
    const source = stick();
    const listening: Source = { id: source.id, open: (path, options) => (asked.push(path), source.open(path, options)) };
    await installGeneration(fixture.installing({ source: listening }));
    expect(asked).toHaveLength(fixture.published.release.files - 1);
    expect(asked).not.toContain(UPDATE_LAYOUT.object(fixture.published.manifest.files['media/same.webm']?.sha256 ?? ''));
    asked.length = 0;
    await installGeneration(fixture.installing({ source: listening }));
    expect(asked).toEqual([]);
  });
});

describe('a stick', () => {
  it(`pulled at ${POINTS} points, also in the middle of files: refused as source-gone, installed when it is in again`, async () => {
    const aside = `${fixture.update}-pulled`;
    for (let point = 1; point <= POINTS; point += 1) {
      const pulled = failing(point, async () => {
        await rename(fixture.update, aside);
        // A file that is open outlives its name, the device below it does not.
        throw new SourceError('gone', 'the stick is no longer there');
      });
      const refusal = await refusalOf({ source: pulled });
      expect([point, refusal.code]).toEqual([point, 'source-gone']);
      expect(refusal.message).toContain('put the stick in again');
      expect(await fixture.shown()).toEqual({ current: fixture.old, damaged: [] });
      await rename(aside, fixture.update);
      if (point < POINTS) await forgetCopies();
    }
    await expectUnharmed();
  });

  it('whose folder vanishes between two files: refused as source-gone', async () => {
    const aside = `${fixture.update}-pulled`;
    const refusal = await refusalOf({ source: failing(5, () => rename(fixture.update, aside)) });
    expect(refusal.code).toBe('source-gone');
    await rename(aside, fixture.update);
    await expectUnharmed();
  });

  it('that was pulled need not give again what was copied', async () => {
    expect(await refusalOf({ source: failing(12, () => Promise.reject(new SourceError('gone', 'pulled'))) })).toMatchObject({ code: 'source-gone' });
    let opened = 0;
    const source = stick();
    await installGeneration(fixture.installing({ source: { id: source.id, open: (path, options) => (opened += 1, source.open(path, options)) } }));
    expect(opened).toBeLessThan(fixture.published.release.files - 1);
  });

  it('that cannot be read in the middle of a file (EIO): refused as source-read', () =>
    expectRefused('source-read', /cannot be read \(.*EIO.*try another stick/, { source: failing(6, () => Promise.reject(new SourceError('unreadable', 'EIO: i/o error, read'))) }));

  it('that fails with what nobody foresaw: refused as source-read', () =>
    expectRefused('source-read', /boom/, { source: failing(4, () => Promise.reject(new Error('boom'))) }));

  it('that does not answer: stopped at once', async () => {
    const stop = new AbortController();
    const source: Source = { id: stick().id, open: () => new Promise(() => setImmediate(() => stop.abort())) };
    await expectRefused('stopped', /need not be copied again/, { source, signal: stop.signal });
  });
});

describe('an object of the update', () => {
  it.each([
    ['that is missing', async () => rm(objectFile('media/new-3.webm')), /media\/new-3\.webm .*is not there.*copy it to the stick again/],
    ['with a wrong byte', async () => writeFile(objectFile('media/new-3.webm'), (await readFile(objectFile('media/new-3.webm'))).fill(0, 5, 6)), /media\/new-3\.webm .*not those of its hash/],
    ['that was cut short', async () => truncate(objectFile('media/new-3.webm'), 99), /media\/new-3\.webm .*has 99 bytes instead of 3100/],
    ['that is empty', async () => truncate(objectFile('media/new-3.webm'), 0), /has 0 bytes instead of 3100/],
    ['that is longer than announced', async () => writeFile(objectFile('media/new-3.webm'), 'more', { flag: 'a' }), /is longer than the 3100 bytes/],
  ] as const)('%s: refused as damaged', async (_, damage, message) => {
    const whole = await readFile(objectFile('media/new-3.webm'));
    await damage();
    expect(await refusalOf({})).toMatchObject({ code: 'damaged', message: expect.stringMatching(message) });
    await writeFile(objectFile('media/new-3.webm'), whole);
    await expectUnharmed();
  });

  it('that changed places with another: refused as damaged', async () => {
    const [one, other] = [objectFile('media/new-1.webm'), objectFile('media/new-2.webm')];
    const swap = async () => {
      await rename(one, `${one}-aside`);
      await rename(other, one);
      await rename(`${one}-aside`, other);
    };
    await swap();
    expect(await refusalOf({})).toMatchObject({ code: 'damaged' });
    await swap();
    await expectUnharmed();
  });

  it('without an end: refused as damaged', async () => {
    const source = stick();
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => (given += 1, controller.enqueue(Buffer.alloc(1000, 'x'))) });
    await expectRefused('damaged', /is longer than/, { source: { id: source.id, open: async () => endless } });
    expect(given).toBeLessThan(3000);
  });
});

describe("the kiosk's disk", () => {
  const fails = (code: string) => () => Promise.reject(Object.assign(new Error(`${code}: refused`), { code }));

  it('without the space that the update needs: refused as space, with the numbers', () =>
    expectRefused('space', /needs 2 MB and 1000 MB must stay free, but only 500 MB are free; make room for 502 MB more/, { margin: 1e9, free: async () => ({ bytes: 5e8, files: undefined }) }));

  it('makes room of what nothing needs before it says no', async () => {
    const abandoned = Buffer.from('what an installation left that was broken off long ago');
    const { sha256 } = await createStore(fixture.library).putObject(abandoned);
    let asked = 0;
    const free = async () => ({ bytes: (asked += 1) === 1 ? 0 : 1e9, files: undefined });
    expect(await installGeneration(fixture.installing({ free }))).toBe(fixture.published.generation);
    expect(await createStore(fixture.library).hasObject(sha256)).toBe(false);
    expect(await fixture.shown()).toEqual({ current: fixture.old, damaged: [] });
  });

  it.each([
    ['becomes full while it writes', { writeFile: fails('ENOSPC') }, 'space', /has become full/],
    ['becomes full in the middle of a file', { append: fails('ENOSPC') }, 'space', /has become full/],
    ['becomes full when it makes bytes durable', { syncAll: fails('ENOSPC') }, 'space', /has become full/],
    ['gives this user no more', { writeFile: fails('EDQUOT') }, 'space', /has become full/],
    ['cannot write (EIO)', { writeFile: fails('EIO') }, 'disk', /disk refuses.*EIO/],
    ['cannot make bytes durable (EIO)', { syncAll: fails('EIO') }, 'disk', /disk refuses.*EIO/],
    ['cannot make names durable (EIO)', { syncDirectories: fails('EIO') }, 'disk', /disk refuses.*EIO/],
    ['cannot rename (EIO)', { rename: fails('EIO') }, 'disk', /disk refuses.*EIO/],
    ['is mounted read-only', { makeDirectory: fails('EROFS') }, 'disk', /mounted read-only/],
    ['cannot say what it holds (EIO)', { sizeOf: fails('EIO') }, 'disk', /disk refuses.*EIO/],
    ['neither writes nor removes', { append: fails('EIO'), remove: fails('EIO') }, 'disk', /disk refuses.*EIO/],
  ] as const)('%s: refused', (_, fault, code, message) => expectRefused(code, message, { disk: { ...UNSYNCED_DISK, ...fault } }));

  it('whose copy of an object went bad unseen: found where the start saw damage, and copied anew', async () => {
    const same = layout.object(fixture.library, fixture.published.manifest.files['media/same.webm']?.sha256 ?? '');
    const whole = await readFile(same);
    await writeFile(same, Buffer.from(whole).fill(0, 100, 101));
    await installGeneration(fixture.installing({ thorough: true }));
    expect(await readFile(same)).toEqual(whole);
    await expectUnharmed();
  });

  it('where the update is shown already and went bad: installing it again mends it', async () => {
    const { generation, manifest } = fixture.published;
    await installGeneration(fixture.installing());
    await createStore(fixture.library).switchTo(generation);
    await truncate(layout.object(fixture.library, manifest.files['media/new-0.webm']?.sha256 ?? ''), 10);
    const other = layout.object(fixture.library, manifest.files['media/new-1.webm']?.sha256 ?? '');
    await writeFile(other, (await readFile(other)).fill(0, 0, 1));
    expect((await fixture.shown()).damaged).toEqual(['media/new-0.webm', 'media/new-1.webm']);
    await installGeneration(fixture.installing());
    expect(await fixture.shown()).toEqual({ current: generation, damaged: [] });
  });

  it('with what a broken-off installation left: taken as it is where its bytes are right, else copied anew', async () => {
    const { manifest } = fixture.published;
    const [right, wrong, unreadable] = ['media/new-3.webm', 'media/new-4.webm', 'media/new-5.webm'] as const;
    const place = (path: string) => layout.object(fixture.library, manifest.files[path]?.sha256 ?? '');
    for (const path of [right, wrong, unreadable]) await createStore(fixture.library).putObject(await readFile(objectFile(path)));
    await writeFile(place(wrong), (await readFile(place(wrong))).fill(0, 9, 10));
    await writeFile(place(unreadable), Buffer.alloc(manifest.files[unreadable]?.size ?? 0));
    await chmod(place(unreadable), 0o000);
    await rm(objectFile(right));
    await installGeneration(fixture.installing());
    expect(await damagedPaths(fixture.library, fixture.published.generation)).toEqual([]);
  });
});
