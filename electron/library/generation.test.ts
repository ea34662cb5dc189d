import { rm, truncate, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from './canonical.ts';
import { openGeneration } from './generation.ts';
import { layout } from './layout.ts';
import { putGeneration, temporaryDirectory } from './testing.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let id: string;
beforeEach(async () => {
  dir = await temporaryDirectory();
  id = await putGeneration(dir.path, [
    ['data/people.json', 'application/json', '[{"id":"yang-jihe"}]'],
    ['media/empty.vtt', 'text/vtt', ''],
    ['media/clip.webm', 'audio/webm', '0123456789'],
  ]);
});
afterEach(() => dir.remove());

const text = (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => new Response(stream).text();

describe('openGeneration', () => {
  it('reads what its manifest holds', async () => {
    const generation = await openGeneration(dir.path, id);
    expect(generation.id).toBe(id);
    expect(generation.manifest.exhibition).toBe('hengyang');
    expect(generation.entry('media/clip.webm')).toEqual({ sha256: sha256(Buffer.from('0123456789')), size: 10, type: 'audio/webm' });
    expect(await generation.json('data/people.json')).toEqual([{ id: 'yang-jihe' }]);
    expect(await text(generation.open('media/clip.webm'))).toBe('0123456789');
    expect(await text(generation.open('media/clip.webm', { start: 2, end: 4 }))).toBe('234');
    expect(await text(generation.open('media/empty.vtt'))).toBe('');
  });

  it('knows no path that the manifest does not hold', async () => {
    const generation = await openGeneration(dir.path, id);
    for (const path of ['', 'media', 'media/', 'media/clip.webm/', 'Media/clip.webm', '__proto__', 'constructor', 'toString', '../current.json']) {
      expect(generation.entry(path)).toBeUndefined();
      expect(() => generation.open(path)).toThrow(/holds no/);
    }
    await expect(generation.json('data/units.json')).rejects.toThrow(/holds no data\/units.json/);
  });

  it('sees an object that is missing or cut short', async () => {
    const generation = await openGeneration(dir.path, id);
    const file = layout.object(dir.path, sha256(Buffer.from('0123456789')));
    expect(await generation.intact('media/clip.webm')).toBe(true);
    await truncate(file, 4);
    expect(await generation.intact('media/clip.webm')).toBe(false);
    await rm(file);
    expect(await generation.intact('media/clip.webm')).toBe(false);
  });

  it('refuses a manifest whose bytes have changed', async () => {
    await writeFile(layout.generation(dir.path, id), '{}');
    await expect(openGeneration(dir.path, id)).rejects.toThrow(/is damaged/);
  });

  it('refuses a generation that is not there', async () => {
    await expect(openGeneration(dir.path, '0'.repeat(64))).rejects.toThrow('ENOENT');
  });
});
