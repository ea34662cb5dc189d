import { expect, it } from 'vitest';
import { countHan, countTones, splitsIntoSyllables } from './pinyin.ts';

it.each([
  ['Fāng Xiānjué', 3],
  ['Gě Xiāncái', 3],
  ['Ráo Shàowěi', 3],
  ['Ōuyáng Xiū', 3],
  ["Xī'ān", 2],
  ['Lěi Shuǐ', 2],
  ['Lǚ Guóquán', 3],
  ['Yùchí Gōng', 3],
  ['Ér Zhuāng', 2],
])('reads %s as %i syllables', (pinyin, count) => {
  expect(splitsIntoSyllables(pinyin, count)).toBe(true);
  expect(countTones(pinyin)).toBe(count);
});

it.each([
  ['Fāng Xiān', 3],
  ['Xiān', 2],
  ['Jiāng', 2],
  ['fang1 xian1', 2],
  ['Stilwell', 3],
  ['', 1],
])('does not read %s as %i syllables', (pinyin, count) => {
  expect(splitsIntoSyllables(pinyin, count)).toBe(false);
});

it('reads decomposed letters, as some spreadsheets write them', () => {
  expect(splitsIntoSyllables('Lǚ Guóquán'.normalize('NFD'), 3)).toBe(true);
});

it('counts characters of names, and leaves mixed ones alone', () => {
  expect(countHan('约瑟夫·史迪威')).toBe(6);
  expect(countHan('𤊄某')).toBe(2);
  expect(countHan('第190师')).toBeUndefined();
});
