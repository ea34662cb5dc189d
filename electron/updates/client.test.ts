import { cp, mkdir, readFile, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest, RefusalCode } from '../../media/schema/index.ts';
import { realDisk } from '../library/disk.ts';
import { temporaryDirectory } from '../library/testing.ts';
import { fetchRelease } from './client.ts';
import type { Fetched, FetchOptions } from './client.ts';
import { openFolder } from './sources/folder.ts';
import { SourceError } from './sources/source.ts';
import type { Source } from './sources/source.ts';
import { publishUpdate, rotateRoot, TEST_KEYS, testKey, testKeys, trustIn } from './testing.ts';
import type { PublishOptions, Published } from './testing.ts';

const APP = '0.1.0';
const FILES: PublishOptions['files'] = [['data/a.json', 'application/json', '{}'], ['media/a.txt', 'text/plain', 'words']];
const PAST = '2020-01-01T00:00:00Z';

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let update: string;
let data: string;

beforeEach(async () => {
  temporary = await temporaryDirectory();
  update = join(temporary.path, 'update');
  data = join(temporary.path, 'data');
  await trustIn(data);
});

afterEach(() => temporary.remove());

const folder = (at = update): Source => openFolder({ kind: 'folder', at });
const publish = (options: Partial<PublishOptions> = {}, dir = update): Promise<Published> => publishUpdate(dir, { files: FILES, ...options });
const fetched = (options: Partial<FetchOptions> = {}): Promise<Fetched> => fetchRelease({ source: folder(), trust: join(data, 'trust'), app: APP, exhibition: 'hengyang', ...options });
const metadata = (name: string, dir = update): string => join(dir, 'metadata', name);

async function refused(code: RefusalCode, words: string, options: Partial<FetchOptions> = {}): Promise<void> {
  await expect(fetched(options)).rejects.toMatchObject({ name: 'Refusal', code, message: expect.stringContaining(words) as string });
}

/** What the kiosk has written down that it trusts, by version. */
async function trusted(): Promise<Record<string, number>> {
  const state = JSON.parse(await readFile(join(data, 'trust', 'state.json'), 'utf8')) as { metadata: Record<string, string> };
  return Object.fromEntries(Object.entries(state.metadata).map(([role, text]) => [role, (JSON.parse(text) as { signed: { version: number } }).signed.version]));
}

describe('an update that is good', () => {
  it('is told with its manifest, whose hash is the generation', async () => {
    const published = await publish({ version: '1.2.0', changes: ['A new letter'] });
    const { release, manifest, bytes, notes } = await fetched();
    expect(release).toEqual(published.release);
    expect(release.changes['zh-Hans']).toEqual(['A new letter']);
    expect(manifest).toEqual(published.manifest);
    expect(bytes.equals(await readFile(join(update, 'targets', `${published.generation}.manifest.json`)))).toBe(true);
    expect(notes).toEqual([]);
    expect(await trusted()).toEqual({ root: 1, timestamp: 1, snapshot: 1, targets: 1 });
  });

  it('is told again, and so is the next one on top of it', async () => {
    await publish();
    await fetched();
    expect((await fetched()).release.version).toBe('1.0.0');
    await publish({ version: '1.1.0' });
    expect((await fetched()).release.version).toBe('1.1.0');
    expect(await trusted()).toEqual({ root: 1, timestamp: 2, snapshot: 2, targets: 2 });
  });

  it('leaves nothing in the temporary folder, and writes nothing into the trust that is not its own', async () => {
    await publish();
    await fetched();
    expect((await readdir(join(data, 'trust'))).sort()).toEqual(['root.json', 'state.copy.json', 'state.json']);
  });

  it('may come from new keys, through every root between, and the old ones are trusted no longer', async () => {
    await publish();
    await fetched();
    const [second, third] = [testKeys(), testKeys()];
    await rotateRoot(update, { to: second });
    await rotateRoot(update, { from: second, to: third });
    await publish({ version: '2.0.0', keys: third });
    expect((await fetched()).release.version).toBe('2.0.0');
    expect((await trusted())['root']).toBe(3);
    await publish({ version: '2.0.1' });
    await refused('signature', 'signed by 0 of the 1 keys');
  });

  it('may be signed by two where two are wanted', async () => {
    const signers = [TEST_KEYS.publisher, TEST_KEYS.root[1]];
    const threshold = { targets: 2, snapshot: 2, timestamp: 2 };
    await trustIn(data, { threshold });
    await publish({ threshold, signers: { targets: signers, snapshot: signers, timestamp: signers } });
    expect((await fetched()).release.version).toBe('1.0.0');
  });
});

