import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isPin, pinRecordSchema } from '../curator/pin-hash.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { setPin } from './set-pin.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
beforeEach(async () => {
  dir = await temporaryDirectory();
});
afterEach(() => dir.remove());

/** Somebody at a terminal who types all of it. */
function typing(keys: string) {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) });
  const output = new PassThrough({ encoding: 'utf8' });
  input.write(keys);
  return { raw, seen: () => String(output.read() ?? ''), set: () => setPin({ data: dir.path, input, output, cost: { N: 2, r: 1, p: 1 } }) };
}
const read = (name: string) => readFile(join(dir.path, name), 'utf8');

it('sets a PIN that is typed twice alike, and shows nothing of it', async () => {
  const { raw, seen, set } = typing('470x\x7f681\r470681\r');
  await set();
  expect(raw).toEqual([true, false]);
  const shown = seen();
  expect(shown).toMatch(/^New PIN .*\nThe same again: \nThe PIN is set in /s);
  expect(shown).not.toMatch(/470|681/);
  expect(await isPin('470681', pinRecordSchema.parse(JSON.parse(await read('pin.json'))))).toBe(true);
  expect(JSON.parse(await read('audit.jsonl'))).toMatchObject({ what: 'pin.changed', detail: 'on the terminal' });
});

it('asks again while it is weak or not the same', async () => {
  const { seen, set } = typing('123\r000000\r470681\r470682\r902814\r902814\r');
  await set();
  const shown = seen();
  expect(shown).toContain('6 to 12 digits and nothing else');
  expect(shown).toContain('among the first that anybody would try');
  expect(shown).toContain('The two are not the same');
  expect(await isPin('902814', pinRecordSchema.parse(JSON.parse(await read('pin.json'))))).toBe(true);
});

it.each(['\x03', '470681\r\x04', '470681\r470\x03'])('changes nothing when it is given up (%j)', async (keys) => {
  const { raw, set } = typing(keys);
  await expect(set()).rejects.toThrow('nothing has changed');
  expect(raw).toEqual([true, false]);
  await expect(read('pin.json')).rejects.toThrow('ENOENT');
});

it('says what to do where there is no terminal', async () => {
  await expect(setPin({ data: dir.path, input: new PassThrough(), output: new PassThrough() })).rejects.toThrow(`a file set-pin in ${dir.path}`);
});

it('says what to do where the folder cannot be written', async () => {
  const { set } = typing('470681\r470681\r');
  await dir.remove();
  await writeFile(dir.path, '');
  await expect(set()).rejects.toThrow("Give the kiosk's user the right");
});
