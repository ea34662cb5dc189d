import { expect, it } from 'vitest';
import { sameText } from '../testing/content.ts';
import { partsOf } from './name-parts.ts';

const image = { src: '/media/characters/xin.svg', alt: sameText('火旁一个欣') };

it('puts the image in the place of the character, wherever it stands', () => {
  expect(partsOf('陈⿰火欣', { '⿰火欣': image })).toEqual([{ text: '陈' }, { image }]);
  expect(partsOf('⿰火欣⿰火欣某', { '⿰火欣': image })).toEqual([{ image }, { image }, { text: '某' }]);
});

it('leaves alone what has no image', () => {
  expect(partsOf('陈⿰火欣', { '⿰水欣': image })).toEqual([{ text: '陈⿰火欣' }]);
  expect(partsOf('陈⿰火欣', undefined)).toEqual([{ text: '陈⿰火欣' }]);
  expect(partsOf('陈某', { '⿰火欣': image })).toEqual([{ text: '陈某' }]);
});