describe('a clock that is wrong', () => {
  it.each(['1970-01-01T00:00:10Z', '2013-01-01T00:00:00Z'])('at %s hinders no update: installed', async (now) => {
    await publish();
    expect((await fetched({ now: new Date(now) })).release.version).toBe('1.0.0');
    await publish({ version: '1.1.0' });
    expect((await fetched({ now: new Date(now) })).release.version).toBe('1.1.0');
  });

  it('at 2099: refused, check the clock; and installed once it is right', async () => {
    await publish();
    const now = new Date('2099-05-03T10:00:00Z');
    await refused('clock', 'root.json of the update', { now });
    await refused('clock', "the kiosk's clock says 2099-05-03: check the clock of the kiosk", { now });
    expect((await fetched()).release.version).toBe('1.0.0');
    await refused('clock', 'check the clock', { now });
  });
});

describe('metadata that are refused', () => {
  it.each(['timestamp', 'snapshot', 'targets'] as const)('expired %s (frozen): refused, with its day and the clock', async (role) => {
    await publish({ expires: { [role]: PAST } });
    await refused('clock', `${role}.json of the update at ${update} was valid until 2020-01-01`);
  });

  it('an update that the kiosk has seen and that has expired since: refused', async () => {
    await publish({ expires: { timestamp: '2030-01-01T00:00:00Z' } });
    await fetched({ now: new Date('2029-01-01T00:00:00Z') });
    await refused('clock', 'timestamp.json of the update at', { now: new Date('2031-01-01T00:00:00Z') });
    await refused('clock', 'was valid until 2030-01-01', { now: new Date('2031-01-01T00:00:00Z') });
  });

  it('expired root: refused; a new root in the update mends it', async () => {
    await trustIn(data, { expires: { root: PAST } });
    await publish({ expires: { root: PAST } });
    await refused('clock', 'root.json of the update at');
    await rotateRoot(update, { to: TEST_KEYS });
    expect((await fetched()).release.version).toBe('1.0.0');
  });

  it.each(['timestamp', 'snapshot', 'targets'] as const)('%s signed with an unknown key: refused', async (role) => {
    await publish({ signers: { [role]: [testKey()] } });
    await refused('signature', `signed by 0 of the 1 keys that the kiosk wants to see for ${role}`);
  });

  it('all of it from a stranger: refused', async () => {
    await publish({ keys: testKeys() });
    await refused('signature', 'comes from somebody else');
  });

  it('threshold not met: refused, with how many signed', async () => {
    await trustIn(data, { threshold: { targets: 2 } });
    await publish({ threshold: { targets: 2 } });
    await refused('signature', 'signed by 1 of the 2 keys that the kiosk wants to see for targets');
  });

  it('a new root that the old one did not sign: refused, and not trusted', async () => {
    await publish();
    await fetched();
    const to = testKeys();
    await rotateRoot(update, { from: to, to });
    await publish({ version: '6.6.6', keys: to });
    await refused('signature', 'metadata/2.root.json');
    expect((await trusted())['root']).toBe(1);
  });

  it('a new root with the version of a later one: refused', async () => {
    await publish();
    const to = testKeys();
    await rotateRoot(update, { to });
    await rotateRoot(update, { from: to, to });
    await cp(metadata('3.root.json'), metadata('2.root.json'));
    await refused('signature', 'metadata/2.root.json');
    await rotateRoot(update, { to: TEST_KEYS });
    await cp(metadata('4.root.json'), metadata('2.root.json'));
    await refused('mixed', 'metadata/2.root.json');
  });

  it('older than what was seen: refused', async () => {
    await publish();
    await cp(update, join(temporary.path, 'older'), { recursive: true });
    await publish({ version: '1.1.0' });
    await fetched();
    await refused('older', 'is older than what the kiosk has seen already', { source: folder(join(temporary.path, 'older')) });
    expect((await fetched()).release.version).toBe('1.1.0');
  });

  it('an update that was refused counts as not seen, but its new root does', async () => {
    await publish();
    await cp(update, join(temporary.path, 'older'), { recursive: true });
    const to = testKeys();
    await rotateRoot(update, { to });
    await publish({ version: '1.1.0', keys: to, minApp: '9.0.0' });
    await refused('app-too-old', 'needs version 9.0.0');
    expect(await trusted()).toEqual({ root: 2 });
    await refused('signature', 'no longer used', { source: folder(join(temporary.path, 'older')) });
  });

  it('files of two updates beside each other: refused', async () => {
    await publish();
    const other = join(temporary.path, 'other');
    await publish({ version: '3.0.0' }, other);
    await cp(metadata('1.snapshot.json', other), metadata('1.snapshot.json'));
    await refused('mixed', 'metadata/1.snapshot.json');
    await publish();
    await publish({ version: '3.1.0' }, other);
    await cp(metadata('2.targets.json', other), metadata('2.targets.json'));
    await refused('mixed', 'metadata/2.targets.json');
    await cp(metadata('timestamp.json', other), metadata('timestamp.json'));
    await refused('mixed', 'metadata/2.snapshot.json');
  });

  it.each(['timestamp.json', '1.snapshot.json', '1.targets.json'])('%s cut short: refused', async (name) => {
    await publish();
    await truncate(metadata(name), 200);
    await refused('metadata', `metadata/${name} at ${update} is no metadata of an update`);
  });

  it.each(['1.snapshot.json', '1.targets.json'])('%s missing, as where copying was cut off: refused', async (name) => {
    await publish();
    await rm(metadata(name));
    await refused('damaged', `metadata/${name}`);
  });

  it('timestamp and snapshot swapped: refused', async () => {
    await publish();
    await cp(metadata('1.snapshot.json'), metadata('timestamp.json'));
    await refused('metadata', 'metadata/timestamp.json');
  });

  it.each([['nothing', ''], ['no object', '[1,2]'], ['null', 'null'], ['nothing signed', '{"signed":{},"signatures":[]}'], ['no JSON', '<html>404</html>'], ['much nesting', '['.repeat(10_000)]])(
    'a timestamp that is %s: refused', async (_, text) => {
      await publish();
      await writeFile(metadata('timestamp.json'), text);
      await refused('metadata', 'metadata/timestamp.json');
    },
  );

  it.each([['timestamp.json', 20_000], ['1.snapshot.json', 600_000], ['1.targets.json', 5_100_000], ['2.root.json', 600_000]])('%s of %d bytes: refused', async (name, size) => {
    await publish();
    await writeFile(metadata(name), ' '.repeat(size));
    await refused('metadata', `metadata/${name}`);
  });

  it('data without an end: refused, and left', async () => {
    await publish();
    let cancelled = false;
    const endless: Source = {
      ...folder(),
      open: (path, options) => (path.endsWith('timestamp.json')
        ? Promise.resolve(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(4096)), cancel: () => void (cancelled = true) }))
        : folder().open(path, options)),
    };
    await refused('metadata', 'longer than', { source: endless });
    expect(cancelled).toBe(true);
  });

  it('a list of changes in three languages, as long as it may be: told', async () => {
    await publish({ changes: Array.from({ length: 500 }, () => '衡'.repeat(300)) });
    expect((await fetched()).release.changes.en).toHaveLength(500);
  });
});

