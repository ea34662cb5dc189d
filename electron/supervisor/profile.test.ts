import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freeProfile, freshProfile } from './profile.ts';

let profile: string;
beforeEach(async () => {
  profile = join(await mkdtemp(join(tmpdir(), 'profile-')), 'chromium');
  await freshProfile(profile);
});
afterEach(() => rm(join(profile, '..'), { recursive: true }));

async function lockedBy(pid: number): Promise<void> {
  await symlink(`museum-pc-${pid}`, join(profile, 'SingletonLock'));
  await symlink('/tmp/gone/SingletonSocket', join(profile, 'SingletonSocket'));
}

const isLocked = () => ['SingletonLock', 'SingletonSocket'].some((name) => lstatSync(join(profile, name), { throwIfNoEntry: false }));

/** A process that says it uses the profile, as Chromium's command line does. */
function sleeper(...args: string[]) {
  return spawn(process.execPath, ['-e', 'setInterval(() => 0, 1e6)', '--', ...args], { stdio: 'ignore' });
}

test('a fresh profile offers nothing, and keeps nothing of the old one', async () => {
  await writeFile(join(profile, 'Default', 'History'), 'visits');
  await freshProfile(profile);
  expect(existsSync(join(profile, 'Default', 'History'))).toBe(false);
  expect(JSON.parse(await readFile(join(profile, 'Default', 'Preferences'), 'utf8'))).toMatchObject({
    credentials_enable_service: false,
    translate: { enabled: false },
  });
});

test('a profile without a lock is left alone', async () => {
  expect(await freeProfile(profile)).toBeUndefined();
});

test('the lock of a process that is gone is removed', async () => {
  const child = sleeper();
  child.kill('SIGKILL');
  await once(child, 'exit');
  await lockedBy(child.pid ?? 0);
  expect(await freeProfile(profile)).toContain('Removed the lock');
  expect(isLocked()).toBe(false);
});

test('a number that another process has got meanwhile is no reason to end it', async () => {
  const child = sleeper('--user-data-dir=/somebody/else');
  await lockedBy(child.pid ?? 0);
  expect(await freeProfile(profile)).toContain('Removed the lock');
  expect(child.exitCode ?? child.signalCode).toBeNull();
  child.kill('SIGKILL');
});

test('a Chromium that outlived its supervisor is ended', async () => {
  const child = sleeper(`--user-data-dir=${profile}`);
  await once(child, 'spawn');
  await lockedBy(child.pid ?? 0);
  const exit = once(child, 'exit');
  expect(await freeProfile(profile)).toContain('Ended a Chromium');
  expect(await exit).toEqual([null, 'SIGKILL']);
  expect(isLocked()).toBe(false);
});
