import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { temporaryDirectory } from '../../library/testing.ts';
import { findSources } from './find.ts';
import { openSource } from './open.ts';
import { usualRoots } from './stick.ts';

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let dir: string;

beforeEach(async () => {
  temporary = await temporaryDirectory();
  dir = temporary.path;
});

afterEach(() => temporary.remove());

it('finds the stick of the kiosk, and those of a desk below their users', async () => {
  await mkdir(join(dir, 'kiosk', 'hengyang-update'), { recursive: true });
  await mkdir(join(dir, 'media', 'curator', 'STICK', 'hengyang-update'), { recursive: true });
  await mkdir(join(dir, 'media', 'curator', '校史', 'hengyang-update'), { recursive: true });
  await mkdir(join(dir, 'media', 'curator', 'PHOTOS', 'holiday'), { recursive: true });
  await mkdir(join(dir, 'media', 'hengyang-update'), { recursive: true });
  expect(await findSources({ roots: [join(dir, 'kiosk'), join(dir, 'kiosk', '*'), `${dir}/media/*/*`] })).toEqual([
    { kind: 'stick', at: join(dir, 'kiosk', 'hengyang-update') },
    { kind: 'stick', at: join(dir, 'media', 'curator', 'STICK', 'hengyang-update') },
    { kind: 'stick', at: join(dir, 'media', 'curator', '校史', 'hengyang-update') },
  ]);
});

it('follows nothing that is no plain folder', async () => {
  await mkdir(join(dir, 'elsewhere', 'hengyang-update'), { recursive: true });
  await mkdir(join(dir, 'media', 'user', 'A'), { recursive: true });
  await symlink(join(dir, 'elsewhere', 'hengyang-update'), join(dir, 'media', 'user', 'A', 'hengyang-update'));
  await symlink(join(dir, 'elsewhere'), join(dir, 'media', 'user', 'B'));
  await mkdir(join(dir, 'media', 'user', 'C'));
  await writeFile(join(dir, 'media', 'user', 'C', 'hengyang-update'), 'a file');
  await writeFile(join(dir, 'media', 'user', 'D'), 'a file');
  expect(await findSources({ roots: [`${dir}/media/*/*`] })).toEqual([]);
});

it('looks at drive letters on Windows, and below /run and /media elsewhere', async () => {
  expect(usualRoots('win32')).toHaveLength(23);
  expect(usualRoots('win32')[0]).toBe('D:\\');
  expect(usualRoots('linux')).toEqual(['/run/hengyang-kiosk/stick', '/run/hengyang-kiosk/stick/*', '/media/*/*', '/run/media/*/*']);
  expect(await findSources({ platform: 'win32' })).toEqual([]);
});

it('names folders and the address after the sticks', async () => {
  expect(await findSources({ roots: [], folders: ['/srv/hengyang'], lan: 'http://192.168.1.10/hengyang' })).toEqual([
    { kind: 'folder', at: '/srv/hengyang' },
    { kind: 'lan', at: 'http://192.168.1.10/hengyang/' },
  ]);
});

it('opens no connection, whether an address is set or not', async () => {
  const opened = vi.fn();
  // Told of every socket that this program connects, whoever does it.
  subscribe('net.client.socket', opened);
  const found = await findSources({ roots: [], lan: '' });
  const set = await findSources({ roots: [], lan: 'http://127.0.0.1:9/' });
  set.forEach(openSource);
  expect(opened).not.toHaveBeenCalled();
  await Promise.allSettled(set.map((id) => openSource(id).open('metadata/timestamp.json')));
  expect(opened).toHaveBeenCalled();
  unsubscribe('net.client.socket', opened);
  expect(found).toEqual([]);
});
