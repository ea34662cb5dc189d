import { expect, it } from 'vitest';
import { splitterOf } from './known-words.ts';

it('parts a text at the words that it knows, the longest of those that begin at one place', () => {
  const split = splitterOf(['衡阳', '衡阳县', '余秋雨', '']);
  expect(split('余秋雨到衡阳县，不到衡阳。')).toEqual(['', '余秋雨', '到', '衡阳县', '，不到', '衡阳', '。']);
  expect(split('没有谁')).toEqual(['没有谁']);
  expect(split('')).toEqual(['']);
});

it('goes on behind what it found, and takes what begins first', () => {
  expect(splitterOf(['ab', 'bcd'])('abcd')).toEqual(['', 'ab', 'cd']);
});

it('takes a character of two code units for one', () => {
  const split = splitterOf(['𠮷田', '\uDFB7']);
  expect(split('在𠮷田，𠮷')).toEqual(['在', '𠮷田', '，𠮷']);
});

it('loses nothing of a text, whatever it knows', () => {
  const text = '团长余秋雨a.b*c后来';
  for (const words of [[], ['.', '*'], ['团', '长余', '来']]) expect(splitterOf(words)(text).join('')).toBe(text);
});

it('takes a shorter word where the longer one does not fit', () => {
  const alone = (text: string, _: number, end: number) => !/[a-z]/i.test(text.charAt(end));
  expect(splitterOf(['Fang', 'Fang Xian'], alone)('Fang Xianjue, Fang Xian')).toEqual(['', 'Fang', ' Xianjue, ', 'Fang Xian', '']);
});
