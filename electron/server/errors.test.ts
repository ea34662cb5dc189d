import { expect, it } from 'vitest';
import { errorResponse, HandlerError } from './errors.ts';

function answer(error: unknown) {
  const lines: string[] = [];
  const response = errorResponse(error, 'GET /x', (line) => void lines.push(line));
  return { response, lines };
}

it('tells a known error by its code, and logs none that is the asker\'s', async () => {
  const { response, lines } = answer(new HandlerError('method-not-allowed', 'Only GET.', { headers: { Allow: 'GET' } }));
  expect([response.status, response.headers.get('Allow'), response.headers.get('Cache-Control')]).toEqual([405, 'GET', 'no-store']);
  expect(await response.json()).toEqual({ error: { code: 'method-not-allowed', message: 'Only GET.' } });
  expect(lines).toEqual([]);
});

it('keeps what it does not know to itself, and logs it on one line with its causes', async () => {
  const { response, lines } = answer(new Error('cannot read /secret/path', { cause: new Error('the disk\nfailed') }));
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error: { code: 'internal', message: 'Something went wrong here.' } });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^GET \/x: internal: Error: cannot read \/secret\/path \| at .* \| because of Error: the disk \| failed/);
  expect(lines[0]).not.toContain('\n');
});

it('takes what is thrown and is no error', () => {
  expect(answer('a word').lines).toEqual(['GET /x: internal: a word']);
});
