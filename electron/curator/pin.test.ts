import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { afterPowerCut, copyFolder, recordingDisk } from '../library/recording.ts';
import type { Step } from '../library/recording.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { openPin, writePin } from './pin.ts';
import type { PinChange } from './pin.ts';
import { FREE_TRIES, LONGEST_DELAY_S } from './tries.ts';

/** A hash that costs next to nothing. */
const COST = { N: 2, r: 1, p: 1 };
const PIN = '470681';
const OTHER = '902814';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let time = 0;
const lines: string[] = [];
const changes: PinChange[] = [];

beforeEach(async () => {
  dir = await temporaryDirectory();
  time = 1_000;
  lines.length = 0;
  changes.length = 0;
});
afterEach(() => dir.remove());

const at = (name: string) => join(dir.path, name);
function open(disk: Partial<Disk> = {}, data = dir.path) {
  return openPin({ data, log: (line) => void lines.push(line), onChange: (how) => void changes.push(how), now: () => time, disk: { ...realDisk, ...disk }, cost: COST });
}
async function openWithPin(disk: Partial<Disk> = {}) {
  await writePin(dir.path, PIN, realDisk, COST);
  const pin = open(disk);
  await pin.look();
  return pin;
}
const refuse = () => Promise.reject(new Error('EROFS'));

describe('the file set-pin', () => {
  it('sets the PIN, is gone then, and leaves nothing of its digits', async () => {
    const pin = open();
    await pin.look();
    expect([pin.isSet(), await pin.attempt(PIN)]).toEqual([false, { kind: 'closed' }]);
    await writeFile(at('set-pin'), `\uFEFF${PIN}\r\n`);
    await pin.look();
    expect(pin.isSet()).toBe(true);
    await expect(stat(at('set-pin'))).rejects.toThrow('ENOENT');
    expect(await readFile(at('pin.json'), 'utf8')).not.toContain(PIN);
    expect((await stat(at('pin.json'))).mode & 0o777).toBe(0o600);
    expect(await pin.attempt(PIN)).toEqual({ kind: 'right' });
    expect([changes, pin.notes(), lines]).toEqual([['file'], [], ['The PIN of the panel was set.']]);
  });

  it.each([['123456', 'first that anybody'], ['12345', '6 to 12 digits'], ['', '6 to 12 digits'], ['x'.repeat(5000), 'more than 4096 bytes']])('stays while it cannot be taken (%#), which is told once', async (text, reason) => {
    await writeFile(at('set-pin'), text);
    const pin = open();
    for (let looks = 0; looks < 3; looks += 1) await pin.look();
    expect([pin.isSet(), lines.length]).toEqual([false, 1]);
    expect(pin.notes()).toEqual(lines);
    expect(lines[0]).toContain(reason);
    await writeFile(at('set-pin'), PIN);
    await pin.look();
    expect([pin.isSet(), pin.notes()]).toEqual([true, []]);
  });

  it('sets the PIN once when it cannot be taken away', async () => {
    const pin = open({ remove: (path) => (path.endsWith('set-pin') ? refuse() : realDisk.remove(path)) });
    await writeFile(at('set-pin'), PIN);
    await pin.look();
    await pin.set(OTHER);
    await pin.look();
    expect(await pin.attempt(OTHER)).toEqual({ kind: 'right' });
    expect(pin.notes()[0]).toContain('EROFS');
  });
});

