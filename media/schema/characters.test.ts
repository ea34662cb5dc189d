import { expect, it } from 'vitest';
import { charactersOf, isChinese } from './characters.ts';

it.each([
  ['陈某', ['陈', '某']],
  ['陈⿰火欣', ['陈', '⿰火欣']],
  ['⿰火⿱艹欣某', ['⿰火⿱艹欣', '某']],
  ['⿳亠口示⿲彳亍止', ['⿳亠口示', '⿲彳亍止']],
  ['𠮷⿾王a', ['𠮷', '⿾王', 'a']],
  ['陈⿰火', ['陈', '⿰火']],
  ['', []],
])('counts the characters of %s', (text, characters) => {
  expect(charactersOf(text)).toEqual(characters);
});

it('knows a Chinese name, with a character by its parts too', () => {
  expect(['陈某', '陈⿰火欣', '阿卜杜·热', 'Chen', ''].map(isChinese)).toEqual([true, true, false, false, false]);
});
