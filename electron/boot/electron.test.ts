import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runElectron } from './electron.ts';

const root = join(import.meta.dirname, '..', '..');
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'electron-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** A program in the place of Electron: notes its arguments, then does what it is told. */
async function standIn(what: string): Promise<string> {
  const binary = join(dir, 'electron');
  await writeFile(binary, `#!/bin/sh\nprintf '%s\\n' "$@" > "${dir}/arguments"\n${what}\n`);
  await chmod(binary, 0o755);
  return binary;
}

async function args(): Promise<string[]> {
  return (await readFile(join(dir, 'arguments'), 'utf8')).trim().split('\n');
}

test('hands its folders over and passes the exit code on', async () => {
  const runtime = { binary: await standIn('exit 75'), root, data: join(dir, 'data'), library: '/a/library', window: true };
  expect(await runElectron({ ...runtime, signal: new AbortController().signal })).toBe(75);
  expect(await args()).toEqual([root, '--data', join(dir, 'data'), '--content', '/a/library', '--window']);
});

test('ends the shell when it is to end, and calls that success', async () => {
  const stop = new AbortController();
  const runtime = { binary: await standIn('exec sleep 60'), root, data: join(dir, 'data'), library: undefined, window: false };
  const ended = runElectron({ ...runtime, signal: stop.signal });
  await vi.waitFor(args, { timeout: 15_000 });
  stop.abort();
  expect(await ended).toBe(0);
  expect(await args()).toEqual([root, '--data', join(dir, 'data')]);
});

test('bundles what Electron starts: main, worker and preload script', async () => {
  const built = join(root, 'build', 'out', 'electron');
  await rm(built, { recursive: true, force: true });
  await runElectron({ binary: await standIn('exit 0'), root, data: dir, library: undefined, window: false, signal: new AbortController().signal });
  const main = await readFile(join(built, 'main.js'), 'utf8');
  expect(main).toContain('from "electron"');
  expect(await readFile(join(built, 'preload.cjs'), 'utf8')).toContain('require("electron")');
  expect(await readFile(join(built, 'verify-worker.js'), 'utf8')).toContain('node:worker_threads');
  expect(await readFile(join(built, 'records-worker.js'), 'utf8')).toContain('node:sqlite');
  expect(await readFile(join(built, 'install-worker.js'), 'utf8')).toContain('node:worker_threads');
});
