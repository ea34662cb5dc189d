import { expect, test } from 'vitest';
import { candidates } from './candidates.ts';

test('on Linux PATH comes first, Chromium before Chrome before Edge, each path once', () => {
  const paths = candidates({ PATH: '/opt/bin:/usr/bin' }, 'linux');
  expect(paths.slice(0, 4)).toEqual(['/opt/bin/chromium', '/usr/bin/chromium', '/usr/local/bin/chromium', '/snap/bin/chromium']);
  expect(paths.indexOf('/opt/bin/chromium')).toBeLessThan(paths.indexOf('/usr/bin/google-chrome'));
  expect(paths.indexOf('/usr/bin/google-chrome')).toBeLessThan(paths.indexOf('/opt/bin/microsoft-edge'));
  expect(new Set(paths).size).toBe(paths.length);
});

test('without PATH the usual folders are looked into', () => {
  expect(candidates({}, 'linux')[0]).toBe('/usr/bin/chromium');
});

test('on Windows the program folders that exist in the environment', () => {
  const paths = candidates({ 'ProgramFiles': '/P', 'ProgramFiles(x86)': '/X', 'LOCALAPPDATA': '' }, 'win32');
  expect(paths).toEqual([
    '/P/Chromium/Application/chrome.exe',
    '/X/Chromium/Application/chrome.exe',
    '/P/Google/Chrome/Application/chrome.exe',
    '/X/Google/Chrome/Application/chrome.exe',
    '/P/Microsoft/Edge/Application/msedge.exe',
    '/X/Microsoft/Edge/Application/msedge.exe',
  ]);
});

test('on macOS the applications of the machine and of the user', () => {
  const paths = candidates({ HOME: '/Users/k' }, 'darwin');
  expect(paths).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(paths).toContain('/Users/k/Applications/Chromium.app/Contents/MacOS/Chromium');
});
