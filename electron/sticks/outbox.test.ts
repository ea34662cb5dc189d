import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMachine, watchOutbox } from '../../build/kiosk/testing.ts';
import type { Machine } from '../../build/kiosk/testing.ts';
import { hasOutbox, outboxWriter } from './outbox.ts';
import type { StickWriter } from './stick-writer.ts';

let machine: Machine;
let writer: StickWriter;
let stop: () => Promise<void>;
beforeEach(async () => {
  machine = await createMachine();
  writer = outboxWriter({ run: machine.run, answerWithin: 10_000 });
  stop = watchOutbox(machine);
});
afterEach(async () => {
  await stop();
  await machine.remove();
});

const bytes = (text: string) => new TextEncoder().encode(text);
const FILES = [{ name: 'slips.csv', bytes: bytes('\uFEFFat\r\n') }, { name: 'kiosk.log', bytes: bytes('a line\n') }];

it('has the helper write, and sees for itself that it did', async () => {
  const stick = await machine.plugIn();
  expect(await writer.present()).toBe(true);
  expect(await writer.write(FILES)).toEqual({ folder: 'hengyang-results', files: ['slips.csv', 'kiosk.log'] });
  expect(await readFile(join(stick, 'hengyang-results', 'slips.csv'))).toEqual(Buffer.from(FILES[0]?.bytes ?? []));
  expect(await readdir(join(machine.run, 'staging'))).toEqual([]);
});

it('gives a name that is taken a number', async () => {
  const stick = await machine.plugIn();
  await writer.write(FILES);
  expect((await writer.write(FILES)).files).toEqual(['slips-2.csv', 'kiosk-2.log']);
  expect((await readdir(join(stick, 'hengyang-results'))).toSorted()).toEqual(['kiosk-2.log', 'kiosk.log', 'slips-2.csv', 'slips.csv']);
});

it('takes the stick that has something of ours', async () => {
  const [, ours] = [await machine.plugIn('sdb1'), await machine.plugIn('sdc1')];
  await mkdir(join(ours, 'hengyang-update'));
  await writer.write(FILES);
  expect(await readdir(ours)).toEqual(['hengyang-results', 'hengyang-update']);
});

it('says that no stick is in, or none any more', async () => {
  expect(await writer.present()).toBe(false);
  await expect(writer.write(FILES)).rejects.toMatchObject({ fault: 'no-stick', message: expect.stringContaining('put one in') });
  const stick = await machine.plugIn();
  await rm(`${stick}.mounted`);
  await expect(writer.write(FILES)).rejects.toMatchObject({ fault: 'no-stick' });
});

it('hands on what the helper says', async () => {
  await machine.plugIn();
  await machine.program('df', 'echo head; echo "/dev/sdb1 1000 990 10 99% /x"');
  await expect(writer.write(FILES)).rejects.toMatchObject({ fault: 'full' });
  await machine.program('df', 'exec /bin/df "$@"');
  await machine.pullAt('cp');
  await expect(writer.write(FILES)).rejects.toMatchObject({ fault: 'gone' });
});

it('believes no helper whose file reads differently', async () => {
  const stick = await machine.plugIn();
  const { program } = machine;
  await program('sync', 'case "$1" in -f) for file in "$2"/*; do echo rot >>"$file"; done ;; esac');
  await expect(writer.write(FILES)).rejects.toMatchObject({ fault: 'gone', message: expect.stringContaining('reads differently') });
  expect(existsSync(join(stick, 'hengyang-results', 'slips.csv'))).toBe(true);
});

it('does not wait for ever for a helper that does nothing, and takes back what it laid out', async () => {
  await stop();
  await machine.plugIn();
  await expect(outboxWriter({ run: machine.run, answerWithin: 300 }).write(FILES)).rejects.toMatchObject({ fault: 'unanswered', message: expect.stringContaining('hengyang-outbox') });
  expect(await readdir(join(machine.run, 'outbox'))).toEqual([]);
});

it('writes nothing with a name that is not plain', async () => {
  await machine.plugIn();
  for (const name of ['../a.csv', 'a.exe', '.a.csv', '统计.csv', 'a b.csv', '-a.csv', 'a', `${'a'.repeat(120)}.csv`]) {
    await expect(writer.write([{ name, bytes: bytes('') }])).rejects.toMatchObject({ fault: 'refused' });
  }
  await expect(writer.write([{ name: 'A.csv', bytes: bytes('') }, { name: 'a.csv', bytes: bytes('') }])).rejects.toMatchObject({ fault: 'refused' });
});

it('is there only where the helper is set up', async () => {
  expect(await hasOutbox(machine.run)).toBe(true);
  expect(await hasOutbox(join(machine.run, 'nowhere'))).toBe(false);
  await rm(join(machine.run, 'staging'), { recursive: true });
  await writeFile(join(machine.run, 'staging'), '');
  await machine.plugIn();
  await expect(writer.write(FILES)).rejects.toMatchObject({ fault: 'unanswered' });
});
