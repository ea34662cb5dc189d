import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { Edit } from '../testing/broken.ts';
import { findingsOf, problemsAfter, withSample } from '../testing/broken.ts';
import { editSample } from '../testing/sample.ts';

it.each([
  ['alt', '  alt: { zh-Hans: 一条河，两岸有树。, en: A river with trees on both banks. }\n', 'alt is missing; it must be a set of fields (a text has zh-Hans and en)'],
  ['caption', '  caption: { zh-Hans: 渡口的河, en: The river at the ford }\n', 'caption is missing; it must be a set of fields (a text has zh-Hans and en)'],
  ['credit', '  credit: { zh-Hans: 本馆绘, en: Drawn by the museum }\n', 'credit is missing; it must be a set of fields (a text has zh-Hans and en)'],
  ['licence', '  licence: CC0-1.0\n', 'licence is missing; it must be a text'],
  ['source', '  section: 渡口\n', 'section is missing; it must be a text'],
])('names a picture without %s', async (_, line, message) => {
  expect(await problemsAfter(['pictures/pictures.yaml', line, ''])).toEqual([`pictures/pictures.yaml:1: ${message}`]);
});

it('names a caption in one language', async () => {
  expect(await problemsAfter(['pictures/pictures.yaml', ', en: The river at the ford }', ' }'])).toEqual([
    'pictures/pictures.yaml:5: caption.en is missing; it must be a text',
  ]);
});

it('names a drawing that does not say what it rests on', async () => {
  expect(await problemsAfter(['pictures/pictures.yaml', '  basis: { zh-Hans: 据笔记, en: After the notes }\n', ''])).toEqual([
    'pictures/pictures.yaml:1: the drawing ford-map does not say what it rests on; add basis: the words of the source, or general knowledge of such things',
  ]);
});

it('names what is wrong inside a drawing at its own line', async () => {
  expect(await problemsAfter(['pictures/ford-map.svg', '<path', '<script/><path'])).toEqual([
    'pictures/ford-map.svg:3: has <script>: a drawing runs nothing; remove the script',
  ]);
});

function png(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#888' } }).png().toBuffer();
}

/** A small picture that says of itself that it is this large: nobody reads on to find out. */
async function pngHeader(width: number, height: number): Promise<Buffer> {
  const bytes = await png(8, 8);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** The problems with a photograph as the hero of the ford. */
async function withPhotograph(bytes: Buffer, ...edits: Edit[]): Promise<string[]> {
  return withSample(async (directory) => {
    await editSample(directory, 'pictures/pictures.yaml', 'file: ford-map.svg\n  kind: drawing', 'file: ford.png\n  kind: photograph');
    for (const [name, from, to] of edits) await editSample(directory, name, from, to);
    await writeFile(join(directory, 'pictures/ford.png'), bytes);
    return (await findingsOf(directory)).problems;
  });
}

it('takes a photograph, and names one that is empty or broken', async () => {
  expect(await withPhotograph(await png(1080, 40))).toEqual([]);
  expect(await withPhotograph(Buffer.alloc(0))).toEqual(['pictures/ford.png:1: is empty; export the picture again']);
  expect((await withPhotograph(Buffer.from('no picture')))[0]).toMatch(/^pictures\/ford\.png:1: is no picture that can be read \(.+\); export it again$/);
});

it('takes a scan that must be cut into tiles, and names one that lies on its side or is larger than a scan may be', async () => {
  expect(await withPhotograph(await png(5000, 4000))).toEqual([]);
  expect(await withPhotograph(await sharp({ create: { width: 5000, height: 4000, channels: 3, background: '#888' } }).withMetadata({ orientation: 6 }).png().toBuffer())).toEqual([
    'pictures/ford.png:1: has 4000 x 5000 pixels and stands upright only by a note of the camera; open it in a picture program, turn it and save it upright, so that it can be cut into tiles',
  ]);
  expect(await withPhotograph(await pngHeader(16_000, 16_000))).toEqual([
    'pictures/ford.png:1: has more than the 250000000 pixels that can be cut into tiles; scale it down, or cut it into sheets',
  ]);
});

it('names a photograph that is too small for what it is shown as', async () => {
  const inGallery: Edit[] = [['exhibits/ford/exhibit.yaml', 'hero: ford-map\ngallery: [grove-gate]', 'hero: grove-gate\ngallery: [ford-map]']];
  expect(await withPhotograph(await png(1079, 40))).toEqual([
    'pictures/ford.png:1: has 1079 x 40 pixels; as the hero of an exhibit it needs at least 1080 px width, or it is shown blurred: export it larger or show another',
  ]);
  expect(await withPhotograph(await png(540, 40), ...inGallery)).toEqual([]);
  expect(await withPhotograph(await png(539, 40), ...inGallery)).toEqual([
    'pictures/ford.png:1: has 539 x 40 pixels; in a gallery it needs at least 540 px width, or it is shown blurred: export it larger or show another',
  ]);
});

it('measures an upright photograph that a camera has laid down by how it stands', async () => {
  const lying = await sharp({ create: { width: 1200, height: 300, channels: 3, background: '#888' } }).withMetadata({ orientation: 6 }).png().toBuffer();
  expect(await withPhotograph(lying)).toEqual([
    'pictures/ford.png:1: has 300 x 1200 pixels; as the hero of an exhibit it needs at least 1080 px width, or it is shown blurred: export it larger or show another',
  ]);
});
