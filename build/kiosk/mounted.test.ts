import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../electron/library/testing.ts';

const run = promisify(execFile);
const IMAGE_BYTES = 32 * 1024 * 1024;

/** A disk in a file, as a device of the kernel's; undefined where this machine gives none. */
async function loopDevice(image: string): Promise<string | undefined> {
  try {
    const file = await open(image, 'w');
    await file.truncate(IMAGE_BYTES);
    await file.close();
    await run('mkfs.ext4', ['-q', image]);
    return (await run('losetup', ['-f', '--show', image])).stdout.trim();
  } catch {
    return undefined;
  }
}

const dir = await temporaryDirectory();
const device = await loopDevice(join(dir.path, 'image'));
if (device === undefined) {
  process.stderr.write('\nNOT TESTED: the script of the sticks on a disk that is really mounted, which needs root, mkfs.ext4 and a loop device.\n\n');
  await dir.remove();
}

it.skipIf(device === undefined)('mounts a disk read-only, writes on it for as long as a parcel takes, and lets go of it', async () => {
  const name = basename(device ?? '');
  const stick = join(dir.path, 'run', 'stick', name);
  // Not every kernel that runs tests knows FAT, and ext4 has no owner for all files.
  const script = (await readFile(fileURLToPath(new URL('hengyang-stick', import.meta.url)), 'utf8')).replace(/^types=.*$/m, 'types=ext4').replace(',umask=0022', '');
  const helper = join(dir.path, 'helper');
  await writeFile(helper, script);
  const call = (...args: string[]) => run('/bin/sh', [helper, ...args], { env: { ...process.env, HENGYANG_RUN: join(dir.path, 'run') } });
  const flags = async () => (await readFile('/proc/self/mounts', 'utf8')).split('\n').find((line) => line.includes(stick))?.split(' ')[3];
  const readOnly = () => expect(writeFile(join(stick, 'x'), '')).rejects.toMatchObject({ code: 'EROFS' });
  try {
    await call('mount', name);
    expect((await flags())?.split(',')).toEqual(expect.arrayContaining(['ro', 'nosuid', 'nodev', 'noexec']));
    await readOnly();
    for (const file of ['a.txt', 'b.txt']) {
      const parcel = `${name}.${randomUUID()}`;
      await mkdir(join(dir.path, 'run', 'outbox', parcel), { recursive: true });
      await writeFile(join(dir.path, 'run', 'outbox', parcel, file), 'results');
      // The kiosk may be reading an update from it at that moment.
      const reading = file === 'b.txt' ? await open(join(stick, 'hengyang-results', 'a.txt')) : undefined;
      await call('write');
      await reading?.close();
      expect(await readFile(join(dir.path, 'run', 'results', parcel), 'utf8')).toBe('ok\n');
      expect(await readFile(join(stick, 'hengyang-results', file), 'utf8')).toBe('results');
      expect((await flags())?.split(',')).toEqual(expect.arrayContaining(['ro', 'nosuid', 'nodev', 'noexec']));
      await readOnly();
    }
  } finally {
    await call('unmount', name);
    await run('losetup', ['-d', device ?? '']);
  }
  expect(await flags()).toBeUndefined();
  await dir.remove();
});
