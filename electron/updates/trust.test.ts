import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '../library/disk.ts';
import type { Disk } from '../library/disk.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { fetchRelease } from './client.ts';
import type { Fetched } from './client.ts';
import { openFolder } from './sources/folder.ts';
import { publishUpdate, testKeys, testRoot, trustIn } from './testing.ts';
import type { Published } from './testing.ts';
import { adoptRoot, readTrust, writeTrust } from './trust.ts';
import type { TrustedMetadata } from './trust.ts';

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let data: string;
let trust: string;

beforeEach(async () => {
  temporary = await temporaryDirectory();
  data = temporary.path;
  trust = join(data, 'trust');
  await trustIn(data);
});

afterEach(() => temporary.remove());

const root = (version = 1): string => testRoot(version).toString();
const timestamp = (version: number): string => JSON.stringify({ signed: { _type: 'timestamp', version }, signatures: [] });
const seen = (version: number): TrustedMetadata => ({ root: root(), timestamp: timestamp(version), snapshot: 'snapshot', targets: 'targets' });
const spoil = (name: string): Promise<void> => writeFile(join(trust, name), (JSON.stringify({ format: 1 })));

describe('what the kiosk trusts', () => {
  it('is the root of trust at first, and then what was written last', async () => {
    expect(await readTrust(trust)).toEqual({ metadata: { root: root() }, notes: [] });
    await writeTrust(trust, seen(3));
    expect(await readTrust(trust)).toEqual({ metadata: seen(3), notes: [] });
    await writeTrust(trust, seen(4));
    expect(await readTrust(trust)).toEqual({ metadata: seen(4), notes: [] });
  });

  it('does not go back to what somebody else has seen less of', async () => {
    await writeTrust(trust, seen(4));
    await writeTrust(trust, seen(3));
    expect((await readTrust(trust)).metadata).toEqual(seen(4));
  });

  it('stays when the root of trust is lost', async () => {
    await writeTrust(trust, seen(3));
    await rm(join(trust, 'root.json'));
    expect((await readTrust(trust)).metadata).toEqual(seen(3));
  });

  it('comes from the copy when the state is damaged, with a note; versions do not go back', async () => {
    await writeTrust(trust, seen(3));
    const text = await readFile(join(trust, 'state.json'), 'utf8');
    for (const damaged of ['', 'rubbish', '{}', text.slice(0, -5), text.replace('snapshot', 'snapshos')]) {
      await writeFile(join(trust, 'state.json'), damaged);
      const { metadata, notes } = await readTrust(trust);
      expect(metadata).toEqual(seen(3));
      expect(notes).toEqual([expect.stringContaining(`${join(trust, 'state.json')} is damaged`)]);
    }
    await rm(join(trust, 'state.json'));
    expect(await readTrust(trust)).toEqual({ metadata: seen(3), notes: [] });
  });

  it('falls back to the root of trust when both are damaged, and says what that means', async () => {
    await writeTrust(trust, seen(3));
    await spoil('state.json');
    await spoil('state.copy.json');
    const { metadata, notes } = await readTrust(trust);
    expect(metadata).toEqual({ root: root() });
    expect(notes.at(-1)).toContain('an older one would be taken once');
  });

  it('begins with a newer root of trust that was laid down later, and keeps what was seen', async () => {
    await writeTrust(trust, seen(3));
    await trustIn(data, { rootVersion: 2 });
    expect((await readTrust(trust)).metadata).toEqual({ ...seen(3), root: root(2) });
    await writeTrust(trust, { ...seen(3), root: root(3) });
    expect((await readTrust(trust)).metadata.root).toBe(root(3));
  });

  it('is nothing without a root of trust, or with one that is none', async () => {
    await writeFile(join(trust, 'root.json'), 'rubbish');
    await expect(readTrust(trust)).rejects.toMatchObject({ code: 'no-trust', message: expect.stringContaining('is no root of trust') as string });
    await expect(readTrust(join(data, 'nowhere'))).rejects.toMatchObject({ code: 'no-trust' });
  });

  it('is written anew after damage, whole again', async () => {
    const update = join(data, 'update');
    const publish = (version: string): Promise<Published> => publishUpdate(update, { version, files: [] });
    const look = (): Promise<Fetched> => fetchRelease({ source: openFolder({ kind: 'folder', at: update }), trust, app: '0.1.0', exhibition: 'hengyang' });
    await publish('1.0.0');
    await look();
    await spoil('state.json');
    expect((await look()).notes).toHaveLength(1);
    expect((await look()).notes).toEqual([]);
  });
});

