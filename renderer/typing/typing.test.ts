import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from './choices.ts';
import { addLetter, addSign, back, compose, EMPTY_DRAFT, settled, take, type Draft } from './draft.ts';
import { openTable } from './table.ts';

const [hans, hant] = ['zh-hans.txt', 'zh-hant.txt'].map((file) => openTable(readFileSync(join(import.meta.dirname, file), 'utf8')));
if (!hans || !hant) throw new Error('there is no table; make it with "npm run content -- typing"');
const first = (letters: string, table = hans): string => choicesOf(table, letters)[0]?.text ?? '';

describe('what is offered', () => {
  it.each([['women', '我们'], ['shi', '是'], ['hengyang', '衡阳'], ['yeye', '爷爷'], ['lvguan', '旅馆'], ['yongchuibuxiu', '永垂不朽'], ['xian', '现']])('%s is first %s', (letters, text) => {
    expect(first(letters)).toBe(text);
  });

  it('is in traditional characters for those who read them', () => {
    expect([first('women', hant), first('hou', hant), first('yeye', hant)]).toEqual(['我們', '後', '爺爺']);
  });

  it('takes the place of the letters that it stands for, the longest first, and leaves the rest', () => {
    const choices = choicesOf(hans, 'womende');
    expect(choices[0]).toEqual({ text: '我们', letters: 5 });
    expect(choices).toContainEqual({ text: '我', letters: 2 });
    expect(take({ text: '', letters: 'womende' }, { text: '我们', letters: 5 }, 60)).toEqual({ text: '我们', letters: 'de' });
  });

  it('guesses at a syllable that is not whole yet, and offers nothing for nothing', () => {
    expect(choicesOf(hans, 'zh').map(({ text }) => text)).toContain('中');
    expect(choicesOf(hans, '')).toEqual([]);
    expect(choicesOf(hans, 'ii')).toEqual([]);
  });

  it('has the rare characters of names', () => {
    for (const [letters, character] of [['pi', '坒'], ['quan', '瑔'], ['xin', '昕']] as const) expect(hans.characters.get(letters), character).toContain(character);
  });
});

describe('a draft', () => {
  it('keeps letters until they are taken, and writes signs behind them', () => {
    let draft: Draft = EMPTY_DRAFT;
    for (const letter of 'wo') draft = addLetter(draft, letter);
    expect(draft).toEqual({ text: '', letters: 'wo' });
    draft = take(draft, { text: '我', letters: 2 }, 60);
    expect(addSign(draft, '，', 60)).toEqual({ text: '我，', letters: '' });
    expect(addSign(addLetter(draft, 'b'), '。', 60)).toEqual({ text: '我b。', letters: '' });
  });

  it('takes back a letter, then a character of two code units as one', () => {
    expect(back({ text: '𠮷', letters: 'a' })).toEqual({ text: '𠮷', letters: '' });
    expect(back({ text: '我𠮷', letters: '' })).toEqual({ text: '我', letters: '' });
    expect(back(EMPTY_DRAFT)).toEqual(EMPTY_DRAFT);
  });

  it('is composed of what stands first, and keeps as letters what stands for nothing', () => {
    const choicesFor = (letters: string) => choicesOf(hans, letters);
    expect(compose({ text: '', letters: 'womenjinian' }, choicesFor, 60)).toEqual({ text: '我们纪念', letters: '' });
    expect(compose({ text: '我', letters: 'ii' }, choicesFor, 60)).toEqual({ text: '我ii', letters: '' });
    expect(compose({ text: '我我我', letters: 'women' }, choicesFor, 4)).toEqual({ text: '我我我w', letters: '' });
  });

  it('neither begins with a space nor holds two', () => {
    expect(addSign(EMPTY_DRAFT, ' ', 60).text).toBe('');
    expect(addSign(addSign({ text: 'a', letters: '' }, ' ', 60), ' ', 60).text).toBe('a ');
  });

  it('never grows beyond its bound, whatever is typed', () => {
    const step = fc.oneof(
      fc.constantFrom(...'abcxyz').map((letter) => (draft: Draft) => addLetter(draft, letter)),
      fc.constantFrom('，', ' ', '7', 'Q').map((sign) => (draft: Draft) => addSign(draft, sign, 5)),
      fc.constantFrom('我', '我们', '𠮷').map((text) => (draft: Draft) => take(draft, { text, letters: 1 }, 5)),
      fc.constant(back),
    );
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const draft = steps.reduce((before, act) => act(before), EMPTY_DRAFT);
      expect(draft.text.length).toBeLessThanOrEqual(5);
      expect(settled(draft, 5).text.length).toBeLessThanOrEqual(5);
    }));
  });
});
