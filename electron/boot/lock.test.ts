import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lock, tryLock } from './lock.ts';

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(dir, 'deep', 'a.lock');
});
afterEach(() => rm(dir, { recursive: true }));

const never = new AbortController().signal;

/** Another process that holds the lock until it is killed. */
async function holder() {
  const script = `import { tryLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
    const release = tryLock(${JSON.stringify(path)});
    process.stdout.write(release ? 'held' : 'refused');
    setInterval(() => release, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout, 'data') as [Buffer];
  expect(said.toString()).toBe('held');
  return child;
}

test('a lock is held once, and free again when it is let go', () => {
  const release = tryLock(path);
  expect(release).toBeDefined();
  expect(tryLock(path)).toBeUndefined();
  release?.();
  const again = tryLock(path);
  expect(again).toBeDefined();
  again?.();
});

test('the lock of a process that is killed goes with it, and who waits gets it', async () => {
  const child = await holder();
  expect(tryLock(path)).toBeUndefined();
  let waits = 0;
  const waiting = lock(path, () => waits++, never);
  child.kill('SIGKILL');
  const release = await waiting;
  expect(waits).toBe(1);
  expect(tryLock(path)).toBeUndefined();
  release();
});

test('waiting ends when the start is broken off', async () => {
  const release = tryLock(path);
  const stop = new AbortController();
  const waiting = lock(path, () => stop.abort(), stop.signal);
  await expect(waiting).rejects.toThrow(/abort/i);
  release?.();
});

test('a folder where no lock can be written is an error, not a held lock', () => {
  expect(() => tryLock('/dev/null/a.lock')).toThrow(/ENOTDIR|EEXIST/);
});
