import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BUNDLED } from './library/pointer.ts';
import { createStore } from './library/store.ts';
import { putGeneration, temporaryDirectory } from './library/testing.ts';
import { openDatabase } from './records/database.ts';
import { CHANNELS } from './shell/channels.ts';
import { EXIT_CODES } from './shell/exit-codes.ts';
import { START_URL } from './shell/scheme.ts';
import * as electron from './shell/testing/electron.ts';
import { putSmall } from './updates/small-generation.ts';
import { addGenerations, FOLDER, putVersion, releaseOf } from './updates/updates-fixture.ts';

const { app, ipcMain, Menu, powerSaveBlocker, protocol, screen, session } = electron;

/** The first boot compiles everything that main imports; in milliseconds. */
const BOOT_MS = 15_000;

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
const argv = process.argv;

/** Boots main as Electron would, with the given arguments, and waits until the page was asked for or the end came. */
async function boot(...args: string[]): Promise<void> {
  process.argv = ['electron', dir.path, ...args];
  vi.resetModules();
  vi.doMock('electron', () => electron);
  await import('./main.ts');
  await vi.waitFor(() => {
    const loaded = electron.MockWindow.made.some((window) => window.webContents.loaded.length > 0);
    if (!loaded && app.exit.mock.calls.length === 0) throw new Error('neither shown nor ended');
  }, BOOT_MS);
}

beforeEach(async () => {
  dir = await temporaryDirectory();
  app.getAppPath = () => dir.path;
  const built = join(dir.path, 'build', 'out');
  await mkdir(join(built, 'app'), { recursive: true });
  await writeFile(join(built, 'app', 'index.html'), '<!doctype html><title>The page</title>');
  await createStore(join(built, 'library')).switchTo(await putGeneration(join(built, 'library'), [['media/a.txt', 'text/plain', 'hello']]));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(async () => {
  process.argv = argv;
  vi.restoreAllMocks();
  vi.clearAllMocks();
  for (const emitter of [app, ipcMain, screen]) emitter.removeAllListeners();
  electron.MockWindow.made.length = 0;
  session.partitions.clear();
  protocol.schemes.length = 0;
  app.lock = true;
  await dir.remove();
});

const data = (): string => join(dir.path, 'data');

describe('main', () => {
  it('shows the exhibition on the whole display, locked and served from the scheme', async () => {
    await boot('--data', data());
    const [window, ...others] = electron.MockWindow.made;
    expect(others).toEqual([]);
    expect(window?.webContents.loaded).toEqual([START_URL]);
    expect(window?.options).toMatchObject({ kiosk: true, ...screen.getPrimaryDisplay().bounds });
    expect(protocol.schemes).toHaveLength(1);
    expect(app.enableSandbox).toHaveBeenCalledOnce();
    expect(Menu.setApplicationMenu).toHaveBeenCalledWith(null);
    expect([...powerSaveBlocker.started.values()]).toContain('prevent-display-sleep');

    const kiosk = session.partitions.get('kiosk');
    expect(kiosk?.cancels('https://example.org/')).toBe(true);
    expect(kiosk?.setPermissionRequestHandler).toHaveBeenCalledOnce();
    expect(window?.webContents.windowOpenHandler).toBeDefined();
    const serve = kiosk?.protocol.handlers.get('kiosk');
    expect(await (await serve?.(new Request(START_URL)))?.text()).toContain('The page');
    expect(await (await serve?.(new Request(`${START_URL}media/a.txt`)))?.text()).toBe('hello');
  });

  it('says when the display is not the one that the settings name', async () => {
    await mkdir(data(), { recursive: true });
    await writeFile(join(data(), 'settings.json'), '{"display": {"label": "VGA-9", "rotation": 270}}');
    await boot('--data', data());
    electron.MockWindow.made[0]?.emit('ready-to-show');
    const said = vi.mocked(process.stderr.write).mock.calls.map(([text]) => String(text)).join('');
    expect(said).toMatch(/display "VGA-9" is not connected/);
    expect(said).toMatch(/turned by 90 degrees, not by 270/);
  });

  it('keeps what visitors leave in the data folder', async () => {
    await boot('--data', data());
    const serve = session.partitions.get('kiosk')?.protocol.handlers.get('kiosk');
    const slip = { id: randomUUID(), visit: randomUUID(), topic: 'missing-name', evidence: 'family' };
    const answer = await serve?.(new Request(`${START_URL}api/slips`, { method: 'POST', body: JSON.stringify(slip) }));
    expect(await answer?.json()).toEqual({ kept: true });
    const database = openDatabase(data(), new Date(), () => undefined);
    expect(database.prepare('SELECT id FROM slips').all()).toEqual([{ id: slip.id }]);
    database.close();
  });

  it('shows the window once it can be painted, and listens to its page', async () => {
    await boot('--data', data());
    const [window] = electron.MockWindow.made;
    expect(window?.visible).toBe(false);
    window?.emit('ready-to-show');
    expect(window?.visible).toBe(true);
    expect(ipcMain.listenerCount(CHANNELS.beat)).toBe(1);
    expect(screen.listenerCount('display-removed')).toBe(1);
  });

  it('goes back by itself when the page dies with an exhibition that is on trial', async () => {
    const built = join(dir.path, 'build', 'out', 'library');
    const library = join(data(), 'library');
    const first = await putSmall(built);
    const second = await putVersion(built, first, '2.0.0');
    await addGenerations(built, library);
    await createStore(library).switchTo(second);
    const trial = { generation: second, source: FOLDER, before: { current: BUNDLED }, failures: 0 };
    await writeFile(join(data(), 'updates.json'), JSON.stringify({ releases: { [second]: releaseOf(second, '2.0.0') }, rejected: [], trial }));
    await boot('--data', data());
    const serve = session.partitions.get('kiosk')?.protocol.handlers.get('kiosk');
    const shown = async () => ((await (await serve?.(new Request(`${START_URL}api/signals`)))?.json()) as { generation: string }).generation;
    expect(await shown()).toBe(second);
    // Each death is answered by a pause, in which another one is the same.
    await vi.waitFor(async () => {
      electron.MockWindow.made[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
      expect(await shown()).toBe(first);
    }, { timeout: BOOT_MS, interval: 300 });
  });

  it('is an ordinary window when asked', async () => {
    await boot('--data', data(), '--window');
    expect(electron.MockWindow.made[0]?.options.kiosk).toBeUndefined();
  });

  it('ends with 2 at a switch that it does not know, before it does anything', async () => {
    await boot('--remote-debugging-port=9222');
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(EXIT_CODES.usage);
    expect(electron.MockWindow.made).toEqual([]);
    expect(protocol.schemes).toEqual([]);
  });

  it('ends with 75 when another kiosk has the data', async () => {
    app.lock = false;
    await boot('--data', data());
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(EXIT_CODES.alreadyRunning);
    expect(electron.MockWindow.made).toEqual([]);
  });

  it('ends with 70 when there is no exhibition to show', async () => {
    await boot('--data', data(), '--content', join(dir.path, 'nothing'));
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(EXIT_CODES.failed);
    expect(process.stderr.write).toHaveBeenCalledWith(expect.stringContaining('nothing'));
  });
});
