import { expect, it } from 'vitest';
import { loadContent } from '../load/load.ts';
import { withSample } from '../testing/broken.ts';
import { drawCharacterSample } from '../testing/character.ts';
import { buildCharacters } from './characters.ts';
import { createGenerationFiles } from './generation-files.ts';
import { createWords } from './words.ts';

it('gives the page the drawing of a character that no font has, as it was drawn', async () => {
  await withSample(async (directory) => {
    await drawCharacterSample(directory);
    const model = await loadContent(directory);
    const files = createGenerationFiles();
    const built = await buildCharacters(model, { words: createWords(model), files });
    expect(built).toEqual({ characters: { '⿰火欣': { src: '/media/characters/xin.svg', alt: { 'zh-Hans': '火旁一个欣', 'zh-Hant': '火旁一個欣', en: 'xin, with the fire radical' } } } });
    expect(files.entries.get('media/characters/xin.svg')?.type).toBe('image/svg+xml');
  });
});

it('adds nothing where there are none', async () => {
  await withSample(async (directory) => {
    const model = await loadContent(directory);
    const files = createGenerationFiles();
    expect(await buildCharacters(model, { words: createWords(model), files })).toEqual({});
    expect(files.entries.size).toBe(0);
  });
});
