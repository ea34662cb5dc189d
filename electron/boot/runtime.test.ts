import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from './exit.ts';
import { chooseRuntime, findElectron } from './runtime.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'runtime-'));
});
afterEach(() => rm(root, { recursive: true }));

async function binaryAt(...parts: string[]): Promise<string> {
  const path = join(root, ...parts);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '');
  return path;
}

test('an Electron that is not there is not found', () => {
  expect(findElectron({ root, env: {}, platform: 'linux' })).toBeUndefined();
});

test.each([
  ['linux', 'electron'],
  ['win32', 'electron.exe'],
  ['darwin', 'Electron.app/Contents/MacOS/Electron'],
] as const)('on %s the binary stands in the package as %s', async (platform, name) => {
  const binary = await binaryAt('node_modules/electron/dist', name);
  expect(findElectron({ root, env: {}, platform })).toBe(binary);
});

test('ELECTRON_OVERRIDE_DIST_PATH names another folder', async () => {
  await binaryAt('node_modules/electron/dist/electron');
  const binary = await binaryAt('elsewhere/electron');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') };
  expect(findElectron({ root, env, platform: 'linux' })).toBe(binary);
});

test('auto takes Electron where its binary is, and says what lacks where not', () => {
  expect(chooseRuntime('auto', '/e/electron')).toEqual({ runtime: 'electron', binary: '/e/electron', why: 'Runtime: Electron, found at /e/electron.' });
  expect(chooseRuntime('auto', undefined)).toMatchObject({ runtime: 'browser', why: expect.stringContaining('not installed') });
});

test('browser is the browser whatever is installed, and so is what is only served', () => {
  expect(chooseRuntime('browser', '/e/electron').runtime).toBe('browser');
  expect(chooseRuntime('auto', '/e/electron', true).runtime).toBe('browser');
});

test('electron that cannot be had is refused with its own code', () => {
  const choose = () => chooseRuntime('electron', undefined);
  expect(choose).toThrow(StartError);
  expect(choose).toThrow(expect.objectContaining({ exitCode: 3, message: expect.stringContaining('--runtime browser') }));
});

test('electron that is to serve only is a wrong command line', () => {
  expect(() => chooseRuntime('electron', '/e/electron', true)).toThrow(expect.objectContaining({ exitCode: 2 }));
});
