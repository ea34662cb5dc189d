import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk } from '../../../electron/library/disk.ts';
import { afterPowerCut, copyFolder, recordingDisk } from '../../../electron/library/recording.ts';
import type { Step } from '../../../electron/library/recording.ts';
import { layout } from '../../../electron/library/layout.ts';
import { putGeneration, temporaryDirectory } from '../../../electron/library/testing.ts';
import { openKey } from './key-file.ts';
import { openKeyFolder } from './key-folder.ts';
import { makeKeys } from './make-keys.ts';
import { publish } from './publish.ts';
import type { PublishOptions } from './publish.ts';
import { CHEAP, makeClient, takeUpdate } from './testing.ts';
import { updatePaths } from './update-folder.ts';

const PASSPHRASE = 'the curators know it';
const NOW = new Date('2026-11-25T09:55:00Z');

let root: Awaited<ReturnType<typeof temporaryDirectory>>;
let dir: string;
let library: string;
let keys: string;
let trust: string;
const lines: string[] = [];

beforeEach(async () => {
  root = await temporaryDirectory();
  [dir, library, keys, trust] = [join(root.path, 'update'), join(root.path, 'library'), join(root.path, 'keys'), join(root.path, 'trust')];
  await makeKeys({ folder: keys, rootPassphrase: PASSPHRASE, passphrase: PASSPHRASE, expiresYears: 20, now: NOW, cost: CHEAP });
  await makeClient(trust, join(keys, 'root.json'));
  lines.length = 0;
});
afterEach(() => root.remove());

const title = (hans: string) => ({ 'zh-Hans': hans, 'zh-Hant': hans, en: `In English ${hans}` });
const exhibit = (id: string, body = 'as it was') => [`data/exhibits/${id}.json`, 'application/json', JSON.stringify({ id, title: title(id), body })] as const;
const exhibition = ['data/exhibition.json', 'application/json', JSON.stringify({ chapters: [] })] as const;

/** A generation in the library: two exhibits, and what a test adds. */
function generation(more: readonly (readonly [string, string, string])[] = [], version?: string): Promise<string> {
  return putGeneration(library, [exhibition, exhibit('ford'), ...more], version);
}

async function run(id: string, options: Partial<PublishOptions> = {}) {
  const common = { dir, library, app: '0.1.0', expiresYears: 20, now: NOW, disk: realDisk, freeBytes: async () => 1e12, log: (line: string) => void lines.push(line) };
  return publish({ ...common, generation: id, keys: await openKeyFolder(keys), open: (key) => openKey(key.file, PASSPHRASE), ...options });
}

/** Every file of a folder with its bytes and the time of its last change. */
async function files(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.slice(folder.length)] = `${(await stat(path)).mtimeMs} ${(await readFile(path)).toString('base64')}`;
  }
  return found;
}

