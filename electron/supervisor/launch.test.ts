import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFailed, test } from 'vitest';
import { ensureChromium } from './chromium.ts';
import { createLauncher } from './launch.ts';
import type { ChromiumKiosk, LaunchChromium } from './launch.ts';
import { supervise } from './supervise.ts';
import type { Supervisor } from './supervise.ts';
import { processesWith, servePage, until } from './testing.ts';

// Each of these tests starts Chromium twice, on machines that have other work.
const SLOW = { timeout: 60_000 };
const TIMINGS = { lookEvery: 500, lookWithin: 2000, misses: 4, appearWithin: 15_000, fillWithin: 5000 };

let dir: string;
let profile: string;
let page: Awaited<ReturnType<typeof servePage>>;
let log: string[];
let kiosk: ChromiumKiosk | undefined;
let supervisor: Supervisor | undefined;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kiosk-'));
  profile = join(dir, 'chromium');
  page = await servePage();
  log = [];
});

afterEach(async () => {
  await supervisor?.stop();
  supervisor = undefined;
  page.close();
  await until('every process to be gone', async () => (await processesWith(profile)).size === 0);
  await rm(dir, { recursive: true });
});

const say = (line: string) => void log.push(line);

/** Shows the page in a real Chromium, and keeps hold of whatever kiosk is running. */
async function show(): Promise<void> {
  onTestFailed(() => void process.stderr.write(`The kiosk's log:\n${log.join('\n')}\n`));
  const program = await ensureChromium({ install: false, log: say });
  const sandbox = process.getuid?.() !== 0;
  const real = await createLauncher({ program, profile, show: 'none', sandbox, origin: page.origin }, say);
  const launch: LaunchChromium = async (wish, events) => {
    kiosk = await real(wish, events);
    return kiosk;
  };
  supervisor = supervise({ launch, url: page.url, fill: false, log: say, timings: TIMINGS });
  await until('the exhibition', () => log.some((line) => line.startsWith('The exhibition is shown')));
}

function current(): ChromiumKiosk {
  if (!kiosk) throw new Error('no kiosk was started');
  return kiosk;
}

/** Runs a script in the page, without waiting for it: it may hang or lose its page. */
function script(expression: string): void {
  current().page.send('Runtime.evaluate', { expression, userGesture: true }).catch(() => undefined);
}

const visits = () => page.visits.filter((path) => path === '/?key=s3cret').length;

/** Does harm to the kiosk, and waits until another browser shows it, seen by a new visit and a look at the page. */
async function shownAgainAfter(harm: (kiosk: ChromiumKiosk) => void): Promise<void> {
  const before = current();
  harm(before);
  await until('another kiosk', () => current() !== before && visits() > 1, 30_000);
  await until('the exhibition in it', async () => (await current().look()) === 'exhibition');
}

test('the exhibition is shown; the secret is in no argument list, and in no log', SLOW, async () => {
  await show();
  expect(await current().look()).toBe('exhibition');
  const processes = await processesWith(profile);
  expect(processes.size).toBeGreaterThan(0);
  expect(processes.has(current().pid ?? 0)).toBe(true);
  for (const { line } of processes.values()) expect(line).not.toContain('s3cret');
  expect(log.join('\n')).not.toContain('s3cret');
});

test('a crashed page is started again', SLOW, async () => {
  await show();
  await shownAgainAfter(({ page }) => void page.send('Page.crash').catch(() => undefined));
  expect(log.join()).toContain('the page crashed');
});

test('a renderer that is killed is started again', SLOW, async () => {
  await show();
  const renderers = await processesWith('--type=renderer');
  await shownAgainAfter(({ pid }) => {
    for (const [renderer, { group }] of renderers) if (group === pid) process.kill(renderer, 'SIGKILL');
  });
  expect(log.join()).toContain('the page crashed');
});

test('a frozen page is started again', SLOW, async () => {
  await show();
  await shownAgainAfter(() => script('while (true) {}'));
  expect(log.join()).toContain('the page is frozen');
});

test('a page that lost its content is started again', SLOW, async () => {
  await show();
  await shownAgainAfter(() => script('document.body.replaceChildren()'));
  expect(log.join()).toContain('the page is empty');
});

test('a browser that is killed is started again, in spite of the lock that it leaves', SLOW, async () => {
  await show();
  await shownAgainAfter(({ pid }) => process.kill(pid ?? 0, 'SIGKILL'));
  expect(log.join()).toContain('Chromium ended (SIGKILL)');
});

test('a closed window is opened again', SLOW, async () => {
  await show();
  await shownAgainAfter(({ page }) => void page.send('Page.close').catch(() => undefined));
});

async function pages(): Promise<string[]> {
  const { targetInfos } = await current().root.send('Target.getTargets');
  return targetInfos.filter(({ type }) => type === 'page').map(({ url }) => url);
}

test('other windows are closed, whoever opens them', SLOW, async () => {
  await show();
  const closed = () => log.filter((line) => line.startsWith('Closed another window'));
  await current().root.send('Target.createTarget', { url: 'chrome://version' });
  await until('the tab to be closed', () => closed().length === 1);
  script(`window.open('${page.origin}/empty', '', 'width=300,height=300')`);
  await until('the window to be closed', () => closed().length === 2);
  await until('the kiosk to be alone', async () => (await pages()).join() === page.url);
  expect(await current().look()).toBe('exhibition');
});

test('a page that goes elsewhere is brought back, in the same browser', SLOW, async () => {
  await show();
  const { pid } = current();
  for (const url of ['data:text/html,elsewhere', 'http://localhost:1/', 'about:blank']) {
    const before = visits();
    await current().page.send('Page.navigate', { url });
    await until(`the exhibition after ${url}`, async () => visits() > before && (await current().look()) === 'exhibition');
    expect(await pages()).toEqual([page.url]);
  }
  expect(current().pid).toBe(pid);
});

test('no name and no other address can be reached', SLOW, async () => {
  await show();
  const other = await servePage();
  const reach = async (url: string) => {
    const expression = `fetch(${JSON.stringify(url)}, { mode: 'no-cors' }).then(() => 'reached', () => 'not reached')`;
    const { result } = await current().page.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    return result.value as string;
  };
  expect(await reach(other.origin)).toBe('reached');
  expect(await reach(other.origin.replace('127.0.0.1', 'localhost'))).toBe('not reached');
  expect(await reach(other.origin.replace('127.0.0.1', '127.0.0.2'))).toBe('not reached');
  other.close();
});

test('a program that is no browser fails with what it said, and is tried again', SLOW, async () => {
  const launch = await createLauncher({ program: process.execPath, profile, show: 'none', sandbox: true, origin: page.origin }, say);
  supervisor = supervise({ launch, url: page.url, fill: false, log: say, timings: TIMINGS });
  await until('two tries', () => log.filter((line) => line.startsWith('The kiosk failed')).length === 2);
  expect(log[0]).toMatch(/Chromium did not start \(exit code 9\)\.\n.*bad option/);
});

test('stopping while Chromium starts ends it', SLOW, async () => {
  const program = await ensureChromium({ install: false, log: say });
  const launch = await createLauncher({ program, profile, show: 'none', sandbox: process.getuid?.() !== 0, origin: page.origin }, say);
  supervisor = supervise({ launch, url: page.url, fill: false, log: say });
  await until('the process', async () => (await processesWith(profile)).size > 0);
  await supervisor.stop();
  expect(log.join()).not.toContain('is shown');
});
