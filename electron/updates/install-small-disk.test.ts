import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { layout } from '../library/layout.ts';
import { damagedPaths } from '../library/testing.ts';
import { installGeneration } from './installing.ts';
import { createInstallingFixture, UNSYNCED_DISK } from './testing/installing-fixture.ts';
import type { Fixture } from './testing/installing-fixture.ts';
import type { SmallDiskReport, SmallDiskTask } from './testing/install-on-small-disk.ts';

const PROGRAM = fileURLToPath(new URL('./testing/install-on-small-disk.ts', import.meta.url));

/** Whether this machine lets us mount a file system that nobody else sees. */
function mayMount(): boolean {
  return process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
}

/** On a file system of one megabyte, which really becomes full. */
function onRealDisk({ library, update, dir, published: { release, manifest } }: Fixture): SmallDiskReport {
  const task: SmallDiskTask = { library, update, release, manifest, mount: join(dir, 'mount'), size: '1m', larger: '16m' };
  const child = spawnSync('unshare', ['-m', process.execPath, PROGRAM, JSON.stringify(task)], { encoding: 'utf8' });
  expect(child.stderr).toBe('');
  return JSON.parse(child.stdout) as SmallDiskReport;
}

/** On a disk that says that it is full after half a megabyte, as Node would. */
async function onPlayedDisk(fixture: Fixture): Promise<SmallDiskReport> {
  let room = 500_000;
  const take = (bytes: number): void => {
    room -= bytes;
    if (room < 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  const disk = {
    ...UNSYNCED_DISK,
    writeFile: async (path: string, bytes: Uint8Array) => (take(bytes.byteLength), UNSYNCED_DISK.writeFile(path, bytes)),
    append: async (path: string, bytes: Uint8Array) => (take(bytes.byteLength), UNSYNCED_DISK.append(path, bytes)),
  };
  const error = await installGeneration(fixture.installing({ disk })).then(() => undefined, (thrown: { code: string; message: string }) => thrown);
  const { current, damaged } = await fixture.shown();
  const temporary = await readdir(layout.temporary(fixture.library));
  const installed = await installGeneration(fixture.installing());
  return { code: error?.code, message: error?.message ?? '', shown: current, damaged, temporary, installed, installedDamaged: await damagedPaths(fixture.library, installed) };
}

it('a disk that becomes full while the update is copied: refused as space, installed when there is room', async () => {
  const fixture = await createInstallingFixture();
  const report = mayMount() ? onRealDisk(fixture) : await onPlayedDisk(fixture);
  expect(report).toEqual({
    code: 'space',
    message: expect.stringMatching(/has become full.*ENOSPC/),
    shown: fixture.old,
    damaged: [],
    temporary: [],
    installed: fixture.published.generation,
    installedDamaged: [],
  });
  await fixture.remove();
});
