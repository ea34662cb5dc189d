import type { CDPSession } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fills, fillScreen } from './fill.ts';

const SCREEN = { width: 1080, height: 1920 };
const SMALL = { width: 1050, height: 786 };

/** A window whose page becomes `pages[n]` after the n-th time that it was put to full screen. */
function windowOf(...pages: { width: number; height: number }[]) {
  const bounds: object[] = [];
  let tries = 0;
  const send = async (method: string, params: { bounds: { windowState?: string } }) => {
    if (method === 'Runtime.evaluate') return { result: { value: { screen: SCREEN, page: pages[Math.min(tries, pages.length - 1)] } } };
    if (method === 'Browser.getWindowForTarget') return { windowId: 1 };
    bounds.push(params.bounds);
    if (params.bounds.windowState === 'fullscreen') tries++;
    return {};
  };
  const session = { send } as unknown as Pick<CDPSession, 'send'>;
  const log: string[] = [];
  return { bounds, log, fill: () => fillScreen(session, session, 'kiosk', (line) => log.push(line)) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function result(work: Promise<boolean>): Promise<boolean> {
  await vi.advanceTimersByTimeAsync(60_000);
  return work;
}

test.each([
  [SCREEN, true],
  [{ width: 1079, height: 1919 }, true],
  [{ width: 1082, height: 1922 }, true],
  [{ width: 1080, height: 1864 }, false],
  [SMALL, false],
])('a page of %j fills 1080 x 1920: %s', (page, expected) => {
  expect(fills({ screen: SCREEN, page })).toBe(expected);
});

test('a window that fills the screen is not touched', async () => {
  const { bounds, fill } = windowOf(SCREEN);
  expect(await result(fill())).toBe(true);
  expect(bounds).toEqual([]);
});

test('a window that does not is placed at the corner, in the size of the screen', async () => {
  const { bounds, fill, log } = windowOf(SMALL, SCREEN);
  expect(await result(fill())).toBe(true);
  expect(bounds).toEqual([{ windowState: 'normal' }, { left: 0, top: 0, ...SCREEN }, { windowState: 'fullscreen' }]);
  expect(log).toEqual([]);
});

test('a window that cannot be made to is told with its size', async () => {
  const { fill, log } = windowOf(SMALL);
  expect(await result(fill())).toBe(false);
  expect(log).toEqual([expect.stringMatching(/1050 x 786 of a screen of 1080 x 1920: .*cage/)]);
});
