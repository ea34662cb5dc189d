import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from './exit.ts';
import { defaultData, openData } from './data.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'data-'));
});
afterEach(() => rm(dir, { recursive: true }));

test.each([
  ['linux', { XDG_DATA_HOME: '/x' }, '/x/hengyang-kiosk'],
  ['linux', {}, '/home/kiosk/.local/share/hengyang-kiosk'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/kiosk/.local/share/hengyang-kiosk'],
  ['darwin', {}, '/home/kiosk/.local/share/hengyang-kiosk'],
  ['win32', { LOCALAPPDATA: '/L' }, '/L/hengyang-kiosk'],
  ['win32', {}, '/home/kiosk/AppData/Local/hengyang-kiosk'],
] as const)('on %s with %j the data stands in %s', (platform, env, expected) => {
  expect(defaultData(env, platform, '/home/kiosk')).toBe(expected);
});

test('a missing folder is made, with those above it, and nothing is left in it', async () => {
  const path = await openData(join(dir, 'a', 'b'));
  expect(path).toBe(resolve(dir, 'a', 'b'));
  expect(await readdir(path)).toEqual([]);
});

test('a folder that cannot be written is named, with what to do', async () => {
  await writeFile(join(dir, 'file'), '');
  const opening = openData(join(dir, 'file', 'data'));
  await expect(opening).rejects.toThrow(StartError);
  await expect(opening).rejects.toThrow(expect.objectContaining({ exitCode: 1, message: expect.stringMatching(/file.data cannot be written .*--data DIR/) }));
});
