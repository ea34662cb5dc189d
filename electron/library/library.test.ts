import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from './canonical.ts';
import { layout } from './layout.ts';
import { openLibrary } from './library.ts';
import { createStore } from './store.ts';
import { putGeneration, temporaryDirectory } from './testing.ts';
import { verifyGeneration } from './verify.ts';

let dir: Awaited<ReturnType<typeof temporaryDirectory>>;
let data: string;
let bundled: string;
let bundledId: string;
let lines: string[];
const log = (line: string) => void lines.push(line);

async function install(store: string, version: string): Promise<string> {
  const id = await putGeneration(store, [['data/exhibition.json', 'application/json', `"${version}"`], ['media/lei-river.svg', 'image/svg+xml', 'river']], version);
  await createStore(store).switchTo(id);
  return id;
}

const objectOf = (store: string, content: string) => layout.object(store, sha256(Buffer.from(content)));

beforeEach(async () => {
  dir = await temporaryDirectory();
  data = join(dir.path, 'data');
  bundled = join(dir.path, 'bundled');
  bundledId = await install(bundled, '1.0.0');
  lines = [];
});
afterEach(() => dir.remove());

describe('verifyGeneration', () => {
  it('finds nothing wrong with a whole generation', async () => {
    expect(await verifyGeneration(bundled, bundledId)).toEqual([]);
  });

  it('tells every object that changed, shrank or went', async () => {
    const files = ['a', 'b', 'c', 'd'].map((name) => [`media/${name}`, 'text/plain', `content of ${name}`] as const);
    const id = await putGeneration(bundled, files);
    await writeFile(objectOf(bundled, 'content of a'), 'CONTENT of a');
    await writeFile(objectOf(bundled, 'content of b'), 'short');
    await rm(objectOf(bundled, 'content of c'));
    expect(await verifyGeneration(bundled, id)).toEqual([
      'media/a: its bytes have changed',
      'media/b: has 5 bytes instead of 12',
      'media/c: is missing',
    ]);
  });

  it('reads all data and only a sample of the media', async () => {
    const id = await putGeneration(bundled, [['data/people.json', 'application/json', '[]'], ['media/a', 'text/plain', 'a'], ['media/b', 'text/plain', 'b']]);
    await writeFile(objectOf(bundled, '[]'), '{}');
    await writeFile(objectOf(bundled, 'a'), 'A');
    await writeFile(objectOf(bundled, 'b'), 'B');
    expect(await verifyGeneration(bundled, id, { sample: 0 })).toEqual(['data/people.json: its bytes have changed']);
    expect(await verifyGeneration(bundled, id, { sample: 1, random: () => 0.99 })).toEqual([
      'data/people.json: its bytes have changed',
      'media/b: its bytes have changed',
    ]);
    expect(await verifyGeneration(bundled, id, { sample: 9 })).toHaveLength(3);
  });

  it('tells of a manifest that is missing or damaged', async () => {
    expect(await verifyGeneration(bundled, '0'.repeat(64))).toEqual([expect.stringContaining('its manifest cannot be used')]);
    await writeFile(layout.generation(bundled, bundledId), '');
    expect(await verifyGeneration(bundled, bundledId)).toEqual([expect.stringContaining('is damaged')]);
  });
});

describe('openLibrary', () => {
  it('shows the bundled generation at a first start, and has nothing to note', async () => {
    for (const options of [{ bundled, log }, { data, bundled, log }]) {
      const library = await openLibrary(options);
      expect(library.origin).toBe('bundled');
      expect(library.current().id).toBe(bundledId);
      expect(library.notes).toEqual([]);
    }
    expect(lines).toEqual([]);
  });

  it('shows what is installed', async () => {
    const id = await install(data, '1.1.0');
    const library = await openLibrary({ data, bundled, log });
    expect([library.origin, library.current().id, library.notes]).toEqual(['installed', id, []]);
  });

  it('goes back to the previous generation, and says why', async () => {
    const before = await install(data, '1.1.0');
    await install(data, '1.2.0');
    await writeFile(objectOf(data, '"1.2.0"'), '"1.2.1"');
    const library = await openLibrary({ data, bundled, log });
    expect([library.origin, library.current().id]).toEqual(['previous', before]);
    expect(library.notes).toEqual([expect.stringMatching(/installed generation .* data\/exhibition.json: its bytes have changed/)]);
    expect(lines).toEqual(library.notes);
  });

  it('falls back to the bundled generation when nothing installed is whole', async () => {
    await install(data, '1.1.0');
    await install(data, '1.2.0');
    await rm(join(data, 'objects'), { recursive: true });
    const library = await openLibrary({ data, bundled, log });
    expect([library.origin, library.current().id]).toEqual(['bundled', bundledId]);
    expect(library.notes).toHaveLength(2);
  });

  it('falls back to the bundled generation when a power cut emptied the pointer', async () => {
    await install(data, '1.1.0');
    await writeFile(layout.pointer(data), '');
    const library = await openLibrary({ data, bundled, log });
    expect(library.origin).toBe('bundled');
    expect(library.notes).toEqual([expect.stringContaining('cannot be told')]);
  });

  it('shows a damaged bundled generation rather than nothing', async () => {
    await rm(objectOf(bundled, 'river'));
    const library = await openLibrary({ bundled, log });
    expect(library.current().id).toBe(bundledId);
    expect(library.notes).toEqual([expect.stringContaining('media/lei-river.svg: is missing')]);
  });

  it('says what to do when there is no exhibition at all', async () => {
    await expect(openLibrary({ bundled: data, log })).rejects.toThrow(/There is no exhibition in .*; build one/);
    await rm(layout.generation(bundled, bundledId));
    await expect(openLibrary({ bundled, log })).rejects.toThrow(/cannot be opened .* install the program again/);
  });
});
