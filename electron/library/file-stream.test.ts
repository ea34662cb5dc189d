import { mkdtemp, readdir, readlink, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHUNK_BYTES, fileStream } from './file-stream.ts';

const SIZE = CHUNK_BYTES * 3 + 17;
const content = Buffer.from(Uint8Array.from({ length: SIZE }, (_, index) => (index * 31 + (index >> 8)) % 256));

let dir: string;
let file: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stream-'));
  file = join(dir, 'narration.webm');
  await writeFile(file, content);
});
afterAll(() => rm(dir, { recursive: true }));

async function drain(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Buffer> {
  return Buffer.from(await new Response(stream).arrayBuffer());
}

/** How many handles this process holds on a file (Linux tells in /proc). */
async function handlesOn(path: string): Promise<number> {
  const links = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return links.filter((link) => link === path).length;
}

describe('fileStream', () => {
  it.each([
    [0, SIZE - 1],
    [0, 0],
    [SIZE - 1, SIZE - 1],
    [CHUNK_BYTES - 1, CHUNK_BYTES],
    [CHUNK_BYTES, 2 * CHUNK_BYTES - 1],
    [5, SIZE - 7],
  ])('gives bytes %i to %i and no other', async (start, end) => {
    expect((await drain(fileStream(file, { start, end }))).equals(content.subarray(start, end + 1))).toBe(true);
    expect(await handlesOn(file)).toBe(0);
  });

  it('gives nothing for an empty stretch', async () => {
    expect(await drain(fileStream(file, { start: 0, end: -1 }))).toHaveLength(0);
  });

  it('opens nothing before it is read', async () => {
    const stream = fileStream(file, { start: 0, end: 9 });
    await new Promise(setImmediate);
    expect(await handlesOn(file)).toBe(0);
    await stream.cancel();
  });

  it('reads one chunk for one pull, and nothing ahead', async () => {
    const reader = fileStream(file, { start: 0, end: SIZE - 1 }).getReader();
    const first = await reader.read();
    expect(first.value).toHaveLength(CHUNK_BYTES);
    // Shrunk now, the file cannot give what was not read before.
    await truncate(file, CHUNK_BYTES);
    await expect(reader.read()).rejects.toThrow(/ends at byte/);
    await writeFile(file, content);
    expect(await handlesOn(file)).toBe(0);
  });

  it('closes the file when it is cancelled', async () => {
    const reader = fileStream(file, { start: 0, end: SIZE - 1 }).getReader();
    await reader.read();
    expect(await handlesOn(file)).toBe(1);
    await reader.cancel();
    expect(await handlesOn(file)).toBe(0);
  });

  it('closes the file when it is cancelled while it is being opened', async () => {
    const reader = fileStream(file, { start: 0, end: SIZE - 1 }).getReader();
    const read = reader.read();
    await reader.cancel();
    expect(await read).toEqual({ done: true, value: undefined });
    await vi.waitFor(async () => expect(await handlesOn(file)).toBe(0));
  });

  it('fails with the error of the disk', async () => {
    await expect(drain(fileStream(join(dir, 'missing'), { start: 0, end: 9 }))).rejects.toThrow('ENOENT');
  });
});
