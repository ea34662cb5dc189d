import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function written(stream: PassThrough): string {
  const chunk: unknown = stream.read();
  return chunk instanceof Buffer ? chunk.toString() : '';
}

test('a line carries the local time and ends once', () => {
  const stream = new PassThrough();
  createLog(stream, () => new Date(2026, 10, 24, 9, 5, 7)).line('Serving.\n');
  expect(written(stream)).toBe('2026-11-24 09:05:07 Serving.\n');
});

test('a hidden secret is never written', () => {
  const stream = new PassThrough();
  const log = createLog(stream);
  log.hide('');
  log.hide('s3cret');
  log.line('at http://127.0.0.1:80/?key=s3cret and s3cret again');
  const text = written(stream);
  expect(text).toContain('?key=(secret) and (secret) again');
  expect(text).not.toContain('s3cret');
});

test('a broken stderr does not end the kiosk', () => {
  const stream = new PassThrough();
  const log = createLog(stream);
  stream.destroy(new Error('EPIPE'));
  expect(() => log.line('still here')).not.toThrow();
});

test('the file of the log gets every line, those before it was opened too', () => {
  const log = createLog(new PassThrough(), () => new Date(2026, 10, 24, 9, 5, 7));
  const lines: string[] = [];
  log.line('before');
  log.copyTo((line) => void lines.push(line));
  log.hide('s3cret');
  log.line('after s3cret');
  expect(lines).toEqual(['2026-11-24 09:05:07 before\n', '2026-11-24 09:05:07 after (secret)\n']);
});
