import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { CLEANING_MS, openSignals } from './signals.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let time = 0;
const lines: string[] = [];

beforeEach(async () => {
  dir = await temporaryDirectory();
  time = 1000;
  lines.length = 0;
});
afterEach(() => dir.remove());

function open(disk: Partial<Disk> = {}) {
  return openSignals({ data: dir.path, log: (line) => void lines.push(line), now: () => time, disk: { ...realDisk, ...disk } });
}
const at = (name: string) => join(dir.path, name);
const refuse = () => Promise.reject(new Error('EROFS'));

describe('mute', () => {
  it('is as long as the file is there, and is said once', async () => {
    const signals = open();
    expect(await signals.read()).toEqual({ mute: false, cleaning: 0 });
    await writeFile(at('mute'), '');
    for (let asked = 0; asked < 3; asked += 1) expect((await signals.read()).mute).toBe(true);
    expect(lines).toHaveLength(1);
    expect(signals.notes()[0]).toContain(at('mute'));
    await rm(at('mute'));
    expect((await signals.read()).mute).toBe(false);
    expect(signals.notes()).toEqual([]);
  });

  it('outlasts a restart when it was asked for, and goes when it is asked to', async () => {
    await open().setMute(true);
    const signals = open();
    expect((await signals.read()).mute).toBe(true);
    await signals.setMute(false);
    expect((await signals.read()).mute).toBe(false);
    expect(existsSync(at('mute'))).toBe(false);
  });

  it('is silent even where no file can be written', async () => {
    const signals = open({ writeFile: refuse });
    await signals.setMute(true);
    expect((await signals.read()).mute).toBe(true);
    expect(lines.at(-1)).toContain('only until the next start');
    await signals.setMute(false);
    expect((await signals.read()).mute).toBe(false);
  });

  it('does not claim that the sound is back when the file stays', async () => {
    await writeFile(at('mute'), '');
    const signals = open({ remove: refuse });
    await expect(signals.setMute(false)).rejects.toThrow('EROFS');
    expect((await signals.read()).mute).toBe(true);
  });
});

describe('cleaning', () => {
  it('lasts a minute from the asking', async () => {
    const signals = open();
    signals.clean();
    expect((await signals.read()).cleaning).toBe(CLEANING_MS);
    time += CLEANING_MS - 1;
    expect((await signals.read()).cleaning).toBe(1);
    time += 1;
    expect((await signals.read()).cleaning).toBe(0);
  });

  it('ends before its time when it is told to', async () => {
    const signals = open();
    signals.clean();
    signals.stopCleaning();
    expect((await signals.read()).cleaning).toBe(0);
  });

  it('begins with the file, which is taken away', async () => {
    const signals = open();
    await writeFile(at('cleaning'), '');
    expect((await signals.read()).cleaning).toBe(CLEANING_MS);
    expect(existsSync(at('cleaning'))).toBe(false);
    time += 2 * CLEANING_MS;
    await writeFile(at('cleaning'), '');
    expect((await signals.read()).cleaning).toBe(CLEANING_MS);
  });

  it('answers once to a file that cannot be taken away', async () => {
    const signals = open({ remove: refuse });
    await writeFile(at('cleaning'), '');
    expect((await signals.read()).cleaning).toBe(CLEANING_MS);
    time += CLEANING_MS;
    expect((await signals.read()).cleaning).toBe(0);
    expect(lines.filter((line) => line.includes('EROFS'))).toHaveLength(1);
  });
});
