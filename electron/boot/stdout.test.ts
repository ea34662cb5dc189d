import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { claimStdout } from './stdout.ts';

function streams() {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  type Stream = Parameters<typeof claimStdout>[0];
  return { stdout, stderr, text, announce: claimStdout(stdout as unknown as Stream, stderr as unknown as Stream) };
}

test('the announcement is one line of JSON, with its four fields and no other', () => {
  const { announce, stdout, text } = streams();
  const line = { url: 'http://127.0.0.1:1/?key=s', runtime: 'browser', exhibition: 'hengyang', generation: 'ab12', more: 1 } as const;
  announce(line);
  expect(text(stdout)).toBe('{"url":"http://127.0.0.1:1/?key=s","runtime":"browser","exhibition":"hengyang","generation":"ab12"}\n');
});

test('whatever else is printed on stdout goes to stderr', () => {
  const { stdout, stderr, text } = streams();
  stdout.write('stray\n');
  expect(text(stdout)).toBe('');
  expect(text(stderr)).toBe('stray\n');
});

test('a reader that goes away after the line does not end the kiosk', () => {
  const { stdout } = streams();
  expect(() => stdout.destroy(new Error('EPIPE'))).not.toThrow();
});