describe('a source that fails', () => {
  it('nothing published: refused', async () => {
    await mkdir(update);
    await refused('not-found', 'There is no update');
  });

  it('a stick that was pulled: refused', async () => {
    await publish();
    const source = folder();
    await rename(update, `${update}-pulled`);
    await refused('source-gone', 'put the stick in again', { source });
  });

  it.each(['metadata/timestamp.json', 'metadata/1.snapshot.json', 'metadata/1.targets.json', 'metadata/2.root.json', 'targets'])('%s gives a read error: refused', async (broken) => {
    await publish();
    const source: Source = {
      ...folder(),
      open: (path, options) => (path.startsWith(broken) ? Promise.reject(new SourceError('unreadable', `${path}: EIO`)) : folder().open(path, options)),
    };
    await refused('source-read', 'EIO', { source });
  });

  it('links in place of files: refused', async () => {
    await publish();
    await rename(metadata('timestamp.json'), join(temporary.path, 'timestamp.json'));
    await symlink(join(temporary.path, 'timestamp.json'), metadata('timestamp.json'));
    await refused('source-read', 'an update holds no links');
  });
});

describe('what was signed', () => {
  it('nobody to trust: refused, with what to do', async () => {
    await publish();
    await rm(join(data, 'trust'), { recursive: true });
    await refused('no-trust', 'put the root of trust');
    await mkdir(join(data, 'trust'));
    await writeFile(join(data, 'trust', 'root.json'), '{"signed":{"_type":"root","version":1},"signatures":[]}');
    await refused('no-trust', 'is damaged; lay it down again');
  });

  it.each([['0.1.0', '0.1.1'], ['0.1.0-beta', '0.2.0'], ['0.9.9', '0.10.0'], ['9.9.9', '10.0.0']])('program %s, update for %s: refused', async (app, minApp) => {
    await publish({ minApp });
    await refused('app-too-old', `needs version ${minApp} of the program, and this is ${app}`, { app });
  });

  it.each([['0.1.0', '0.1.0'], ['1.0.0-beta', '1.0.0'], ['0.10.0', '0.9.9'], ['1.0.0', '0.99.99']])('program %s, update for %s: told', async (app, minApp) => {
    await publish({ minApp });
    expect((await fetched({ app })).release.minApp).toBe(minApp);
  });

  it('a release that only a newer program understands: refused for the program, not for its form', async () => {
    await publish({ release: (release) => ({ ...release, minApp: '2.0.0', lanterns: true }) });
    await refused('app-too-old', 'needs version 2.0.0');
    await publish({ release: (release) => ({ ...release, lanterns: true }) });
    await refused('metadata', 'does not say what it is');
  });

  it('another exhibition: refused', async () => {
    await publish({ exhibition: 'changsha' });
    await refused('other-exhibition', 'the exhibition "changsha", and the kiosk shows "hengyang"');
  });

  it('a release of another generation, exhibition or version than the manifest: refused', async () => {
    await publish({ release: (release) => ({ ...release, generation: 'a'.repeat(64) }) });
    await refused('metadata', 'another generation than its manifest');
    await publish({ release: (release) => ({ ...release, version: '9' }) });
    await refused('metadata', 'what was signed says hengyang 9');
  });

  it('a manifest that is missing, cut short, longer, or another: refused', async () => {
    const { generation } = await publish();
    const path = join(update, 'targets', `${generation}.manifest.json`);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, -10));
    await refused('damaged', 'cut short');
    await writeFile(path, `${text} `);
    await refused('damaged', 'cut short');
    await writeFile(path, text.replace('1.0.0', '1.0.1'));
    await refused('damaged', 'damaged');
    await rm(path);
    await refused('damaged', 'is not there');
    await writeFile(path, text);
    expect((await fetched()).release.generation).toBe(generation);
  });

  it.each([
    '../../etc/passwd', 'data/../../x', 'data\\x', 'data/x\0', 'C:/x', 'CON', 'data/NUL.txt', 'media/COM1', 'data/x.', '/x', 'DATA/a.json', 'data/A.json', 'data/a.json/x', 'données/x', 'donne\u0301es/x', '.x', '__proto__',
  ])('a manifest with the path %j: refused, and named', async (path) => {
    const entry = { sha256: 'b'.repeat(64), size: 1, type: 'text/plain' };
    await publish({ manifest: (manifest: Manifest) => JSON.stringify(manifest).replace('"files":{', `"files":{${JSON.stringify(path)}:${JSON.stringify(entry)},`) });
    await refused('paths', path === 'data/a.json/x' ? '"data/a.json"' : JSON.stringify(path.startsWith('D') ? 'data/a.json' : path === 'data/A.json' ? 'data/a.json' : path));
  });

  it.each<[string, (manifest: Manifest) => unknown]>([
    ['no JSON', () => '<html>'], ['null', () => 'null'], ['of a format to come', (manifest) => ({ ...manifest, format: 2 })],
    ['without hashes', (manifest) => ({ ...manifest, files: { 'data/a.json': { size: 1, type: 'text/plain' } } })],
    ['with a size below nothing', (manifest) => ({ ...manifest, files: { 'data/a.json': { sha256: 'a'.repeat(64), size: -1, type: 'text/plain' } } })],
    ['not in the form of the store', (manifest) => JSON.stringify(manifest, null, 1)],
  ])('a manifest that is %s: refused', async (_, manifest) => {
    await publish({ manifest });
    await refused('metadata', 'The manifest of the update at');
  });
});

it('a disk that refuses: refused, and the trust is what it was', async () => {
  await publish();
  await fetched();
  await publish({ version: '1.1.0' });
  const full = { ...realDisk, writeFile: () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })) };
  await refused('space', 'has become full', { disk: full });
  expect((await trusted())['timestamp']).toBe(1);
  expect((await fetched()).release.version).toBe('1.1.0');
});
