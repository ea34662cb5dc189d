import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realDisk } from './disk.ts';
import { threadDisk } from './thread-disk.ts';
import { temporaryDirectory } from './testing.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeEach(async () => {
  dir = await temporaryDirectory();
});
afterEach(() => dir.remove());

const DISKS = [['real', realDisk], ['thread', threadDisk]] as const;

it.each(DISKS)('the %s disk writes, appends, renames, syncs, looks and removes', async (_, tried) => {
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

it.each(DISKS)('the %s disk makes many files and folders durable at once', async (_, tried) => {
  for (const count of [0, 3, 100]) {
    const paths = Array.from({ length: count }, (__, index) => join(dir.path, `${index}`));
    await Promise.all(paths.map((path) => writeFile(path, path)));
    await tried.syncAll(paths);
    await tried.syncDirectories(paths.length > 0 ? [dir.path] : []);
  }
  const folders = Array.from({ length: 20 }, (__, index) => join(dir.path, `folder-${index}`));
  for (const folder of folders) await tried.makeDirectory(folder);
  await tried.syncDirectories(folders);
});

it.each(DISKS)('the %s disk tells of a file that cannot be made durable, among few and among many', async (_, tried) => {
  const many = Array.from({ length: 20 }, (__, index) => join(dir.path, `missing-${index}`));
  for (const paths of [many.slice(0, 2), many]) {
    await expect(tried.syncAll(paths)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(tried.syncDirectories(paths)).rejects.toMatchObject({ code: 'ENOENT' });
  }
});