describe('publish', () => {
  it('makes an update that the client of The Update Framework takes', async () => {
    const id = await generation();
    const result = await run(id);
    expect(result).toMatchObject({ metadata: 1, changed: true, expires: '2046-11-25T09:55:00Z', copied: { files: 2 }, removed: 0, warnings: [] });
    expect(await takeUpdate(dir, trust)).toEqual({
      exhibition: 'hengyang', version: '1.0.0', generation: id, minApp: '0.1.0', published: '2026-11-25T09:55:00.000Z', files: 2, bytes: expect.any(Number),
      changes: { 'zh-Hans': ['首次发布：展项1个，人物记录0条。'], 'zh-Hant': ['首次發布：展項1個，人物記錄0條。'], en: ['First publication: 1 exhibit, 0 records of people.'] },
    });
    expect(Object.keys(await files(dir)).filter((name) => !name.startsWith('/objects')).sort()).toEqual([
      '/metadata/1.root.json', '/metadata/1.snapshot.json', '/metadata/1.targets.json', '/metadata/timestamp.json', `/targets/${id}.manifest.json`,
    ]);
  });

  it('changes no byte when nothing has changed, and asks for no passphrase', async () => {
    const id = await generation();
    await run(id);
    const before = await files(dir);
    const again = await run(id, { now: new Date('2027-01-01T00:00:00Z'), app: '9.9.9', open: () => Promise.reject(new Error('asked')) });
    expect(again).toMatchObject({ changed: false, metadata: 1, copied: { files: 0, bytes: 0 } });
    expect(await files(dir)).toEqual(before);
  });

  it('adds what is new, keeps what is old until it is pruned, and says what has changed', async () => {
    await run(await generation([exhibit('grove')]));
    await takeUpdate(dir, trust);
    const second = await generation([exhibit('grove', 'new words'), exhibit('island')], '1.1.0');
    const result = await run(second, { written: { 'zh-Hans': ['请看'], 'zh-Hant': ['請看'], en: ['Look'] } });
    expect(result).toMatchObject({ metadata: 2, copied: { files: 2 }, removed: 0 });
    expect(result.release.changes.en).toEqual(['Look', 'New exhibit: In English island', 'Exhibit changed: In English grove (text)']);
    expect(result.release.changes['zh-Hant']).toEqual(['請看', '新增展項：island', '改動展項：grove（文字）']);
    expect((await takeUpdate(dir, trust)).generation).toBe(second);

    const objects = async () => (await readdir(join(dir, 'objects'), { recursive: true })).filter((name) => name.length > 3).length;
    expect(await objects()).toBe(5);
    await writeFile(join(dir, 'metadata', 'notes.txt'), 'somebody keeps this');
    expect(await run(second, { prune: true })).toMatchObject({ metadata: 2, changed: true, removed: 4 });
    expect(await objects()).toBe(4);
    expect((await readdir(join(dir, 'metadata'))).sort()).toEqual(['1.root.json', '2.snapshot.json', '2.targets.json', 'notes.txt', 'timestamp.json']);
    expect((await takeUpdate(dir, trust)).generation).toBe(second);
  });

  it('mends what a stick has forgotten', async () => {
    const id = await generation();
    await run(id);
    const [fold] = await readdir(join(dir, 'objects'));
    const folder = join(dir, 'objects', fold ?? '');
    const [name] = await readdir(folder);
    const file = join(folder, name ?? '');
    await writeFile(file, (await readFile(file)).map((byte) => byte ^ 1));
    await appendFile(join(dir, 'metadata', 'timestamp.json'), '}');
    expect(await run(id)).toMatchObject({ changed: true, metadata: 1, copied: { files: 1 } });
    expect(lines.join('\n')).toContain(`${file} was damaged and is written anew`);
    expect(lines.join('\n')).toContain('the metadata of the update are damaged');
    expect((await takeUpdate(dir, trust)).generation).toBe(id);
  });

  it('gives a second stick the same update, and a kiosk takes either', async () => {
    const first = await generation();
    await run(first);
    const second = await generation([exhibit('island')]);
    await run(second, { dir: join(root.path, 'stick') });
    expect((await takeUpdate(join(root.path, 'stick'), trust)).generation).toBe(second);
    await expect(takeUpdate(dir, trust)).rejects.toThrow('less than current version');
    expect(await run(second)).toMatchObject({ metadata: 2, changed: true });
    expect((await takeUpdate(dir, trust)).generation).toBe(second);
    for (const name of ['timestamp.json', '2.snapshot.json', '2.targets.json']) {
      expect(await readFile(join(dir, 'metadata', name))).toEqual(await readFile(join(root.path, 'stick', 'metadata', name)));
    }
  });

  it('publishes the words alone anew, and the program that is asked for', async () => {
    const id = await generation();
    await run(id);
    const written = { 'zh-Hans': ['甲'], 'zh-Hant': ['甲'], en: ['A'] };
    expect(await run(id, { written })).toMatchObject({ metadata: 2, release: { changes: written, minApp: '0.1.0' } });
    expect(await run(id, { written })).toMatchObject({ metadata: 2, changed: false });
    expect(await run(id, { minApp: '2.0.0' })).toMatchObject({ metadata: 3, release: { changes: written, minApp: '2.0.0' } });
    expect((await takeUpdate(dir, trust)).minApp).toBe('2.0.0');
  });

  it('warns of what expires within two years, and renews it', async () => {
    const id = await generation();
    await run(id, { expiresYears: 1 });
    const again = await run(id);
    expect(again).toMatchObject({ changed: false, warnings: [expect.stringContaining('this update expires on 2027-11-25')] });
    expect(await run(id, { renew: true })).toMatchObject({ metadata: 2, expires: '2046-11-25T09:55:00Z', warnings: [] });
    const late = await run(id, { now: new Date('2045-06-01T00:00:00Z') });
    expect(late.warnings).toEqual([expect.stringContaining('the root of trust expires on 2046-11-25'), expect.stringContaining('Run publish with --renew')]);
    await expect(run(id, { now: new Date('2046-12-01T00:00:00Z') })).rejects.toThrow('Check the clock, or run rotate-keys');
  });

  it('takes changed content of the same version with a warning, and a lower one only when that is meant', async () => {
    await run(await generation([], '1.2.0'));
    const same = await run(await generation([exhibit('island')], '1.2.0'));
    expect(same.warnings).toEqual([expect.stringContaining('is still called version 1.2.0, as what was published on 2026-11-25')]);
    const older = await generation([exhibit('grove')], '1.1.9');
    await expect(run(older)).rejects.toThrow('Raise the version above 1.2.0, or add --lower-version');
    expect(await run(older, { lowerVersion: true })).toMatchObject({ metadata: 3, release: { version: '1.1.9' } });
  });
});

