import { describe, expect, it } from 'vitest';
import { parseArguments, UnknownArgument } from './arguments.ts';

describe('parseArguments', () => {
  it('knows its own switches', () => {
    expect(parseArguments([])).toEqual({ window: false });
    expect(parseArguments(['--data', '/d', '--content=/c', '--window'])).toEqual({ data: '/d', content: '/c', window: true });
  });

  it('lets the two harmless switches of Chromium pass', () => {
    expect(parseArguments(['--ozone-platform=wayland', '--force-device-scale-factor=2'])).toEqual({ window: false });
  });

  it.each([
    '--remote-debugging-port=9222',
    '--no-sandbox',
    '--inspect',
    '--disable-web-security',
    '--load-extension=/tmp/x',
    '--ozone-platform',
    'https://example.org/',
    '-v',
  ])('refuses %s and names it', (argument) => {
    expect(() => parseArguments([argument])).toThrow(UnknownArgument);
    expect(() => parseArguments([argument])).toThrow(argument.split('=')[0]);
  });

  it('refuses a folder that was forgotten', () => {
    expect(() => parseArguments(['--data'])).toThrow(/--data/);
  });
});
