import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryDirectory } from '../library/testing.ts';
import { asStickError, directWriter } from './direct.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeEach(async () => {
  dir = await temporaryDirectory();
});
afterEach(() => dir.remove());

const FILE = { name: 'slips.csv', bytes: new TextEncoder().encode('at\r\n') };
const drive = (letter: string) => join(dir.path, letter);
const writer = () => directWriter(async () => [drive('d'), drive('e')]);

it('writes only where a folder of ours is, which no other disk has', async () => {
  await mkdir(drive('d'));
  expect(await writer().present()).toBe(false);
  await expect(writer().write([FILE])).rejects.toMatchObject({ fault: 'no-stick' });
  await mkdir(join(drive('e'), 'hengyang-update'), { recursive: true });
  expect(await writer().present()).toBe(true);
  expect(await writer().write([FILE])).toEqual({ folder: join(drive('e'), 'hengyang-results'), files: ['slips.csv'] });
  expect(await readdir(drive('d'))).toEqual([]);
});

it('replaces nothing, and leaves no part of a file', async () => {
  await mkdir(join(drive('d'), 'hengyang-results'), { recursive: true });
  await writer().write([FILE]);
  expect((await writer().write([FILE, { ...FILE, name: 'b.json' }])).files).toEqual(['slips-2.csv', 'b.json']);
  expect((await readdir(join(drive('d'), 'hengyang-results'))).toSorted()).toEqual(['b.json', 'slips-2.csv', 'slips.csv']);
  expect(await readFile(join(drive('d'), 'hengyang-results', 'slips-2.csv'), 'utf8')).toBe('at\r\n');
});

it('says what is wrong with the stick', async () => {
  await mkdir(join(drive('d'), 'hengyang-update'), { recursive: true });
  // A file in the folder's place is what a broken table of FAT looks like.
  await writeFile(join(drive('d'), 'hengyang-results'), '');
  await expect(writer().write([FILE])).rejects.toMatchObject({ name: 'StickError', fault: 'gone' });
  await rm(join(drive('d'), 'hengyang-results'));
  await expect(writer().write([{ ...FILE, name: 'a/b.csv' }])).rejects.toMatchObject({ fault: 'refused' });
});

it.each([['ENOSPC', 'full'], ['EROFS', 'read-only'], ['EACCES', 'read-only'], ['EIO', 'gone'], ['ENOENT', 'gone']])('takes %s of the system for a stick that is %s', (code, fault) => {
  expect(asStickError(Object.assign(new Error('write'), { code }))).toMatchObject({ fault, message: expect.stringContaining('(write).') });
});
