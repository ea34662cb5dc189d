import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_KIOSK_SETTINGS } from '../../media/schema/index.ts';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { openSettings } from './settings.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
const lines: string[] = [];
const log = (line: string): void => void lines.push(line);
const file = () => join(dir.path, 'settings.json');

beforeEach(async () => {
  dir = await temporaryDirectory();
  lines.length = 0;
});
afterEach(() => dir.remove());

describe('openSettings', () => {
  it('has the defaults, and nothing to say, where nobody has set anything', async () => {
    const settings = openSettings(dir.path, log);
    expect(await settings.read()).toEqual(DEFAULT_KIOSK_SETTINGS);
    expect([settings.notes(), lines]).toEqual([[], []]);
  });

  it('notices that the file comes, changes and goes', async () => {
    const settings = openSettings(dir.path, log);
    await settings.read();
    await writeFile(file(), '{"idleSeconds": 30}');
    expect(await settings.read()).toEqual({ ...DEFAULT_KIOSK_SETTINGS, idleSeconds: 30 });
    await writeFile(file(), '{"idleSeconds": 300}');
    expect((await settings.read()).idleSeconds).toBe(300);
    await rm(file());
    expect(await settings.read()).toEqual(DEFAULT_KIOSK_SETTINGS);
    expect(settings.notes()).toEqual([]);
  });

  it('reads a file once, however often it is asked for', async () => {
    await writeFile(file(), '{"idleSeconds": 30}');
    const settings = openSettings(dir.path, log);
    await Promise.all([settings.read(), settings.read(), settings.read()]);
    await settings.read();
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['', /JSON/],
    ['{"idleSeconds": 30', /JSON/],
    ['{"idleSeconds": 5}', /idleSeconds: must be a whole number of seconds from 20 to 1800/],
    [' '.repeat(65 * 1024), /more than 65536 bytes/],
  ])('keeps the last good settings when the file is broken (%#), and says so once', async (broken, reason) => {
    await writeFile(file(), '{"idleSeconds": 30}');
    const settings = openSettings(dir.path, log);
    await settings.read();
    lines.length = 0;
    await writeFile(file(), broken);
    for (let asked = 0; asked < 3; asked += 1) expect((await settings.read()).idleSeconds).toBe(30);
    expect(lines).toHaveLength(1);
    expect(settings.notes()).toEqual(lines);
    expect(lines[0]).toMatch(reason);
    expect(lines[0]).toContain(file());
    expect(lines[0]).toContain('those before stay in force. Mend the file');
    await writeFile(file(), '{"idleSeconds": 40}');
    expect((await settings.read()).idleSeconds).toBe(40);
    expect(settings.notes()).toEqual([]);
  });

  it('has the defaults when it starts with a broken file', async () => {
    await writeFile(file(), '[]');
    const settings = openSettings(dir.path, log);
    expect(await settings.read()).toEqual(DEFAULT_KIOSK_SETTINGS);
    expect(settings.notes()[0]).toContain('the defaults are in force');
  });

  it('takes what it knows, and names what it does not', async () => {
    await writeFile(file(), '\uFEFF{"idelSeconds": 30, "autoplay": true}');
    const settings = openSettings(dir.path, log);
    expect(await settings.read()).toEqual({ ...DEFAULT_KIOSK_SETTINGS, autoplay: true });
    expect(settings.notes()[0]).toContain('"idelSeconds", which this version does not know');
  });

  it('survives a folder in the place of the file', async () => {
    await realDisk.makeDirectory(file());
    const settings = openSettings(dir.path, log);
    expect(await settings.read()).toEqual(DEFAULT_KIOSK_SETTINGS);
    expect(settings.notes()).toHaveLength(1);
  });
});

describe('write', () => {
  it('writes what is read again, and leaves nothing beside it', async () => {
    const settings = openSettings(dir.path, log);
    await settings.write({ ...DEFAULT_KIOSK_SETTINGS, volumeCap: 0.5 });
    expect(await settings.read()).toEqual({ ...DEFAULT_KIOSK_SETTINGS, volumeCap: 0.5 });
    expect(await readdir(dir.path)).toEqual(['settings.json']);
  });

  it('makes the new bytes durable before they take the place of the old ones', async () => {
    const steps: string[] = [];
    const disk = Object.fromEntries(
      Object.keys(realDisk).map((name) => [name, (path: string) => Promise.resolve(void steps.push(`${name} ${path.slice(dir.path.length)}`))]),
    ) as unknown as Disk;
    await openSettings(dir.path, log, disk).write(DEFAULT_KIOSK_SETTINGS);
    expect(steps).toEqual(['makeDirectory ', 'writeFile /settings.json.new', 'sync /settings.json.new', 'rename /settings.json.new', 'syncDirectory ']);
  });

  it('writes nothing that could not be read', async () => {
    await expect(openSettings(dir.path, log).write({ ...DEFAULT_KIOSK_SETTINGS, volumeCap: 2 })).rejects.toThrow('volumeCap: must be a number from 0');
    expect(await readdir(dir.path)).toEqual([]);
  });
});
