import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realDisk } from '../../../electron/library/disk.ts';
import { afterPowerCut, copyFolder, recordingDisk } from '../../../electron/library/recording.ts';
import type { Step } from '../../../electron/library/recording.ts';
import { putGeneration, temporaryDirectory } from '../../../electron/library/testing.ts';
import { openKey, readKeyInfo } from './key-file.ts';
import { openKeyFolder } from './key-folder.ts';
import { makeKeys } from './make-keys.ts';
import { publish } from './publish.ts';
import { rotate } from './rotate.ts';
import type { RotateOptions } from './rotate.ts';
import { CHEAP, makeClient, takeUpdate } from './testing.ts';

const PASSPHRASE = 'the curators know it';
const ROOT_PASSPHRASE = 'it lies in the safe';
const NOW = new Date('2026-11-25T09:55:00Z');

let root: Awaited<ReturnType<typeof temporaryDirectory>>;
let dir: string;
let library: string;
let keys: string;
let safe: string;
let trust: string;
let first: string;

beforeEach(async () => {
  root = await temporaryDirectory();
  [dir, library, keys, safe, trust] = [join(root.path, 'update'), join(root.path, 'library'), join(root.path, 'keys'), join(root.path, 'safe'), join(root.path, 'trust')];
  await makeKeys({ folder: keys, rootPassphrase: ROOT_PASSPHRASE, passphrase: PASSPHRASE, expiresYears: 20, now: NOW, cost: CHEAP });
  await makeClient(trust, join(keys, 'root.json'));
  await mkdir(safe);
  for (const name of ['root-key.json', 'spare-root-key.json']) await rename(join(keys, name), join(safe, name));
  first = await put('old');
  await publishTo(dir, first);
});
afterEach(() => root.remove());

const put = (content: string) => putGeneration(library, [['data/exhibition.json', 'application/json', JSON.stringify({ chapters: [], content })]]);

async function publishTo(to: string, generation: string, from = keys) {
  const common = { library, app: '0.1.0', expiresYears: 20, now: NOW, disk: realDisk, freeBytes: async () => 1e12, log: () => undefined };
  return publish({ ...common, dir: to, generation, keys: await openKeyFolder(from), open: (key) => openKey(key.file, PASSPHRASE) });
}

async function turn(replace: RotateOptions['replace'], options: Partial<RotateOptions> = {}) {
  return rotate({
    dir, replace, keys: await openKeyFolder(keys), rootKey: await readKeyInfo(join(safe, 'root-key.json')),
    open: (key) => openKey(key.file, key.role === 'publishing' ? PASSPHRASE : ROOT_PASSPHRASE),
    choose: async (role) => (role === 'publishing' ? PASSPHRASE : ROOT_PASSPHRASE),
    expiresYears: 20, now: new Date('2030-01-01T00:00:00Z'), disk: realDisk, cost: CHEAP, ...options,
  });
}

/** What a kiosk gets that was set up with the first root and has slept ever since. */
async function takenByOldKiosk(from = dir): Promise<{ generation: string; root: number }> {
  const client = join(root.path, 'sleeper');
  await copyFolder(trust, client);
  const { generation } = await takeUpdate(from, client);
  return { generation, root: JSON.parse(await readFile(join(client, 'root.json'), 'utf8')).signed.version };
}

it('replaces the publishing key, and every kiosk follows', async () => {
  const kiosk = join(root.path, 'kiosk');
  await copyFolder(trust, kiosk);
  await takeUpdate(dir, kiosk);
  const result = await turn('publishing');
  expect(result).toMatchObject({ root: 3, metadata: 2, expires: '2050-01-01T00:00:00Z', updated: true, newKey: { role: 'publishing', file: join(keys, 'publishing-key-2.json') } });
  expect((await takeUpdate(dir, kiosk)).generation).toBe(first);
  expect(await takenByOldKiosk()).toEqual({ generation: first, root: 3 });

  const second = await put('new');
  expect(await publishTo(dir, second)).toMatchObject({ metadata: 3 });
  expect((await takeUpdate(dir, kiosk)).generation).toBe(second);
  await rm(join(keys, 'publishing-key-2.json'));
  await expect(publishTo(dir, first)).rejects.toThrow('holds no key that may publish: version 3 of the root of trust names another');
});