describe('the PIN', () => {
  it('is noticed when another process sets it or takes it away', async () => {
    const pin = await openWithPin();
    for (let tries = 0; tries <= FREE_TRIES; tries += 1) await pin.attempt(OTHER);
    expect(pin.wait()).toBeGreaterThan(0);
    await writePin(dir.path, OTHER, realDisk, COST);
    await pin.look();
    expect([changes, pin.wait(), await pin.attempt(OTHER)]).toEqual([['elsewhere'], 0, { kind: 'right' }]);
    await rm(at('pin.json'));
    expect(await pin.attempt(OTHER)).toEqual({ kind: 'closed' });
    expect(changes).toEqual(['elsewhere', 'elsewhere']);
  });

  it.each(['', '{}', '{"format":1,"scrypt":{"N":1073741824,"r":8,"p":1},"salt":"AAAAAAAAAAAAAAAAAAAAAA==","hash":"AAAA"}'])('is none when its file is damaged (%#), and says what to do', async (text) => {
    await writeFile(at('pin.json'), text);
    const pin = open();
    for (let looks = 0; looks < 3; looks += 1) await pin.look();
    expect([pin.isSet(), await pin.attempt(PIN), lines.length]).toEqual([false, { kind: 'closed' }, 1]);
    expect(pin.notes()[0]).toContain(`write its digits into a file ${at('set-pin')}`);
    await writeFile(at('set-pin'), PIN);
    await pin.look();
    expect([await pin.attempt(PIN), pin.notes()]).toEqual([{ kind: 'right' }, []]);
  });

  it('is tried one after the other, so that tries at the same time are no more than others', async () => {
    const pin = await openWithPin();
    const answers = await Promise.all(Array.from({ length: 50 }, () => pin.attempt(OTHER)));
    expect(answers.filter(({ kind }) => kind === 'wrong')).toHaveLength(FREE_TRIES + 1);
    expect(answers.filter(({ kind }) => kind === 'too-early')).toHaveLength(50 - FREE_TRIES - 1);
    time += LONGEST_DELAY_S * 1000;
    expect(await pin.attempt(PIN)).toEqual({ kind: 'right' });
    expect([pin.wait(), pin.failures()]).toEqual([0, 0]);
  });

  it('lets ten thousand tries in a row change nothing', async () => {
    const pin = await openWithPin();
    const kinds = new Set<string>();
    for (let tries = 0; tries < 10_000; tries += 1) kinds.add((await pin.attempt(OTHER)).kind);
    expect(kinds).toEqual(new Set(['wrong', 'too-early']));
    expect(pin.failures()).toBe(FREE_TRIES + 1);
    time += 5_000;
    expect(await pin.attempt(PIN)).toEqual({ kind: 'right' });
  });

  it('opens, and counts, where nothing can be written', async () => {
    const pin = await openWithPin({ writeFile: refuse });
    for (let tries = 0; tries <= FREE_TRIES; tries += 1) expect((await pin.attempt(OTHER)).kind).toBe('wrong');
    expect((await pin.attempt(PIN)).kind).toBe('too-early');
    time += LONGEST_DELAY_S * 1000;
    expect(await pin.attempt(PIN)).toEqual({ kind: 'right' });
    expect(lines[0]).toContain('until the next start only');
    await expect(pin.set(OTHER)).rejects.toThrow('EROFS');
    expect(await pin.attempt(PIN)).toEqual({ kind: 'right' });
  });

  it('is not set to one that is weak', async () => {
    const pin = await openWithPin();
    await expect(pin.set('000000')).rejects.toMatchObject({ name: 'WeakPin', reason: 'trivial' });
    expect(await pin.attempt(PIN)).toEqual({ kind: 'right' });
  });
});

describe('a power cut', () => {
  const before = () => join(dir.path, 'before');
  const during = () => join(dir.path, 'during');
  const after = () => join(dir.path, 'after');

  it('leaves the old PIN or the new one, whole, while it is changed', async () => {
    await writePin(before(), PIN, realDisk, COST);
    await copyFolder(before(), during());
    const steps: Step[] = [];
    const pin = open(recordingDisk(realDisk, steps), during());
    await pin.look();
    await pin.set(OTHER);
    const found: string[] = [];
    for (const namesKept of [false, true]) {
      for (let count = 0; count <= steps.length; count += 1) {
        await afterPowerCut(before(), during(), steps.slice(0, count), after(), { namesKept });
        const again = open({}, after());
        const opens = [(await again.attempt(PIN)).kind, (await again.attempt(OTHER)).kind];
        expect(opens.sort(), `after ${count} steps`).toEqual(['right', 'wrong']);
        found.push((await open({}, after()).attempt(OTHER)).kind);
      }
      expect(found.at(-1)).toBe('right');
    }
    expect(new Set(found)).toEqual(new Set(['right', 'wrong']));
  });

  it('gives no try back: what was answered is counted, and what was begun may be', async () => {
    await writePin(before(), PIN, realDisk, COST);
    await copyFolder(before(), during());
    const steps: Step[] = [];
    const answered: number[] = [];
    const pin = open(recordingDisk(realDisk, steps), during());
    for (let tries = 0; tries < 3; tries += 1) {
      await pin.attempt(OTHER);
      answered.push(steps.length);
    }
    for (const namesKept of [false, true]) {
      for (let count = 0; count <= steps.length; count += 1) {
        await afterPowerCut(before(), during(), steps.slice(0, count), after(), { namesKept });
        const again = open({}, after());
        await again.look();
        const told = answered.filter((length) => length <= count).length;
        expect(again.failures(), `after ${count} steps`).toBeGreaterThanOrEqual(told);
        expect(again.failures()).toBeLessThanOrEqual(told + 1);
      }
    }
  });
});
