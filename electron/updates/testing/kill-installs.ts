import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { copyFolder } from '../../library/recording.ts';
import { trustIn } from '../testing.ts';
import { createInstallingFixture, filler, installAndSwitch } from './installing-fixture.ts';

const PROGRAM = fileURLToPath(new URL('./install-until-killed.ts', import.meta.url));
const FILES = 40;
const NEVER_MS = 60_000;
/** Latest moment of a kill: as a part of what an installation takes that nobody kills. */
const LATEST = 1.05;

/** Numbers from 0 to 1 that a seed makes again (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs the program and kills it a while after its first word; gives its last one, and the milliseconds between them. */
async function runUntilKilled(args: readonly string[], milliseconds: number): Promise<{ last: string; took: number }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  let began = 0;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    began ||= performance.now();
    timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await once(child, 'close');
  clearTimeout(timer);
  return { last: said.trim().split('\n').at(-1) ?? '', took: performance.now() - began };
}

/**
 * Kills so many installations at moments of a printed seed (`KILL_SEED` repeats it). After each the old or the new
 * exhibition is shown, whole, and what is tried next on what is left is installed.
 */
export async function killInstalls(kills: number): Promise<void> {
  const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 2 ** 31);
  process.stderr.write(`kill test of installations: seed ${seed} (KILL_SEED=${seed} repeats it)\n`);
  const random = randomOf(seed);
  const fixture = await createInstallingFixture([
    ['data/exhibition.json', 'application/json', '{"version":2}'],
    ['media/large.webm', 'audio/webm', filler('large', 2_000_000)],
    ...Array.from({ length: FILES }, (_, index) => [`media/${index}.webm`, 'audio/webm', filler(`file ${index}`, 20_000)] as const),
  ]);
  const { dir, library, update, old, published } = fixture;
  const [before, data] = [join(dir, 'before'), join(dir, 'data')];
  await copyFolder(library, before);
  await trustIn(data);
  const args = [update, library, join(data, 'trust')];
  const unharmed = await runUntilKilled(args, NEVER_MS);
  expect(unharmed.last).toBe(`installed ${published.generation}`);
  const ends: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    await copyFolder(before, library);
    const moment = random() * LATEST * unharmed.took;
    ends.push((await runUntilKilled(args, moment)).last);
    const when = `kill ${kill} after ${moment.toFixed(1)} ms, at "${ends.at(-1)}" (seed ${seed})`;
    const { current, damaged } = await fixture.shown();
    expect([old, published.generation], when).toContain(current);
    expect(damaged, when).toEqual([]);
    expect(await installAndSwitch(fixture.installing()), when).toBe(published.generation);
    expect(await fixture.shown(), when).toEqual({ current: published.generation, damaged: [] });
  }
  // That none was killed before its end would say nothing.
  expect(ends.filter((end) => !end.startsWith('installed')).length).toBeGreaterThan(0);
  process.stderr.write(`kill test of installations: ended at ${[...new Set(ends.map((end) => end.split(' ')[0]))].join(', ')}\n`);
  await fixture.remove();
}
