/* The shell in the real Electron. It runs wherever the binary is; everywhere else each test is skipped, and says so. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { bundleShell } from '../../build/package/bundle.ts';
import { prepareSources, ROOT } from '../../build/package/sources.ts';
import { findElectron } from '../boot/runtime.ts';
import { EXIT_CODES } from '../shell/exit-codes.ts';

const NARRATION = '/media/narration/lei-river.zh-Hans.webm';

const binary = findElectron({ root: ROOT, env: process.env, platform: process.platform });
/** Electron needs `--no-sandbox` as root, which the shell refuses like every switch that it does not know. */
const isRoot = process.getuid?.() === 0;

let data: string;
let app: ElectronApplication;
let page: Page;

test.describe('the shell in Electron', () => {
  test.skip(binary === undefined, 'ELECTRON WAS NOT SEEN RUNNING: its binary is not on this machine (electron/shell/UNSEEN.md says how to check)');
  test.skip(isRoot, 'ELECTRON WAS NOT SEEN RUNNING: it does not run as root; run the tests as an ordinary user');
  test.describe.configure({ mode: 'serial' });

  test.beforeAll(async () => {
    await prepareSources();
    await bundleShell(ROOT);
    data = await mkdtemp(join(tmpdir(), 'kiosk-shell-'));
    app = await _electron.launch({ executablePath: binary ?? '', args: [ROOT, '--data', data], cwd: ROOT });
    page = await app.firstWindow();
  });
  test.afterAll(async () => {
    await app.close();
    await rm(data, { recursive: true, force: true });
  });

  test('shows the exhibition from its own scheme', async () => {
    await expect.poll(() => page.url()).toBe('kiosk://exhibition/');
    const answer = await page.evaluate(async () => (await fetch('/api/exhibition')).json() as Promise<{ id: string }>);
    expect(answer.id).toBe('hengyang');
  });

  test('fills its display in kiosk mode', async () => {
    const fits = await app.evaluate(({ BrowserWindow, screen }) => {
      const [window] = BrowserWindow.getAllWindows();
      const { bounds } = screen.getPrimaryDisplay();
      const { x, y, width, height } = window?.getBounds() ?? { x: -1, y: -1, width: 0, height: 0 };
      return window?.isKiosk() === true && x === bounds.x && y === bounds.y && width === bounds.width && height === bounds.height;
    });
    expect(fits).toBe(true);
  });

  test('has no Node in the page, and a bridge of three methods', async () => {
    const seen = await page.evaluate(() => ({ node: 'process' in globalThis || 'require' in globalThis, bridge: Object.keys((globalThis as unknown as { kioskHost: object }).kioskHost) }));
    expect(seen).toEqual({ node: false, bridge: ['beat', 'report', 'onResumed'] });
  });

  test('stays inside: no other address, no window, no request to elsewhere', async () => {
    await page.evaluate(() => {
      location.href = 'https://example.invalid/';
    });
    expect(await page.evaluate(() => window.open('https://example.invalid/'))).toBeNull();
    expect(await page.evaluate(() => fetch('http://127.0.0.1:1/').then(() => 'answered', () => 'refused'))).toBe('refused');
    expect(page.url()).toBe('kiosk://exhibition/');
    expect(app.windows()).toHaveLength(1);
  });

  test('answers ranges, and seeks in a narration', async () => {
    const range = await page.evaluate(async (path) => {
      const response = await fetch(path, { headers: { range: 'bytes=100-199' } });
      return { status: response.status, range: response.headers.get('content-range'), bytes: (await response.arrayBuffer()).byteLength };
    }, NARRATION);
    expect(range).toMatchObject({ status: 206, bytes: 100 });
    const seconds = await page.evaluate(
      (path) =>
        new Promise<number>((resolve, reject) => {
          const audio = new Audio(path);
          audio.onerror = () => reject(new Error('the narration does not load'));
          audio.onloadedmetadata = () => {
            audio.currentTime = 10;
          };
          audio.onseeked = () => resolve(audio.currentTime);
        }),
      NARRATION,
    );
    expect(seconds).toBeCloseTo(10, 1);
  });

  test('brings the exhibition back after its renderer was killed', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.title').catch(() => '') as Promise<string>), { timeout: 30_000 })
      .toContain('衡阳');
  });

  test('lets no second kiosk use the same data', () => {
    const second = spawnSync(binary ?? '', [ROOT, '--data', data], { timeout: 30_000 });
    expect(second.status).toBe(EXIT_CODES.alreadyRunning);
  });

  test('ends at a switch that it does not know', () => {
    const started = spawnSync(binary ?? '', [ROOT, '--remote-debugging-port=9222'], { timeout: 30_000, encoding: 'utf8' });
    expect(started.status).toBe(EXIT_CODES.usage);
    expect(started.stderr).toContain('--remote-debugging-port');
  });
});
