import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realDisk } from './disk.ts';
import { openThreadDisk } from './thread-disk.ts';
import type { ThreadDisk } from './thread-disk.ts';
import { temporaryDirectory } from './testing.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let disk: ThreadDisk;
beforeEach(async () => {
  dir = await temporaryDirectory();
  disk = openThreadDisk();
});
afterEach(async () => {
  await disk.close();
  await dir.remove();
});

it.each(['real', 'thread'] as const)('the %s disk writes, appends, renames, syncs, looks and removes', async (kind) => {
  const tried = kind === 'real' ? realDisk : disk;
  const [folder, from, to] = [join(dir.path, 'a/b'), join(dir.path, 'a/b/from'), join(dir.path, 'a/b/to')];
  await tried.makeDirectory(folder);
  await tried.makeDirectory(folder);
  await tried.writeFile(from, Buffer.from('longer than before'));
  await tried.writeFile(from, Buffer.from('fi'));
  await tried.append(from, Buffer.from('re'));
  await tried.sync(from);
  await tried.rename(from, to);
  await tried.syncDirectory(folder);
  expect(await readFile(to, 'utf8')).toBe('fire');
  expect(await tried.sizeOf(to)).toBe(4);
  expect(await tried.sizeOf(from)).toBeUndefined();
  expect(await tried.sizeOf(join(to, 'below-a-file'))).toBeUndefined();
  await tried.remove(to);
  await tried.remove(to);
  expect(await tried.sizeOf(to)).toBeUndefined();
});

it('makes hundreds of files durable at once, and tells which could not be', async () => {
  const paths = Array.from({ length: 200 }, (_, index) => join(dir.path, `${index}`));
  await Promise.all(paths.map((path) => writeFile(path, path)));
  await Promise.all(paths.map((path) => disk.sync(path)));
  const results = await Promise.allSettled([...paths, join(dir.path, 'missing')].map((path) => disk.sync(path)));
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([{ status: 'rejected', reason: expect.objectContaining({ code: 'ENOENT' }) }]);
});
