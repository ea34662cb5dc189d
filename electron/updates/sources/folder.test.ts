import { execFileSync } from 'node:child_process';
import { cp, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from '../../library/file-stream.ts';
import { temporaryDirectory } from '../../library/testing.ts';
import { openFolder } from './folder.ts';
import { readSource, TooLongError } from './read.ts';
import type { Source } from './source.ts';

const MOST = 10 * CHUNK_BYTES;
const long = new Uint8Array(2 * CHUNK_BYTES + 17).map((_, index) => index % 251);

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let dir: string;
let source: Source;

beforeEach(async () => {
  temporary = await temporaryDirectory();
  dir = join(temporary.path, 'update');
  await mkdir(join(dir, 'metadata'), { recursive: true });
  await mkdir(join(dir, 'objects', 'ab'), { recursive: true });
  await writeFile(join(dir, 'metadata', 'timestamp.json'), '{}');
  await writeFile(join(dir, 'objects', 'ab', 'long'), long);
  source = openFolder({ kind: 'folder', at: dir });
});

afterEach(() => temporary.remove());

const read = (path: string, from: Source = source): Promise<Buffer> => readSource(from, path, { most: MOST });

async function rest(path: string, offset: number): Promise<Buffer> {
  return Buffer.from(await new Response(await source.open(path, { offset })).arrayBuffer());
}

describe('a folder', () => {
  it('gives the bytes of a file, whole and from any byte on', async () => {
    expect((await read('metadata/timestamp.json')).toString()).toBe('{}');
    expect((await read('objects/ab/long')).equals(long)).toBe(true);
    expect((await rest('objects/ab/long', CHUNK_BYTES + 5)).equals(long.subarray(CHUNK_BYTES + 5))).toBe(true);
    expect((await rest('objects/ab/long', long.byteLength)).byteLength).toBe(0);
  });

  it('gives an empty file', async () => {
    await writeFile(join(dir, 'objects', 'ab', 'none'), '');
    expect((await read('objects/ab/none')).byteLength).toBe(0);
  });

  it('says that a file is missing, and that the whole folder is', async () => {
    await expect(read('metadata/1.root.json')).rejects.toMatchObject({ fault: 'missing' });
    await expect(read('objects/cd/long')).rejects.toMatchObject({ fault: 'missing' });
    await rename(dir, `${dir}-pulled`);
    await expect(read('metadata/timestamp.json')).rejects.toMatchObject({ fault: 'gone', message: expect.stringContaining(dir) as string });
  });

  it.each(['../secret', 'objects/../../secret', '/etc/hostname', 'objects//ab', '.hidden', 'objects/./ab', 'objects\\ab', 'a\0b', '', 'objects/', 'C:/x', 'mānifest'])(
    'opens no %j', async (path) => {
      await writeFile(join(temporary.path, 'secret'), 'not for you');
      await expect(read(path)).rejects.toMatchObject({ fault: 'unreadable' });
    },
  );

  it('follows no link, neither in place of a file nor in place of a folder', async () => {
    await writeFile(join(temporary.path, 'secret'), 'not for you');
    await mkdir(join(temporary.path, 'elsewhere'));
    await writeFile(join(temporary.path, 'elsewhere', 'secret'), 'not for you');
    await symlink(join(temporary.path, 'secret'), join(dir, 'metadata', 'link.json'));
    await symlink(join(dir, 'metadata', 'timestamp.json'), join(dir, 'metadata', 'inside.json'));
    await symlink(join(temporary.path, 'elsewhere'), join(dir, 'targets'));
    for (const path of ['metadata/link.json', 'metadata/inside.json', 'targets/secret']) {
      await expect(read(path)).rejects.toMatchObject({ fault: 'unreadable', message: expect.stringContaining('copy it again as plain files') as string });
    }
  });

  it('waits for no pipe, and reads no folder', async () => {
    execFileSync('mkfifo', [join(dir, 'metadata', 'pipe')]);
    await expect(read('metadata/pipe')).rejects.toMatchObject({ fault: 'unreadable', message: expect.stringContaining('is no file') as string });
    await expect(read('objects/ab')).rejects.toMatchObject({ fault: 'unreadable' });
  });

  it('may be named by a link itself, but a stick may not', async () => {
    await symlink(dir, join(temporary.path, 'link'));
    expect((await read('metadata/timestamp.json', openFolder({ kind: 'folder', at: join(temporary.path, 'link') }))).toString()).toBe('{}');
    await expect(read('metadata/timestamp.json', openFolder({ kind: 'stick', at: join(temporary.path, 'link') }))).rejects.toMatchObject({ fault: 'gone' });
  });

  it('is left when it is too long, or no longer wanted', async () => {
    await expect(readSource(source, 'objects/ab/long', { most: long.byteLength - 1 })).rejects.toBeInstanceOf(TooLongError);
    const stop = new AbortController();
    const reader = (await source.open('objects/ab/long', { signal: stop.signal })).getReader();
    await reader.read();
    stop.abort(new Error('stopped by a curator'));
    await expect(reader.read()).rejects.toThrow('stopped by a curator');
  });

  it('goes on with a file that was opened before the stick was swapped, and notices what is missing on the new one', async () => {
    await cp(dir, `${dir}-other`, { recursive: true });
    await rm(join(`${dir}-other`, 'objects'), { recursive: true });
    await read('objects/ab/long');
    await rename(dir, `${dir}-pulled`);
    await rename(`${dir}-other`, dir);
    await expect(read('objects/ab/long')).rejects.toMatchObject({ fault: 'missing' });
  });
});
