import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryLock } from '../boot/lock.ts';
import { layout } from '../library/layout.ts';
import { damagedPaths } from '../library/testing.ts';
import { startInstall } from './install.ts';
import type { InstallOptions } from './install.ts';
import { trustIn } from './testing.ts';
import { createInstallingFixture } from './testing/installing-fixture.ts';
import type { Fixture } from './testing/installing-fixture.ts';

const LOCK = fileURLToPath(new URL('../boot/lock.ts', import.meta.url));
/** So slow that nothing ends before the test has seen it under way. */
const SLOW = 1000;

let fixture: Fixture;
let trust: string;
const never = new AbortController().signal;
beforeEach(async () => {
  fixture = await createInstallingFixture();
  await trustIn(join(fixture.dir, 'data'));
  trust = join(fixture.dir, 'data', 'trust');
});
afterEach(() => fixture.remove());

function start(changed: Partial<InstallOptions> = {}) {
  return startInstall({
    source: { kind: 'stick', at: fixture.update }, library: fixture.library, trust, app: '1.0.0', exhibition: 'hengyang', margin: 0,
    signal: never, onProgress: () => undefined, ...changed,
  });
}

/** An installation that has begun to copy, and goes on very slowly. */
async function underWay(signal: AbortSignal) {
  const { promise: copying, resolve } = Promise.withResolvers<undefined>();
  const installation = start({ rate: SLOW, signal, onProgress: ({ phase }) => void (phase === 'copying' && resolve(undefined)) });
  installation.result.catch(() => undefined);
  await copying;
  return installation;
}

it('installs on a thread of its own: metadata, objects and manifest, not switched to', async () => {
  const phases = new Set<string>();
  let version: string | undefined;
  const { result } = start({ onProgress: (progress) => (phases.add(progress.phase), void (version = progress.release?.version)) });
  expect(await result).toEqual({ release: fixture.published.release, generation: fixture.published.generation });
  expect([...phases]).toEqual(['checking', 'copying', 'verifying']);
  expect(version).toBe('2.0.0');
  expect(await damagedPaths(fixture.library, fixture.published.generation)).toEqual([]);
  expect(await fixture.shown()).toEqual({ current: fixture.old, damaged: [] });
});

it('two installations at once: the second is refused as busy, the first is installed when it may go on', async () => {
  const first = await underWay(never);
  await expect(start().result).rejects.toMatchObject({ code: 'busy' });
  first.setRate(undefined);
  expect(await first.result).toMatchObject({ generation: fixture.published.generation });
});

it('an installation beside one of another program: refused as busy, installed once that has ended', async () => {
  const program = `import { tryLock } from ${JSON.stringify(LOCK)}; tryLock(${JSON.stringify(layout.lock(fixture.library))}); process.stdout.write('held'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  await expect(start().result).rejects.toMatchObject({ code: 'busy' });
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(await start().result).toMatchObject({ generation: fixture.published.generation });
});

it('an installation that is stopped: refused as stopped at once, what was copied stays, and the store is free again', async () => {
  const stop = new AbortController();
  const { result } = await underWay(stop.signal);
  stop.abort();
  await expect(result).rejects.toMatchObject({ code: 'stopped' });
  const release = tryLock(layout.lock(fixture.library));
  expect(release).toBeDefined();
  release?.();
  expect(await fixture.shown()).toEqual({ current: fixture.old, damaged: [] });
  expect(await start().result).toMatchObject({ generation: fixture.published.generation });
});

it('is stopped before it has begun', async () => {
  await expect(start({ signal: AbortSignal.abort() }).result).rejects.toMatchObject({ code: 'stopped' });
});

it('passes on why an update is refused', async () => {
  await expect(start({ source: { kind: 'folder', at: join(fixture.dir, 'nothing') } }).result).rejects.toMatchObject({ name: 'Refusal', code: expect.stringMatching(/^(not-found|source-gone)$/) });
  await expect(start({ exhibition: 'another' }).result).rejects.toMatchObject({ code: 'other-exhibition' });
  await expect(start({ trust: join(fixture.dir, 'nobody') }).result).rejects.toMatchObject({ code: 'no-trust' });
  await expect(start({ margin: Number.MAX_SAFE_INTEGER }).result).rejects.toMatchObject({ code: 'space' });
});
