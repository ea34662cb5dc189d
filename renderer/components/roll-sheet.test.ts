import { describe, expect, it } from 'vitest';
import { sameText, somePerson } from '../testing/content.ts';
import { nameIn, pageFrom, rollOf, spanOf, startBefore, type Sheet } from './roll-sheet.ts';

const SHEET: Sheet = { columns: 3, rows: 2, small: 0.5 };
const names = (count: number) => Array.from({ length: count }, (_, index) => somePerson({ id: `p${index}` }));
const group = somePerson({ id: 'many', role: 'group', name: sameText('预备第10师第28团阵亡者'), count: '~560' });
const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id);

describe('the pages of the roll', () => {
  it('fill the sheet, and begin again after the last name', () => {
    expect(ids(pageFrom(names(8), 0, SHEET, 'zh-Hans'))).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
    expect(ids(pageFrom(names(8), 6, SHEET, 'zh-Hans'))).toEqual(['p6', 'p7', 'p0', 'p1', 'p2', 'p3']);
  });

  it('name nobody twice, and show nothing of an empty roll', () => {
    expect(ids(pageFrom(names(4), 3, SHEET, 'zh-Hans'))).toEqual(['p3', 'p0', 'p1', 'p2']);
    expect(pageFrom([], 5, SHEET, 'zh-Hans')).toEqual([]);
  });

  it('give a description the room that it needs, and take it to the next row rather than cut it', () => {
    expect(spanOf(group, SHEET, 'zh-Hans')).toBe(2);
    expect(spanOf(group, SHEET, 'en')).toBe(1);
    expect(spanOf({ ...group, name: sameText('The fallen of the engineers and support troops of the Tenth Army') }, SHEET, 'en')).toBe(2);
    expect(spanOf(group, { ...SHEET, columns: 1 }, 'zh-Hans')).toBe(1);
    const [first, second, ...rest] = names(6);
    expect(first && second && ids(pageFrom([first, second, group, ...rest], 0, SHEET, 'zh-Hans'))).toEqual(['p0', 'p1', 'many', 'p2']);
  });

  it('show at least one entry where not even that fits', () => {
    expect(ids(pageFrom([group, ...names(3)], 0, { columns: 1, rows: 0, small: 1 }, 'zh-Hans'))).toEqual(['many']);
  });

  it('go back to the page that ends where this one begins', () => {
    const people = names(20);
    expect(startBefore(people, 12, SHEET, 'zh-Hans')).toBe(6);
    expect(startBefore(people, 0, SHEET, 'zh-Hans')).toBe(-6);
    expect(ids(pageFrom(people, -6, SHEET, 'zh-Hans'))).toEqual(['p14', 'p15', 'p16', 'p17', 'p18', 'p19']);
    expect(startBefore(names(1), 0, SHEET, 'zh-Hans')).toBe(-1);
  });

  it('come to every one of a hundred thousand names, once each round', () => {
    const people = names(100_000);
    const seen = new Set<string>();
    let [start, shown, longest] = [77_777, 0, 0];
    while (shown < people.length) {
      const page = pageFrom(people, start, { columns: 6, rows: 4, small: 0.5 }, 'zh-Hans');
      longest = Math.max(longest, page.length);
      for (const { id } of page) seen.add(id);
      start += page.length;
      shown += page.length;
    }
    expect([seen.size, longest]).toEqual([people.length, 24]);
  });
});

it('names in Chinese whom no other language names', () => {
  const person = somePerson({ name: { 'zh-Hans': '杨济和', 'zh-Hant': '', en: '' } });
  expect([nameIn(person, 'en'), nameIn(person, 'zh-Hant'), nameIn(somePerson(), 'en')]).toEqual(['杨济和', '杨济和', 'Yang Jihe']);
});

it('leaves out who does not stand in the roll', () => {
  expect(ids(rollOf([...names(1), somePerson({ id: 'other', role: 'adversary', roll: false }), group]))).toEqual(['p0', 'many']);
});
