import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../library/testing.ts';
import { handleAppFile, openAppFiles } from './app-files.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeEach(async () => {
  dir = await temporaryDirectory();
  await mkdir(join(dir.path, 'app/assets'), { recursive: true });
});
afterEach(() => dir.remove());

const app = () => join(dir.path, 'app');

describe('openAppFiles', () => {
  it('lists what is there at the start, and follows no link out of it', async () => {
    await writeFile(join(dir.path, 'secret.txt'), 'secret');
    await writeFile(join(app(), 'index.html'), '<!doctype html>');
    await writeFile(join(app(), 'assets/noto-serif-sc-1a2b.woff2'), 'font');
    await writeFile(join(app(), 'assets/strange.xyz'), '');
    await symlink(join(dir.path, 'secret.txt'), join(app(), 'secret.txt'));
    const files = await openAppFiles(app());
    await writeFile(join(app(), 'later.html'), 'later');
    expect(files.find('/assets/noto-serif-sc-1a2b.woff2')).toMatchObject({ size: 4, type: 'font/woff2', cacheControl: expect.stringContaining('immutable') });
    expect(files.find('/assets/strange.xyz')?.type).toBe('application/octet-stream');
    expect(files.find('/index.html')).toMatchObject({ cacheControl: 'no-cache', etag: expect.stringMatching(/^"[0-9a-f]{64}"$/) });
    for (const path of ['/secret.txt', '/later.html', '/assets', '', '/', 'index.html', '/assets/../index.html', '/__proto__']) {
      expect(files.find(path)).toBeUndefined();
    }
  });

  it('says what to do when there is no renderer', async () => {
    await expect(openAppFiles(join(dir.path, 'nothing'))).rejects.toThrow(/cannot be read; build them with "npm run build:app"/);
    await expect(openAppFiles(app())).rejects.toThrow(/there is no index.html; build it/);
  });
});

describe('handleAppFile', () => {
  it('answers from memory the same as from the disk, ranges too', async () => {
    await writeFile(join(app(), 'index.html'), 'the page of the kiosk');
    const disk = await openAppFiles(app());
    const memory = await openAppFiles(app(), { inMemory: true });
    await writeFile(join(app(), 'index.html'), 'changed');
    expect(memory.find('/index.html')?.etag).toBe(disk.find('/index.html')?.etag);
    const request = new Request('kiosk://exhibition/', { headers: { range: 'bytes=4-7' } });
    const response = await handleAppFile(request, memory, () => true);
    expect([response.status, await response.text()]).toEqual([206, 'page']);
  });

  it('answers the address of a view with the page, and the address of a file with the file', async () => {
    await writeFile(join(app(), 'index.html'), 'the page');
    await writeFile(join(app(), 'people'), 'the file');
    const files = await openAppFiles(app());
    const ask = async (path: string) => (await handleAppFile(new Request(`kiosk://exhibition${path}`), files, () => true)).text();
    expect(await ask('/chapters')).toBe('the page');
    expect(await ask('/people')).toBe('the file');
  });
});
