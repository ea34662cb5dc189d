import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { basicCharacters, gatherCharacters } from './characters.ts';

let root: string;

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'characters-'));
  await put('renderer/i18n/zh-Hans.ts', "export const messages = { play: '播放' };");
  await put('media/hengyang/exhibits/lei-river/zh-Hans.md', '\uFEFF耒水，陈德坒\u200B\uFE0F\r\n🙂');
  await put('media/hengyang/people.csv', 'id,name\nx,瑔');
});

afterEach(() => rm(root, { recursive: true }));

describe('basicCharacters', () => {
  it('holds what every text may need', () => {
    const characters = basicCharacters();
    for (const character of 'aZ09 ~éÿ《》「」！：～ǚńḿāǖ“”——…·→⇧〇') expect(characters, character).toContain(character);
  });
});

describe('gatherCharacters', () => {
  it('takes what the exhibition writes, in both scripts, without what has no glyph', async () => {
    const characters = await gatherCharacters(root, 'exhibition');
    for (const character of '播放耒水陈陳坒瑔🙂') expect(characters, character).toContain(character);
    for (const character of '\uFEFF\u200B\uFE0F\r\n') expect(characters).not.toContain(character);
  });

  it('takes only the words of the interface where these are asked for', async () => {
    const characters = await gatherCharacters(root, 'interface');
    expect(characters).toContain('播');
    expect(characters).not.toContain('耒');
  });

  it('leaves pictures, sound and tests aside', async () => {
    await put('media/hengyang/pictures/a.svg', '鼯');
    await put('renderer/i18n/i18n.test.ts', '鼴');
    await put('renderer/stores/fixture.ts', '鼷');
    const characters = await gatherCharacters(root, 'exhibition');
    expect(characters).not.toContain('鼯');
    expect(characters).not.toContain('鼴');
    expect(characters).not.toContain('鼷');
  });
});
