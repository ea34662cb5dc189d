import { expect, it } from 'vitest';
import { readingsOf, waysToRead } from './readings.ts';
import { spellingsOf } from './spellings.ts';
import { strokesOf } from './strokes.ts';

it.each([
  ['fang', 'fang', 'ㄈㄤ', 'fang'], ['xian', 'xian', 'ㄒㄧㄢ', 'hsien'], ['jue', 'jüe', 'ㄐㄩㄝ', 'chüeh'], ['lü', 'lü', 'ㄌㄩ', 'lü'], ['yu', 'yü', 'ㄩ', 'yü'],
  ['you', 'you', 'ㄧㄡ', 'yu'], ['zhi', 'zhi', 'ㄓ', 'chih'], ['si', 'si', 'ㄙ', 'ssu'], ['guo', 'guo', 'ㄍㄨㄛ', 'kuo'], ['duo', 'duo', 'ㄉㄨㄛ', 'to'],
  ['zhong', 'zhong', 'ㄓㄨㄥ', 'chung'], ['xiong', 'xiong', 'ㄒㄩㄥ', 'hsiung'], ['er', 'er', 'ㄦ', 'erh'], ['weng', 'weng', 'ㄨㄥ', 'weng'],
])('spells %s', (syllable, pinyin, zhuyin, wade) => {
  expect(spellingsOf(syllable)).toEqual({ pinyin, zhuyin, wade });
});

it('leaves what is no syllable', () => {
  expect(spellingsOf('regiment')).toBeUndefined();
});

it('reads a name as recorded first, then otherwise, one syllable at a time', () => {
  const ways = waysToRead(readingsOf('单德行', 'Shàn Déxíng'));
  expect(ways[0]).toEqual({ syllables: ['shan', 'de', 'xing'], lastMisread: -1 });
  expect(ways).toContainEqual({ syllables: ['dan', 'de', 'xing'], lastMisread: 0 });
  expect(ways).toContainEqual({ syllables: ['shan', 'de', 'hang'], lastMisread: 2 });
});

it.each([['丁', 2], ['王', 4], ['方', 4], ['饶', 9], ['饒', 20], ['a', 0]])('counts the strokes of %s', (character, strokes) => {
  expect(strokesOf(character)).toBe(strokes);
});
