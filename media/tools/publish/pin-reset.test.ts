import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openPinReset } from '../../../electron/curator/pin-reset.ts';
import { readTrustedKeys } from '../../../electron/curator/trusted-keys.ts';
import { runCli } from '../cli.ts';
import { makeKeys } from './make-keys.ts';
import { CHEAP } from './testing.ts';

const PASSPHRASE = 'the curators know it';

let root: string;
let keys: string;
let stick: string;
let passphrase: string;
const lines: string[] = [];
const printed: string[] = [];
const run = (...args: string[]) => runCli(['pin-reset', ...args], { log: (line) => void lines.push(line), print: (json) => void printed.push(json) });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pin-reset-'));
  [keys, stick, passphrase] = [join(root, 'keys'), join(root, 'stick'), join(root, 'passphrase')];
  await mkdir(stick);
  await writeFile(passphrase, `${PASSPHRASE}\n`);
  vi.stubEnv('HENGYANG_PASSPHRASE', undefined);
  await makeKeys({ folder: keys, rootPassphrase: 'another one, in a safe', passphrase: PASSPHRASE, expiresYears: 20, now: new Date(), cost: CHEAP });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});
beforeEach(() => {
  lines.length = 0;
  printed.length = 0;
});

/** A kiosk that was set up with these keys, and has the stick in. */
async function kiosk(id: string) {
  const data = join(root, `data-${id}`);
  await mkdir(join(data, 'trust'), { recursive: true });
  await copyFile(join(keys, 'root.json'), join(data, 'trust', 'root.json'));
  const reset = openPinReset({
    data,
    log: () => undefined,
    onFile: () => undefined,
    findFolders: () => Promise.resolve([join(stick, 'hengyang-update')]),
    trustedKeys: () => readTrustedKeys(data),
    kioskId: () => Promise.resolve(id),
  });
  await reset.look();
  return reset;
}

it('signs a file that opens the kiosk it names, and no other', async () => {
  expect(await run(stick, '--keys', keys, '--kiosk', 'hall-2', '--passphrase-file', passphrase, '--json')).toBe(0);
  expect(lines.join('\n')).toContain('for the kiosk "hall-2", to be used once');
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ file: join(stick, 'hengyang-update', 'pin-reset.json'), kiosk: 'hall-2' });
  expect((await kiosk('hall-3')).isOpen()).toBe(false);
  expect((await kiosk('hall-2')).isOpen()).toBe(true);
  expect((await kiosk('hall-2')).isOpen()).toBe(false);
});

it('signs for every kiosk of the house when none is named, another one each time', async () => {
  const file = join(root, 'reset.json');
  const nonce = async () => JSON.parse(await readFile(file, 'utf8')).signed.nonce as string;
  expect(await run(file, '--keys', keys, '--passphrase-file', passphrase)).toBe(0);
  const first = await nonce();
  expect(await run(file, '--keys', keys, '--passphrase-file', passphrase)).toBe(0);
  expect(await nonce()).not.toBe(first);
  await copyFile(file, join(stick, 'hengyang-update', 'pin-reset.json'));
  for (const id of ['hall-2', 'hall-3']) expect((await kiosk(id)).isOpen()).toBe(true);
});

it('says what is wrong, and signs nothing', async () => {
  expect(await run(join(root, 'no-stick'), '--keys', keys)).toBe(1);
  expect(lines.join('\n')).toContain('there is no such stick');
  expect(await run(stick, '--keys', join(root, 'no-keys'))).toBe(1);
  expect(lines.join('\n')).toContain('there are no keys');
  expect(await run(stick, '--keys', keys, '--kiosk', 'Hall 2')).toBe(2);
  expect(await run()).toBe(2);
  const wrong = join(root, 'wrong');
  await writeFile(wrong, 'not the passphrase\n');
  expect(await run(stick, '--keys', keys, '--passphrase-file', wrong)).toBe(1);
  expect(lines.join('\n')).toContain('Nothing was signed.');
});
