import { describe, expect, it } from 'vitest';
import type { PowerSaveBlocker } from 'electron';
import { claimData } from './instance.ts';
import { placesOf } from './places.ts';
import { keepAwake } from './power.ts';
import { app, powerSaveBlocker } from './testing/electron.ts';

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
