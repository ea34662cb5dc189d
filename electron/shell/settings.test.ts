import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PowerSaveBlocker } from 'electron';
import { claimData } from './instance.ts';
import { placesOf } from './places.ts';
import { keepAwake } from './power.ts';
import { readSettings } from './settings.ts';
import { app, powerSaveBlocker } from './testing/electron.ts';

let data: string;
const lines: string[] = [];
const log = (line: string): void => {
  lines.push(line);
};
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'settings-'));
  lines.length = 0;
});
afterEach(() => rm(data, { recursive: true }));

describe('readSettings', () => {
  it('fills the primary display when nothing is set', async () => {
    expect(await readSettings(data, log)).toEqual({ display: {} });
    expect(lines).toEqual([]);
  });

  it('reads the display and its rotation', async () => {
    await writeFile(join(data, 'kiosk.json'), '{"display": {"label": "DP-2", "rotation": 270}}');
    expect(await readSettings(data, log)).toEqual({ display: { label: 'DP-2', rotation: 270 } });
  });

  it.each(['', '{"display": {"rotation": 45}}', '{"displays": {}}'])('starts all the same, and says so, when the file holds %j', async (text) => {
    await writeFile(join(data, 'kiosk.json'), text);
    expect(await readSettings(data, log)).toEqual({ display: {} });
    expect(lines[0]).toContain('kiosk.json');
  });
});

describe('placesOf', () => {
  it('finds the media beside the package, or the build of a checkout', () => {
    const packaged = placesOf({ isPackaged: true, getAppPath: () => '/opt/kiosk/resources/app.asar' }, '/opt/kiosk/resources');
    expect(packaged).toEqual({
      app: '/opt/kiosk/resources/app.asar/build/out/app',
      library: '/opt/kiosk/resources/library',
      preload: '/opt/kiosk/resources/app.asar/build/out/electron/preload.cjs',
    });
    expect(placesOf({ isPackaged: false, getAppPath: () => '/src' }, '/elsewhere').library).toBe('/src/build/out/library');
  });
});

describe('claimData', () => {
  it('puts the lock into the data folder and says whether it was free', () => {
    expect(claimData(app, '/data')).toBe(true);
    expect(app.paths.get('userData')).toBe('/data/electron');
    app.lock = false;
    expect(claimData(app, '/data')).toBe(false);
    app.lock = true;
  });
});

describe('keepAwake', () => {
  it('keeps the display on until it is stopped', () => {
    const stop = keepAwake(powerSaveBlocker as PowerSaveBlocker);
    expect([...powerSaveBlocker.started.values()]).toEqual(['prevent-display-sleep']);
    stop();
    stop();
    expect(powerSaveBlocker.started.size).toBe(0);
  });
});
