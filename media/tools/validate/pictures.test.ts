import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { findingsOf, problemsAfter, withSample } from '../testing/broken.ts';
import { editSample } from '../testing/sample.ts';

it.each([
  ['alt', '  alt: { zh-Hans: 一条河，两岸有树。, en: A river with trees on both banks. }\n', 'alt is missing; it must be a set of fields (a text has zh-Hans and en)'],
  ['caption', '  caption: { zh-Hans: 渡口的河, en: The river at the ford }\n', 'caption is missing; it must be a set of fields (a text has zh-Hans and en)'],
  ['credit', '  credit: { zh-Hans: 本馆绘, en: Drawn by the museum }\n', 'credit is missing; it must be a set of fields (a text has zh-Hans and en)'],
  ['licence', '  licence: CC0-1.0\n', 'licence is missing; it must be a text'],
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

async function withPhotograph(bytes: Buffer): Promise<string[]> {
  return withSample(async (directory) => {
    await editSample(directory, 'pictures/pictures.yaml', 'file: ford-map.svg\n  kind: drawing', 'file: ford.png\n  kind: photograph');
    await writeFile(join(directory, 'pictures/ford.png'), bytes);
    return (await findingsOf(directory)).problems;
  });
}

it('takes a photograph, and names one that is empty, broken or too large', async () => {
  const png = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#888' } }).png().toBuffer();
  expect(await withPhotograph(await png(60, 40))).toEqual([]);
  expect(await withPhotograph(Buffer.alloc(0))).toEqual(['pictures/ford.png:1: is empty; export the picture again']);
  expect((await withPhotograph(Buffer.from('no picture')))[0]).toMatch(/^pictures\/ford\.png:1: is no picture that can be read \(.+\); export it again$/);
  expect(await withPhotograph(await png(5000, 4000))).toEqual(['pictures/ford.png:1: has 5000 x 4000 pixels, more than 16000000; scale it down to 2160 px width']);
});
