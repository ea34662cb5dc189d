import { describe, expect, it } from 'vitest';
import { numberSyllables, parseSyllable, stripTones } from './pinyin.ts';

describe('numberSyllables', () => {
  it.each([
    ['Yáng Jìhé', 3, 'yang2 ji4 he2'],
    ['Fāng Xiānjué', 3, 'fang1 xian1 jue2'],
    ['Róng Yǒulüè', 3, 'rong2 you3 lüe4'],
    ['Chén Débì', 3, 'chen2 de2 bi4'],
    ['Xī’ān', 2, 'xi1 an1'],
    ['Xiān', 1, 'xian1'],
    ['Wǔmǎ Guīcáo', 4, 'wu3 ma3 gui1 cao2'],
    ['Lěi Shuǐ', 2, 'lei3 shui3'],
    ['Fángān', 2, 'fan2 gan1'],
    ['Shīzi', 2, 'shi1 zi5'],
    ['Lǚ', 1, 'lü3'],
    ['Quánxī'.normalize('NFD'), 2, 'quan2 xi1'],
  ])('%s has %i syllables: %s', (marked, count, numbered) => {
    expect(numberSyllables(marked, count)?.join(' ')).toBe(numbered);
  });

  it.each([['Yokoyama Isamu', 3], ['Yáng Jìhé', 2], ['', 1], ['Yáng', 0]])('%s does not have %i syllables', (marked, count) => {
    expect(numberSyllables(marked, count)).toBeUndefined();
  });
});

describe('parseSyllable', () => {
  it('takes a syllable apart', () => {
    expect(parseSyllable('quan2')).toEqual({ initial: 'q', final: 'uan', tone: 2 });
    expect(parseSyllable('er5')).toEqual({ initial: '', final: 'er', tone: 5 });
    expect(parseSyllable('lüe4')).toEqual({ initial: 'l', final: 'üe', tone: 4 });
  });

  it.each(['quan', 'quan6', 'strength1', ''])('knows that %j is none', (text) => {
    expect(parseSyllable(text)).toBeUndefined();
  });
});

describe('stripTones', () => {
  it('keeps the ü and drops the tones', () => {
    expect(stripTones('Róng Yǒulüè')).toBe('rong youlüe');
  });
});
