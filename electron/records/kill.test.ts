import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../library/testing.ts';
import { createFixture } from '../server/suite/fixture.ts';
import { readCounts } from './counting.ts';
import { openDatabase, setAsideFiles } from './database.ts';

const GIVER = fileURLToPath(new URL('./testing/tributes-until-killed.ts', import.meta.url));
const COUNTER = fileURLToPath(new URL('./testing/counts-until-killed.ts', import.meta.url));
const KIOSK = fileURLToPath(new URL('./testing/kiosk-until-killed.ts', import.meta.url));
const KILLS = 20;
/** Kills of the whole kiosk, which takes longer to start. */
const KIOSK_KILLS = 3;
/** Kills while it counts: one transaction like those of tributes. */
const COUNTER_KILLS = 5;
/** Latest moment of a kill after the first acknowledgement, in milliseconds: some dozens of tributes. */
const LATEST_MS = 60;
const TEST_TIMEOUT_MS = 120_000;

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

/** Ids that a process acknowledged before it was killed at a moment of `random`. */
async function acknowledgedUntilKilled(program: string, args: readonly string[], random: () => number): Promise<string[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let planned = false;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    if (planned) return;
    planned = true;
    setTimeout(() => child.kill('SIGKILL'), random() * LATEST_MS);
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  // What stands after the last line end was cut off in the middle of being said.
  return said.split('\n').slice(0, -1);
}

function seeded(): () => number {
  const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 2 ** 31);
  process.stderr.write(`kill test: seed ${seed} (KILL_SEED=${seed} repeats it)\n`);
  return randomOf(seed);
}

function expectKept(data: string, acknowledged: readonly string[]): void {
  const database = openDatabase(data, new Date(), (line) => expect.fail(line));
  const kept = new Set(database.prepare('SELECT id FROM tributes').all().map(({ id }) => id));
  database.close();
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  expect(setAsideFiles(data)).toEqual([]);
}

it('loses no acknowledged tribute however often it is killed', { timeout: TEST_TIMEOUT_MS }, async () => {
  const random = seeded();
  const dir = await temporaryDirectory();
  const acknowledged: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) acknowledged.push(...(await acknowledgedUntilKilled(GIVER, [dir.path], random)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
  expectKept(dir.path, acknowledged);
  await dir.remove();
});

it('loses none that a page of the browser runtime was told of', { timeout: TEST_TIMEOUT_MS }, async () => {
  const random = seeded();
  const fixture = await createFixture();
  const dir = await temporaryDirectory();
  const acknowledged: string[] = [];
  for (let kill = 0; kill < KIOSK_KILLS; kill += 1) acknowledged.push(...(await acknowledgedUntilKilled(KIOSK, [dir.path, fixture.library], random)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(KIOSK_KILLS);
  expectKept(dir.path, acknowledged);
  await fixture.remove();
  await dir.remove();
});

it('loses no number that it acknowledged, and counts nothing twice', { timeout: TEST_TIMEOUT_MS }, async () => {
  const random = seeded();
  const dir = await temporaryDirectory();
  let acknowledged = 0;
  for (let kill = 0; kill < COUNTER_KILLS; kill += 1) acknowledged += (await acknowledgedUntilKilled(COUNTER, [dir.path], random)).length;
  const database = openDatabase(dir.path, new Date(), (line) => expect.fail(line));
  const rows = readCounts(database);
  // On more than one day where the test meets midnight.
  const [visits, screens] = ['visit', 'screen'].map((kind) => rows.filter((row) => row.kind === kind).reduce((sum, { number }) => sum + number, 0));
  database.close();
  // Of each kill at most the one that was under way had not been told of yet.
  expect(visits).toBeGreaterThanOrEqual(acknowledged);
  expect(visits).toBeLessThanOrEqual(acknowledged + COUNTER_KILLS);
  expect(screens).toBe(visits);
  await dir.remove();
});
