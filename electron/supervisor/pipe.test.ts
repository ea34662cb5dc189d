import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pipeTransport } from './pipe.ts';

function pipes() {
  const out = new PassThrough();
  const back = new PassThrough();
  const transport = pipeTransport(out, back);
  const got: string[] = [];
  transport.onmessage = (message) => got.push(message);
  return { out, back, transport, got };
}

test('what is sent ends with a zero byte', () => {
  const { out, transport } = pipes();
  transport.send('{"id":1}');
  expect(String(out.read())).toBe('{"id":1}\0');
});

test('messages come whole and in order, however they are cut', async () => {
  const { back, got } = pipes();
  const bytes = Buffer.from('{"a":"耒水"}\0{"b":2}\0');
  for (const byte of bytes) back.write(Buffer.from([byte]));
  back.write('{"c":3}\0{"d":4}\0{"half":');
  await turn();
  await turn();
  expect(got).toEqual(['{"a":"耒水"}', '{"b":2}', '{"c":3}', '{"d":4}']);
});

test('the end of the browser is told once; sending afterwards is no error', async () => {
  const { out, back, transport } = pipes();
  let closed = 0;
  transport.onclose = () => closed++;
  back.destroy(new Error('EPIPE'));
  out.destroy();
  await turn();
  expect(closed).toBe(1);
  expect(() => transport.send('late')).not.toThrow();
});
