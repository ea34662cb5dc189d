import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countCrash, HEALTHY, isOff, OFF_FOR_MS, readGraphics, writeGraphics } from './graphics.ts';

const NOON = Date.UTC(2026, 10, 24, 12);

describe('countCrash', () => {
  it('turns acceleration off for a day at the third crash within a day', () => {
    const twice = countCrash(countCrash(HEALTHY, NOON), NOON + 1000);
    expect(isOff(twice, NOON + 1000)).toBe(false);
    const thrice = countCrash(twice, NOON + 2000);
    expect(isOff(thrice, NOON + 2000)).toBe(true);
    expect(isOff(thrice, NOON + 2000 + OFF_FOR_MS)).toBe(false);
  });

  it('forgets crashes that are older than a day', () => {
    const old = countCrash(countCrash(HEALTHY, NOON), NOON);
    expect(isOff(countCrash(old, NOON + OFF_FOR_MS), NOON + OFF_FOR_MS)).toBe(false);
  });

  it('is not misled by a clock that jumped', () => {
    const in2099 = Date.UTC(2099, 0, 1);
    const wrong = [1, 2, 3].reduce((state) => countCrash(state, in2099), HEALTHY);
    expect(isOff(wrong, NOON)).toBe(false);
    expect(countCrash({ crashes: [in2099, in2099], offUntil: 0 }, NOON)).toEqual({ crashes: [NOON], offUntil: 0 });
  });
});

describe('the file of the graphics state', () => {
  let data: string;
  const lines: string[] = [];
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'graphics-'));
    lines.length = 0;
  });
  afterEach(() => rm(data, { recursive: true }));
  const read = () => readGraphics(data, (line) => lines.push(line));

  it('keeps what was written', async () => {
    const state = countCrash(HEALTHY, NOON);
    await writeGraphics(data, state);
    expect(await read()).toEqual(state);
    expect(lines).toEqual([]);
  });

  it('starts healthy when there is none, without a word', async () => {
    expect(await read()).toEqual(HEALTHY);
    expect(lines).toEqual([]);
  });

  it.each(['', '{"crashes": 3}', '{'])('starts healthy and says so when the file holds %j', async (content) => {
    await writeFile(join(data, 'graphics.json'), content);
    expect(await read()).toEqual(HEALTHY);
    expect(lines).toHaveLength(1);
    expect(await readFile(join(data, 'graphics.json'), 'utf8')).toBe(content);
  });
});
