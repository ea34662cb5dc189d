import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryDirectory } from '../library/testing.ts';
import { logFiles, openLogFile } from './log-file.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeEach(async () => {
  dir = await temporaryDirectory();
});
afterEach(() => dir.remove());

const read = (which: number) => readFile(logFiles(dir.path)[which] ?? '', 'utf8');

it('keeps every line in order, after those of the last start', async () => {
  for (const start of [1, 2]) {
    const file = openLogFile(dir.path);
    for (let line = 0; line < 50; line += 1) file.add(`start ${start} line ${line}\n`);
    await file.flushed();
  }
  const lines = (await read(1)).split('\n').slice(0, -1);
  expect(lines).toEqual([1, 2].flatMap((start) => Array.from({ length: 50 }, (_, line) => `start ${start} line ${line}`)));
});

it('never grows beyond two files, and loses only the oldest', async () => {
  const file = openLogFile(dir.path, 1000);
  for (let line = 0; line < 200; line += 1) {
    file.add(`line ${String(line).padStart(4, '0')}\n`);
    await file.flushed();
  }
  const sizes = await Promise.all(logFiles(dir.path).map(async (path) => (await stat(path)).size));
  for (const size of sizes) expect(size).toBeLessThanOrEqual(1000);
  const text = (await read(0)) + (await read(1));
  expect(text.endsWith('line 0199\n')).toBe(true);
  expect(text.length).toBeGreaterThan(1000);
});

it('does not fail with the disk, and writes again once it can', async () => {
  await writeFile(join(dir.path, 'log'), 'in the way');
  const file = openLogFile(dir.path);
  file.add('lost\n');
  await file.flushed();
  await rm(join(dir.path, 'log'));
  file.add('kept\n');
  await file.flushed();
  expect(await read(1)).toContain('kept\n');
});