it('replaces a root key by itself, the spare by the root key, and a lost root key by the spare', async () => {
  expect(await turn('root')).toMatchObject({ root: 2, metadata: 1, updated: true, newKey: { file: join(keys, 'root-key-2.json') } });
  await expect(turn('spare')).rejects.toThrow('is no root key of these updates (any more)');
  await rename(join(keys, 'root-key-2.json'), join(safe, 'root-key-2.json'));
  expect(await turn('spare', { rootKey: await readKeyInfo(join(safe, 'root-key-2.json')) })).toMatchObject({ root: 3 });
  await rename(join(keys, 'spare-root-key-3.json'), join(safe, 'spare-root-key-3.json'));
  await rm(join(safe, 'root-key-2.json'));
  expect(await turn('root', { rootKey: await readKeyInfo(join(safe, 'spare-root-key-3.json')) })).toMatchObject({ root: 4, metadata: 1 });
  expect(await takenByOldKiosk()).toEqual({ generation: first, root: 4 });
  const { signed: newest, signatures } = JSON.parse(await readFile(join(keys, 'root.json'), 'utf8'));
  const ids = await Promise.all([join(safe, 'spare-root-key-3.json'), join(keys, 'root-key-4.json')].map(async (file) => (await readKeyInfo(file)).keyId));
  expect(newest.roles.root.keyids.toSorted()).toEqual(ids.toSorted());
  expect(signatures.map(({ keyid }: { keyid: string }) => keyid).toSorted()).toEqual(ids.toSorted());
});

it('lets what is signed expire later', async () => {
  expect(await turn(undefined)).toMatchObject({ root: 2, metadata: 2, expires: '2050-01-01T00:00:00Z', newKey: undefined, updated: true });
  expect(await takenByOldKiosk()).toEqual({ generation: first, root: 2 });
  expect(JSON.parse(await readFile(join(dir, 'metadata', 'timestamp.json'), 'utf8')).signed.expires).toBe('2050-01-01T00:00:00Z');
});

it('wants a root key, and says where it is', async () => {
  await expect(turn('publishing', { rootKey: undefined })).rejects.toThrow('fetch the stick from the safe');
  await expect(turn('publishing', { rootKey: await readKeyInfo(join(keys, 'publishing-key.json')) })).rejects.toThrow('is no root key of these updates');
  expect((await readdir(join(dir, 'metadata'))).filter((name) => name.includes('root'))).toEqual(['1.root.json']);
});

it('leaves a folder alone that another stick has overtaken, until it is published into', async () => {
  const second = await put('new');
  const stick = join(root.path, 'stick');
  await publishTo(stick, second);
  expect(await turn('publishing')).toMatchObject({ root: 3, metadata: 3, updated: false });
  expect(await takenByOldKiosk()).toEqual({ generation: first, root: 1 });
  expect(await publishTo(dir, second)).toMatchObject({ metadata: 3, changed: true });
  expect(await takenByOldKiosk()).toEqual({ generation: second, root: 3 });
});

it('learns from the update what was done with another copy of the keys', async () => {
  const desk = join(root.path, 'desk');
  await copyFolder(keys, desk);
  await turn('spare');
  const second = await put('new');
  expect(await publishTo(dir, second, desk)).toMatchObject({ metadata: 2 });
  expect(await readFile(join(desk, 'root.json'))).toEqual(await readFile(join(keys, 'root.json')));
  expect(await takenByOldKiosk()).toEqual({ generation: second, root: 2 });
  await turn('publishing');
  await expect(publishTo(dir, first, desk)).rejects.toThrow('holds no key that may publish: version 4 of the root of trust names another');
});

it('rotates before anything is published', async () => {
  const empty = join(root.path, 'nothing');
  await rm(join(keys, 'published', 'metadata', 'timestamp.json'));
  expect(await turn('publishing', { dir: empty })).toMatchObject({ root: 3, metadata: undefined, updated: false });
  await expect(readdir(empty)).rejects.toThrow('ENOENT');
  await publishTo(empty, first);
  expect(await takenByOldKiosk(empty)).toEqual({ generation: first, root: 3 });
});

it('leaves an update that every kiosk takes, whenever it stops', async () => {
  const before = join(root.path, 'before');
  await copyFolder(dir, before);
  const steps: Step[] = [];
  await turn('publishing', { disk: recordingDisk(realDisk, steps) });
  const ours = steps.filter(({ path }) => path.startsWith(dir));
  const after = join(root.path, 'after');
  const roots = new Set<number>();
  for (const namesKept of [false, true]) {
    // Between two of these nobody who reads the folder finds a difference.
    for (const [index, { kind }] of ours.entries()) {
      if (kind !== (namesKept ? 'rename' : 'names')) continue;
      await afterPowerCut(before, dir, ours.slice(0, index + 1), after, { namesKept });
      const taken = await takenByOldKiosk(after);
      expect(taken.generation).toBe(first);
      roots.add(taken.root);
    }
  }
  expect([...roots].sort()).toEqual([1, 2, 3]);
  expect(await takenByOldKiosk(before)).toEqual({ generation: first, root: 1 });
});

it('does not follow a chain that somebody else has gone on with', async () => {
  const other = join(root.path, 'other');
  await makeKeys({ folder: other, rootPassphrase: PASSPHRASE, passphrase: PASSPHRASE, expiresYears: 20, now: NOW, cost: CHEAP });
  const forged = JSON.parse(await readFile(join(other, 'root.json'), 'utf8'));
  await writeFile(join(dir, 'metadata', '2.root.json'), JSON.stringify({ ...forged, signed: { ...forged.signed, version: 2 } }));
  await expect(publishTo(dir, first)).rejects.toThrow('version 2 of the root of trust is damaged, or does not follow');
});
