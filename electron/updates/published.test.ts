import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKey } from '../../media/tools/publish/key-file.ts';
import { openKeyFolder } from '../../media/tools/publish/key-folder.ts';
import { makeKeys } from '../../media/tools/publish/make-keys.ts';
import { publish } from '../../media/tools/publish/publish.ts';
import { CHEAP } from '../../media/tools/publish/testing.ts';
import { realDisk } from '../library/disk.ts';
import { putGeneration, temporaryDirectory } from '../library/testing.ts';
import { fetchRelease } from './client.ts';
import type { Fetched } from './client.ts';
import { openFolder } from './sources/folder.ts';

const PASSPHRASE = 'the curators know it';

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let dir: (name: string) => string;

beforeEach(async () => {
  temporary = await temporaryDirectory();
  dir = (name) => join(temporary.path, name);
  await makeKeys({ folder: dir('keys'), rootPassphrase: PASSPHRASE, passphrase: PASSPHRASE, expiresYears: 20, now: new Date(), cost: CHEAP });
  await mkdir(dir('trust'));
  await cp(join(dir('keys'), 'root.json'), join(dir('trust'), 'root.json'));
});

afterEach(() => temporary.remove());

async function publishVersion(version: string): Promise<string> {
  const title = { 'zh-Hans': '福特', 'zh-Hant': '福特', en: 'Ford' };
  const generation = await putGeneration(dir('library'), [
    ['data/exhibition.json', 'application/json', JSON.stringify({ chapters: [] })],
    ['data/exhibits/ford.json', 'application/json', JSON.stringify({ id: 'ford', title, body: version })],
  ], version);
  await publish({
    dir: dir('update'), library: dir('library'), generation, app: '0.1.0', expiresYears: 20, now: new Date(), disk: realDisk, freeBytes: async () => 1e12, log: () => undefined,
    keys: await openKeyFolder(dir('keys')), open: (key) => openKey(key.file, PASSPHRASE),
  });
  return generation;
}

const fetched = (update = 'update'): Promise<Fetched> => fetchRelease({ source: openFolder({ kind: 'folder', at: dir(update) }), trust: dir('trust'), app: '0.1.0', exhibition: 'hengyang' });

describe('what the curators publish', () => {
  it('is what the kiosk takes, version after version, and never back', async () => {
    const first = await publishVersion('1.0.0');
    expect((await fetched()).release).toMatchObject({ version: '1.0.0', generation: first, files: 2 });
    await cp(dir('update'), dir('older'), { recursive: true });
    const second = await publishVersion('1.1.0');
    const { release, manifest } = await fetched();
    expect(release).toMatchObject({ version: '1.1.0', generation: second });
    expect(Object.keys(manifest.files)).toEqual(['data/exhibition.json', 'data/exhibits/ford.json']);
    await expect(fetched('older')).rejects.toMatchObject({ code: 'older' });
  });
});
