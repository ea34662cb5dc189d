import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatePeople } from '../../build/bench/names/people.ts';
import { openSearchIndex } from '../../media/schema/search.ts';
import { buildSearchIndex } from '../../media/tools/build/search/index-file.ts';
import type { Named } from '../../media/tools/build/search/names.ts';
import { createEngine, type Engine } from './engine.ts';
import { rowOf, type NameRow } from './rows.ts';

function person(hans: string, pinyin: string, more: Partial<Named> & { hant?: string } = {}): Named {
  const { hant = hans, ...rest } = more;
  return {
    id: pinyin.toLowerCase().normalize('NFD').replace(/[^a-z]/g, ''), name: { 'zh-Hans': hans, 'zh-Hant': hant, en: '' }, pinyin, otherSpellings: [],
    role: 'soldier', fate: 'fallen', birthplace: { 'zh-Hans': '', 'zh-Hant': '', en: '' }, ...rest,
  };
}

function engineOf(people: readonly Named[]): Engine {
  const bytes = buildSearchIndex(people, [{ id: 'army-10', name: { 'zh-Hans': '第10军', 'zh-Hant': '第10軍', en: 'Tenth Army' } }]);
  return createEngine(openSearchIndex(new Uint8Array(bytes).buffer));
}

/** The rows that a query brings, the best first. */
function rowsOf(engine: Engine, query: string): NameRow[] {
  return engine.search(query).found.map((found) => rowOf(engine.index, found.person, found));
}

const engine = engineOf([
  person('方先觉', 'Fāng Xiānjué', { hant: '方先覺', otherSpellings: ['Fang Hsien-chueh'], unit: 'army-10' }),
  person('方向', 'Fāng Xiàng'),
  person('吕公良', 'Lǚ Gōngliáng', { hant: '呂公良' }),
  person('单德行', 'Shàn Déxíng', { hant: '單德行' }),
  person('彭中荣', 'Péng Zhōngróng', { hant: '彭中榮', otherSpellings: ['彭忠荣', '彭忠榮'] }),
  person('欧阳修', 'Ōuyáng Xiū', { hant: '歐陽修' }),
  person('王安国', "Wáng Ānguó", { hant: '王安國' }),
  person('谢晋元', 'Xiè Jìnyuán', { hant: '謝晉元' }),
  person('第3师阵亡者', '', { id: 'group-3', hant: '第3師陣亡者', role: 'group', name: { 'zh-Hans': '第3师阵亡者', 'zh-Hant': '第3師陣亡者', en: 'The fallen of the 3rd Division' } }),
]);
const first = (query: string): string | undefined => rowsOf(engine, query)[0]?.name['zh-Hans'];
const exact = (query: string): number => engine.search(query).exact;

describe('a character that no font has', () => {
  const own = engineOf([person('陈⿰火欣', 'Chén Xīn', { hant: '陳⿰火欣' }), person('陈新', 'Chén Xīn', { id: 'chenxin-2', hant: '陳新' })]);

  it.each(['chenxin', 'cx', 'xin', '陈x'])('is one syllable, for %s', (query) => {
    expect(rowsOf(own, query).map(({ name }) => name['zh-Hans'])).toContain('陈⿰火欣');
  });

  it('is marked as the one character that it is, and never offered to be written', () => {
    expect(rowsOf(own, 'xin').find(({ name }) => name['zh-Hans'] === '陈⿰火欣')?.mark).toEqual([1, 2]);
    expect(own.search('xin').candidates.map(({ hans }) => hans)).toEqual(['新']);
  });
});

describe('what brings a name', () => {
  it.each([
    ['pinyin', 'fangxianjue', '方先觉'], ['pinyin with capitals, spaces and tones', 'Fāng Xiānjué', '方先觉'], ['the beginning', 'fangxianj', '方先觉'],
    ['initials', 'fxj', '方先觉'], ['surname and initials', 'fangxj', '方先觉'], ['initials of two letters', 'pzhr', '彭中荣'],
    ['v for ü', 'lvgongliang', '吕公良'], ['u for ü', 'lugongliang', '吕公良'], ['ü itself', 'lügongliang', '吕公良'],
    ['another reading of the surname', 'dandexing', '单德行'], ['another reading at the end', 'shandehang', '单德行'], ['both', 'dandehang', '单德行'],
    ['simplified', '谢晋元', '谢晋元'], ['traditional', '謝晉元', '谢晋元'], ['scripts mixed', '謝晋', '谢晋元'], ['characters and letters', '方xj', '方先觉'],
    ['letters and characters', 'f先觉', '方先觉'], ['zhuyin', 'ㄈㄤㄒㄧㄢㄐㄩㄝ', '方先觉'], ['initials of zhuyin', 'ㄈㄒㄐ', '方先觉'], ['zhuyin with tones', 'ㄒㄧㄝˋㄐㄧㄣˋ', '谢晋元'],
    ['Wade-Giles', 'Hsieh Chin-yüan', '谢晋元'], ['a recorded spelling', 'fang hsien-chueh', '方先觉'], ['another recorded name', '彭忠榮', '彭中荣'],
    ['the given name', 'xianjue', '方先觉'], ['the last character', 'jue', '方先觉'], ['a compound surname', 'ouyang', '欧阳修'], ['English words', 'thirddivisionnot', undefined],
    ['an English description', 'fallenof', '第3师阵亡者'], ['a vowel inside', 'wanganguo', '王安国'],
  ])('%s', (_, query, name) => {
    expect(exact(query) > 0 ? first(query) : undefined).toBe(name);
  });

  it.each([['missing', 'fangxianje'], ['added', 'fangxiangjue'], ['changed', 'fengxianjue'], ['swapped', 'fnagxianjue'], ['swapped over a syllable', 'fanxgianjue'], ['first', 'gangxianjue']])(
    'one letter %s, as near and not as exact', (_, query) => {
      expect(exact(query)).toBe(0);
      expect(first(query)).toBe('方先觉');
    },
  );

  it.each([['sounds alike', '方先绝'], ['missing', '方觉'], ['added', '方大先觉'], ['swapped', '方觉先']])('one character: %s', (_, query) => {
    expect(rowsOf(engine, query).map(({ name }) => name['zh-Hans'])).toContain('方先觉');
    expect(exact(query)).toBe(0);
  });
});

