import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convert } from 'fontverter';
import { describe, expect, it } from 'vitest';
import { extractFace } from './collection.ts';
import { cutFace, sliceCharacters } from './cut.ts';
import { CUT_FACES } from './faces.ts';
import { inspectFont } from './inspect.ts';

const FONTS = join(import.meta.dirname, '../../../renderer/fonts');

async function committedFace(index: number): Promise<Buffer> {
  return convert(await readFile(join(FONTS, CUT_FACES[index]?.file ?? '')), 'sfnt');
}

/** A collection of two fonts, their tables moved behind a common header. */
function collect(fonts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(12 + 4 * fonts.length);
  header.write('ttcf', 'latin1');
  header.writeUInt32BE(0x0001_0000, 4);
  header.writeUInt32BE(fonts.length, 8);
  let start = header.length;
  const moved = fonts.map((font, index) => {
    const copy = Buffer.from(font);
    for (let table = 0; table < copy.readUInt16BE(4); table += 1) {
      const at = 12 + 16 * table + 8;
      copy.writeUInt32BE(copy.readUInt32BE(at) + start, at);
    }
    header.writeUInt32BE(start, 12 + 4 * index);
    start += copy.length;
    return copy;
  });
  return Buffer.concat([header, ...moved]);
}

describe('extractFace', () => {
  it('takes the named face out of a collection', async () => {
    const collection = collect([await committedFace(0), await committedFace(2)]);
    const face = extractFace(collection, 'NotoSerifCJKtc-Regular');
    const expected = await inspectFont(await committedFace(2));
    expect((await inspectFont(face)).codePoints).toEqual(expected.codePoints);
    await expect(cutFace(face, '衡', [])).resolves.toBeInstanceOf(Buffer);
    expect(() => extractFace(collection, 'NotoSerifCJKjp-Regular')).toThrow(/holds no face .*only NotoSerifCJKsc-Regular, NotoSerifCJKtc-Regular/);
  });

  it('refuses what is no collection', async () => {
    const font = await committedFace(0);
    expect(() => extractFace(font, 'NotoSerifCJKsc-Regular')).toThrow('is no font collection');
  });
});

describe('cutFace', () => {
  it('keeps the characters and features asked for and no others, and the same bytes each time', async () => {
    const font = await committedFace(0);
    const cut = await cutFace(font, ['阳', '衡', '，'], ['halt']);
    const { codePoints, features } = await inspectFont(cut);
    expect([...codePoints].sort()).toEqual([...'阳衡，'].map((character) => character.codePointAt(0)).sort());
    expect([...features]).toEqual(['halt']);
    expect(cut.equals(await cutFace(font, ['衡', '，', '阳'], ['halt']))).toBe(true);
  });
});

describe('sliceCharacters', () => {
  it('deals ascending slices without Hangul', () => {
    const codePoints = Array.from({ length: 5000 }, (_, index) => 0x4e00 + 4999 - index);
    const slices = sliceCharacters([...codePoints, 0xac00, 0x1100]);
    expect(slices.map((slice) => slice.length)).toEqual([1024, 1024, 1024, 1024, 904]);
    expect(slices[0]?.[0]).toBe('一');
    expect(slices.flat()).not.toContain('가');
  });
});
