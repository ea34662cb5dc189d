import { expect, test } from 'vitest';
import { chromiumArguments } from './arguments.ts';

const kiosk = { profile: '/data/chromium', show: 'screen', sandbox: true, gpu: true, platform: 'linux' } as const;

test('the kiosk speaks over a pipe, fills the screen, and keeps its own profile', () => {
  const args = chromiumArguments(kiosk);
  expect(args).toEqual(expect.arrayContaining(['--remote-debugging-pipe', '--kiosk', '--user-data-dir=/data/chromium']));
  expect(args.filter((arg) => arg.includes('remote-debugging-port'))).toEqual([]);
});

test('nothing but 127.0.0.1 has an address', () => {
  expect(chromiumArguments(kiosk)).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
  expect(chromiumArguments(kiosk)).toContain('--no-proxy-server');
});

test('narration plays unasked, and pinching and swiping are left to the page', () => {
  expect(chromiumArguments(kiosk)).toEqual(
    expect.arrayContaining(['--autoplay-policy=no-user-gesture-required', '--disable-pinch', '--overscroll-history-navigation=0']),
  );
});

test('the sandbox is on, and off only when asked', () => {
  expect(chromiumArguments(kiosk)).not.toContain('--no-sandbox');
  expect(chromiumArguments({ ...kiosk, sandbox: false })).toContain('--no-sandbox');
});

test('the graphics processor is used until it is doubted', () => {
  expect(chromiumArguments(kiosk)).not.toContain('--disable-gpu');
  expect(chromiumArguments({ ...kiosk, gpu: false })).toContain('--disable-gpu');
});

test('a window has no kiosk mode, and tests have no window', () => {
  const window = chromiumArguments({ ...kiosk, show: 'window' });
  expect(window).not.toContain('--kiosk');
  expect(window.some((arg) => arg.startsWith('--app=data:'))).toBe(true);
  expect(chromiumArguments({ ...kiosk, show: 'none' })).toContain('--headless=new');
});

test('no argument is given twice, and none is an address of ours', () => {
  const args = chromiumArguments(kiosk);
  const names = args.map((arg) => arg.split('=')[0]);
  expect(new Set(names).size).toBe(names.length);
  expect(args.filter((arg) => arg.includes('http'))).toEqual([]);
});