describe('what an answer says', () => {
  it('puts whole names before beginnings, and beginnings before parts', () => {
    const all = engineOf([person('向方', 'Xiàng Fāng'), person('方向荣', 'Fāng Xiàngróng'), person('方向', 'Fāng Xiàng')]);
    expect(rowsOf(all, 'fangxiang').map(({ name }) => name['zh-Hans'])).toEqual(['方向', '方向荣']);
    expect(rowsOf(all, 'fang').map(({ name }) => name['zh-Hans'])).toEqual(['方向', '方向荣', '向方']);
  });

  it('marks the characters that were asked for', () => {
    expect(rowsOf(engine, 'fangx')[0]?.mark).toEqual([0, 2]);
    expect(rowsOf(engine, 'xianjue')[0]?.mark).toEqual([1, 3]);
    expect(rowsOf(engine, '先')[0]?.mark).toEqual([1, 2]);
    expect(rowsOf(engine, 'zhenwangzhe')[0]?.mark).toEqual([3, 6]);
  });

  it('offers characters for the first letters, and those that follow characters', () => {
    expect(engine.search('fangx').candidates[0]).toEqual({ hans: '方', hant: '方', letters: 4 });
    expect(engine.search('方xj').candidates[0]).toMatchObject({ hans: '先', letters: 1 });
    expect(engine.search('谢').candidates[0]).toEqual({ hans: '晋', hant: '晉', letters: 0 });
  });

  it('lists everybody of one name, and nobody twice', () => {
    const twins = engineOf([person('王安', 'Wáng Ān', { id: 'a' }), person('王安', 'Wáng Ān', { id: 'b' }), person('王安', 'Wáng Ān', { id: 'c' })]);
    expect(rowsOf(twins, 'wangan').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('names those near to what begins nobody\'s name', () => {
    expect(engine.search('xiezzz')).toMatchObject({ exact: 0 });
    expect(first('xiezzz')).toBe('谢晋元');
  });
});

describe('of generated names', () => {
  const people = generatePeople(600);
  const many = engineOf(people);
  const anyone = fc.integer({ min: 0, max: people.length - 1 }).map((at) => people[at] as (typeof people)[number]);
  const letters = (text: string): string => text.toLowerCase().normalize('NFD').replace(/u\u0308/g, 'v').replace(/[^a-z]/g, '');

  it('finds each by its pinyin, both scripts and every beginning of the pinyin', () => {
    fc.assert(fc.property(anyone, fc.nat(20), ({ id, name, pinyin }, cut) => {
      const typed = letters(pinyin);
      for (const query of [typed, name['zh-Hans'], name['zh-Hant']]) expect(rowsOf(many, query).slice(0, 40).map((row) => row.id)).toContain(id);
      expect(rowsOf(many, typed.slice(0, Math.max(1, typed.length - cut))).map((row) => row.id)).toContain(id);
    }));
  });

  it('finds each in spite of one mistake', () => {
    fc.assert(fc.property(anyone, fc.nat(), fc.constantFrom('missing', 'added', 'changed', 'swapped'), fc.constantFrom(...'abcdefgxyz'), ({ id, pinyin }, random, kind, letter) => {
      const typed = letters(pinyin);
      fc.pre(typed.length > 6);
      const at = random % (typed.length - 1);
      const [before, behind] = [typed.slice(0, at), typed.slice(at)];
      const wrong = { missing: before + behind.slice(1), added: before + letter + behind, changed: before + letter + behind.slice(1), swapped: before + behind.charAt(1) + behind.charAt(0) + behind.slice(2) }[kind];
      const { exact: fits } = many.search(wrong);
      fc.pre(fits < 5);
      expect(rowsOf(many, wrong).map((row) => row.id)).toContain(id);
    }));
  });

  it('offers exactly the letters with which somebody can be found', () => {
    fc.assert(fc.property(anyone, fc.nat(8), ({ pinyin }, length) => {
      const typed = letters(pinyin).slice(0, length);
      const { next } = many.search(typed);
      for (const letter of 'abcdefghijklmnopqrstuvwxyz') expect(many.search(typed + letter).exact > 0, `${typed}${letter}`).toBe(next.has(letter));
    }), { numRuns: 40 });
  });

  it('takes anything without an error, and lists nobody twice', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), fc.string({ unit: fc.constantFrom(...'wangzhüv方先觉覺ㄈㄤ\u0000😀 ’') })), (text) => {
      const { found, exact: fits } = many.search(text);
      expect(new Set(found.map((each) => each.person)).size).toBe(found.length);
      expect(fits).toBeLessThanOrEqual(found.length);
      for (const each of found.slice(0, 3)) expect(each.end).toBeGreaterThanOrEqual(each.start);
    }));
  });
});