describe('a power cut', () => {
  /** Does what it is told until it has done `steps` steps; then there is no power. */
  function dying(steps: number): Disk {
    let left = steps;
    const step = <A extends unknown[]>(work: (...args: A) => Promise<void>) => (...args: A): Promise<void> => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('no power')) : work(...args);
    };
    return {
      ...realDisk,
      makeDirectory: step((path: string) => realDisk.makeDirectory(path)),
      // Bytes that were not synced are the first to be lost.
      writeFile: step((path: string) => realDisk.writeFile(path, new Uint8Array())),
      sync: step(async (path: string) => realDisk.writeFile(path, await written(path))),
      rename: step((from: string, to: string) => realDisk.rename(from, to)),
      syncDirectory: step((path: string) => realDisk.syncDirectory(path)),
    };
  }

  let texts: Map<string, Uint8Array>;
  const written = (path: string): Promise<Uint8Array> => Promise.resolve(texts.get(path.endsWith('.new') ? 'new' : path) ?? new Uint8Array());

  it('at any step leaves the old trust or the new one, whole', async () => {
    await writeTrust(trust, seen(1));
    await writeTrust(join(data, 'other'), seen(2));
    texts = new Map([['new', await readFile(join(data, 'other', 'state.json'))]]);
    const outcomes = new Set<string>();
    for (let steps = 0; ; steps += 1) {
      await rm(trust, { recursive: true });
      await trustIn(data);
      await writeTrust(trust, seen(1));
      const ended = await writeTrust(trust, seen(2), dying(steps)).then(() => true, () => false);
      const { metadata, notes } = await readTrust(trust);
      expect(notes).toEqual([]);
      outcomes.add(metadata.timestamp ?? '');
      if (ended) break;
    }
    expect([...outcomes]).toEqual([timestamp(1), timestamp(2)]);
  });
});

describe('the root of trust that comes with the program', () => {
  let shipped: string;
  let lines: string[];

  beforeEach(async () => {
    await mkdir(join(data, 'program', 'trust'), { recursive: true });
    shipped = join(data, 'program', 'trust', 'root.json');
    lines = [];
  });

  const adopt = (): Promise<void> => adoptRoot({ trust, library: join(data, 'program', 'library'), log: (line) => void lines.push(line) });

  it('is laid down where there is none, and where it is newer', async () => {
    await rm(trust, { recursive: true });
    await adopt();
    await expect(readTrust(trust)).rejects.toMatchObject({ code: 'no-trust' });
    await writeFile(shipped, testRoot(1));
    await adopt();
    expect((await readTrust(trust)).metadata.root).toBe(root());
    await writeFile(shipped, testRoot(2));
    await adopt();
    await adopt();
    expect((await readTrust(trust)).metadata.root).toBe(root(2));
    expect(await readdir(trust)).toEqual(['root.json']);
    expect(lines).toEqual([expect.stringContaining('version 1'), expect.stringContaining('version 2')]);
  });

  it('does not replace what the museum laid down, nor is rubbish laid down', async () => {
    await writeFile(shipped, testRoot(1, { keys: testKeys() }));
    await adopt();
    expect((await readTrust(trust)).metadata.root).toBe(root());
    await rm(trust, { recursive: true });
    await writeFile(shipped, 'rubbish');
    await adopt();
    await expect(readTrust(trust)).rejects.toMatchObject({ code: 'no-trust' });
  });

  it('hinders nothing where it cannot be laid down', async () => {
    await writeFile(shipped, testRoot(1));
    await rm(trust, { recursive: true });
    await writeFile(trust, 'a file in the place of the folder');
    await adopt();
    expect(lines).toEqual([expect.stringContaining('could not be laid down')]);
  });
});