describe('publish refuses, and leaves everything as it was,', () => {
  async function refused(id: string, options: Partial<PublishOptions>, message: string): Promise<void> {
    const before = [await files(dir).catch(() => ({})), await files(keys)];
    await expect(run(id, options)).rejects.toThrow(message);
    expect([await files(dir).catch(() => ({})), await files(keys)]).toEqual(before);
  }

  it('an update of other keys, and one of another exhibition', async () => {
    const id = await generation();
    await run(id);
    const other = join(root.path, 'other');
    await makeKeys({ folder: other, rootPassphrase: PASSPHRASE, passphrase: PASSPHRASE, expiresYears: 20, now: NOW, cost: CHEAP });
    await refused(id, { keys: await openKeyFolder(other) }, 'holds an update of other keys');
    const file = layout.generation(library, id);
    const ours = (await readFile(file, 'utf8')).replace('"exhibition":"hengyang"', '"exhibition":"elsewhere"');
    await writeFile(layout.generation(library, '00'), ours);
    await refused('00', {}, 'Each exhibition has keys and a folder of its own');
  });

  it('too little space, a folder of something else, and a file', async () => {
    const id = await generation();
    await refused(id, { freeBytes: async () => 1000 }, 'too little space: 9 MB are needed and 0 MB are free');
    await mkdir(join(dir, 'photographs'), { recursive: true });
    await writeFile(join(dir, 'pin-reset.json'), 'this may lie there');
    await refused(id, {}, 'holds other things (photographs) and no update');
    await refused(id, { dir: join(keys, 'root.json') }, 'is a file');
  });

  it('a damaged library, and a wrong passphrase', async () => {
    const id = await generation();
    await refused(id, { open: (key) => openKey(key.file, 'another passphrase') }, 'does not open with this passphrase');
    const manifest = JSON.parse(await readFile(layout.generation(library, id), 'utf8'));
    const hash = manifest.files['data/exhibits/ford.json'].sha256;
    await run(id);
    await rm(updatePaths.object(dir, hash));
    await writeFile(layout.object(library, hash), 'x'.repeat(manifest.files['data/exhibits/ford.json'].size));
    await refused(id, {}, 'is damaged. Remove the folder');
  });
});

it('leaves the old update or the new one, whole, whenever it stops', async () => {
  const first = await generation();
  await run(first);
  await takeUpdate(dir, trust);
  const before = join(root.path, 'before');
  await copyFolder(dir, before);
  const steps: Step[] = [];
  const second = await generation([exhibit('island')]);
  await run(second, { disk: recordingDisk(realDisk, steps) });
  const ours = steps.filter(({ path }) => path.startsWith(dir) || path === root.path);
  expect(ours.length).toBeGreaterThan(15);

  const after = join(root.path, 'after');
  const kiosk = join(root.path, 'kiosk');
  const taken: string[] = [];
  for (const namesKept of [false, true]) {
    await copyFolder(trust, kiosk);
    for (let count = 0; count <= ours.length; count += 1) {
      await afterPowerCut(before, dir, ours.slice(0, count), after, { namesKept });
      taken.push((await takeUpdate(after, kiosk)).generation);
    }
    expect(taken.at(-1)).toBe(second);
  }
  expect(new Set(taken)).toEqual(new Set([first, second]));
});

it('goes on where it was stopped, and gives no version to two updates', async () => {
  await run(await generation());
  const [second, third] = [await generation([exhibit('island')]), await generation([exhibit('grove')])];
  const [stick, desk, client] = [join(root.path, 'stick'), join(root.path, 'desk'), join(root.path, 'client')];
  const steps: Step[] = [];
  const disk = recordingDisk(realDisk, steps);
  let stopped = true;
  for (let stop = 4; stopped; stop += 17) {
    await copyFolder(dir, stick);
    await copyFolder(keys, desk);
    await copyFolder(trust, client);
    steps.length = 0;
    const stopping = new Proxy(disk, {
      get(target, name) {
        if (steps.length >= stop) throw new Error('stopped');
        return Reflect.get(target, name);
      },
    });
    const options = { dir: stick, keys: await openKeyFolder(desk) };
    stopped = await run(second, { ...options, disk: stopping }).then(() => false, (error: unknown) => String(error).includes('stopped'));
    await takeUpdate(stick, client);
    await run(third, { ...options, keys: await openKeyFolder(desk) });
    expect((await takeUpdate(stick, client)).generation).toBe(third);
  }
});
