import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { afterPowerCut, recordingDisk } from '../library/recording.ts';
import type { Step } from '../library/recording.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { TEST_KEYS, testKey, trustIn } from '../updates/testing.ts';
import { openPinReset, RESET_OPEN_MS } from './pin-reset.ts';
import { signedReset } from './testing.ts';
import { readTrustedKeys } from './trusted-keys.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let time = 0;
const lines: string[] = [];
const told: string[] = [];
const stick = () => join(dir.path, 'stick');
const data = () => join(dir.path, 'data');
const file = () => join(stick(), 'pin-reset.json');

beforeEach(async () => {
  dir = await temporaryDirectory();
  time = 1_000;
  lines.length = 0;
  told.length = 0;
  await mkdir(stick());
  await trustIn(data());
});
afterEach(() => dir.remove());

function open(disk: Partial<Disk> = {}, folder = data()) {
  return openPinReset({
    data: folder,
    log: (line) => void lines.push(line),
    onFile: (what, detail) => void told.push(`${what} ${detail}`),
    findFolders: () => Promise.resolve([join(dir.path, 'no-such-stick'), stick()]),
    trustedKeys: () => readTrustedKeys(data()),
    kioskId: () => Promise.resolve('hall-2'),
    now: () => time,
    disk: { ...realDisk, ...disk },
  });
}
/** Puts a file on the stick and looks. */
async function put(text: string | Buffer, reset = open()) {
  await writeFile(file(), text);
  await reset.look();
  return reset;
}

describe('a signed file on a stick', () => {
  it.each(['*', 'hall-2'])('lets a new PIN be chosen for ten minutes, once (for %s)', async (kiosk) => {
    const text = signedReset(TEST_KEYS.publisher, { kiosk });
    const reset = await put(text);
    expect(reset.isOpen()).toBe(true);
    expect(told).toEqual([`pin.reset-allowed ${file()}, issued 2026-11-25T01:00:00Z`]);
    time += RESET_OPEN_MS - 1;
    await reset.look();
    expect(reset.isOpen()).toBe(true);
    time += 1;
    await reset.look();
    expect([reset.isOpen(), lines.length]).toEqual([false, 1]);
    const again = await put(text);
    expect(again.isOpen()).toBe(false);
    expect(lines.at(-1)).toContain('it was used before, and works once');
    expect((await put(signedReset(TEST_KEYS.publisher), again)).isOpen()).toBe(true);
  });

  it('is closed with the new PIN', async () => {
    const reset = await put(signedReset(TEST_KEYS.publisher));
    reset.close();
    await reset.look();
    expect(reset.isOpen()).toBe(false);
  });

  const good = signedReset(TEST_KEYS.publisher);
  const change = (more: object) => JSON.stringify({ ...JSON.parse(good), ...more });
  it.each<[string, string | Buffer, string]>([
    ['a stranger', signedReset(testKey()), 'signed by no key that this kiosk trusts'],
    ['the offline root key, which is not for this', signedReset(TEST_KEYS.root[0]), 'signed by no key that this kiosk trusts'],
    ['a stranger under the name of the key', change({ signatures: [{ keyid: TEST_KEYS.publisher.key.keyID, sig: JSON.parse(signedReset(testKey())).signatures[0].sig }] }), 'signed by no key'],
    ['nobody', change({ signatures: [] }), 'no file of'],
    ['the key, and changed since', change({ signed: { ...JSON.parse(good).signed, kiosk: 'hall-2' } }), 'signed by no key'],
    ['the key, for another kiosk', signedReset(TEST_KEYS.publisher, { kiosk: 'hall-3' }), 'it is for the kiosk "hall-3", and this one is "hall-2"'],
    ['the key, as something else', signedReset(TEST_KEYS.publisher, { _type: 'targets' as 'pin-reset' }), 'no file of'],
    ['the key, with a nonce that is none', signedReset(TEST_KEYS.publisher, { nonce: '../../x' }), 'no file of'],
    ['the key, with more than there is', change({ more: 1 }), 'no file of'],
    ['no one: it is empty', '', 'no file of'],
    ['no one: it is no JSON', Buffer.from([0, 255, 254]), 'no file of'],
    ['no one: it is a list', '[]', 'no file of'],
  ])('does nothing when it comes from %s, and is told once', async (_, text, reason) => {
    const reset = await put(text);
    for (let looks = 0; looks < 5; looks += 1) await reset.look();
    expect(reset.isOpen()).toBe(false);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`${file()} does not reset the PIN: `);
    expect(lines[0]).toContain(reason);
    expect(told[0]).toMatch(/^pin\.reset-refused /);
  });

  it('is passed over when it is too large, a folder, a link or a pipe', async () => {
    const reset = await put(' '.repeat(20_000));
    await rm(file());
    await mkdir(file());
    await reset.look();
    await rm(file(), { recursive: true });
    execFileSync('mkfifo', [file()]);
    await reset.look();
    expect([reset.isOpen(), lines]).toEqual([false, []]);
  });

  it('does nothing on a kiosk that trusts nobody yet', async () => {
    await rm(join(data(), 'trust'), { recursive: true });
    expect((await put(signedReset(TEST_KEYS.publisher))).isOpen()).toBe(false);
    expect(lines[0]).toContain('does not know whose updates to trust');
  });

  it('does nothing when it cannot be remembered that it was used, or which were', async () => {
    const text = signedReset(TEST_KEYS.publisher);
    expect((await put(text, open({ writeFile: () => Promise.reject(new Error('ENOSPC')) }))).isOpen()).toBe(false);
    expect(lines[0]).toContain('ENOSPC');
    await writeFile(join(data(), 'pin-resets.json'), '{');
    expect((await put(text)).isOpen()).toBe(false);
    expect(lines[1]).toContain(`set a PIN by a file set-pin in ${data()}`);
  });

  it('is used up before it opens anything, whenever the power fails', async () => {
    const [before, after] = [join(dir.path, 'before'), join(dir.path, 'after')];
    await mkdir(before);
    const during = join(dir.path, 'during');
    const steps: Step[] = [];
    const text = signedReset(TEST_KEYS.publisher);
    const reset = await put(text, open(recordingDisk(realDisk, steps), during));
    expect(reset.isOpen()).toBe(true);
    for (const namesKept of [false, true]) {
      // It opens after the last step: then, and then for certain, it is remembered.
      await afterPowerCut(before, during, steps, after, { namesKept });
      expect(await readFile(join(after, 'pin-resets.json'), 'utf8')).toContain(JSON.parse(text).signed.nonce);
      for (let count = 0; count < steps.length; count += 1) {
        await afterPowerCut(before, during, steps.slice(0, count), after, { namesKept });
        const again = open({}, after);
        await again.look();
        expect(lines.at(-1)).toMatch(again.isOpen() ? /lets a new PIN be chosen/ : /used before/);
      }
    }
  });
});
