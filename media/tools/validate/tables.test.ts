import { describe, expect, it } from 'vitest';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

type Case = [string, Edit, string];

async function expectOnly(edit: Edit, message: string): Promise<void> {
  expect(await problemsAfter(edit)).toEqual([message]);
}

describe('structure', () => {
  it.each<Case>([
    ['two chapters of one id', ['exhibition.yaml', 'id: after', 'id: river'], 'exhibition.yaml:12: the chapter river stands in line 8 already; every chapter needs its own id'],
    ['two people of one id', ['people.csv', 'chen-mou,陈某', 'eleven-of-the-ford,陈某'], 'people.csv:4: the id eleven-of-the-ford stands in line 3 already; every row needs its own'],
    ['two pictures of one id', ['pictures/pictures.yaml', 'id: grove-gate', 'id: ford-map'], 'pictures/pictures.yaml:10: the id ford-map stands in line 1 already; every entry needs its own'],
  ])('names %s', async (_, edit, message) => {
    expect(await problemsAfter(edit)).toContain(message);
  });
});

describe('sections', () => {
  it.each<Case>([
    ['people', ['people.csv', ',Held the ford.,渡口', ',Held the ford.,'], 'people.csv:2: column section is empty; write it here'],
    ['events', ['timeline.csv', 'reaches the ford.,渡口', 'reaches the ford.,'], 'timeline.csv:2: column section is empty; write it here'],
    ['works', ['works.csv', ',grove,树林,', ',grove,,'], 'works.csv:2: column section is empty; write it here'],
    ['notes', ['accounts.yaml', "      section: 渡口\n", ''], 'accounts.yaml:4: versions[0].section is missing; it must be a text'],
  ])('stand in every row of %s', async (_, edit, message) => {
    expect(await problemsAfter(edit)).toContain(message);
  });

  it.each<Case>([
    ['people', ['people.csv', ',Held the ford.,渡口', ',Held the ford.,河'], 'people.csv:2'],
    ['exhibits', ['exhibits/grove/exhibit.yaml', '[树林]', '[树林, 河]'], 'exhibits/grove/exhibit.yaml:2'],
    ['pictures', ['pictures/pictures.yaml', 'section: 树林', 'section: 河'], 'pictures/pictures.yaml:17'],
    ['notes', ['accounts.yaml', 'section: 渡口', 'section: 渡口;河'], 'accounts.yaml:6'],
    ['memorials', ['memorials.csv', ',渡口,\n', ',河,\n'], 'memorials.csv:2'],
    ['works', ['works.csv', ',树林,\n', ',河,\n'], 'works.csv:2'],
  ])('are headings of the source in %s', async (_, edit, spot) => {
    await expectOnly(edit, `${spot}: names the section 河, which is no heading of a source; write one of those in exhibition.yaml under sources`);
  });
});

describe('people', () => {
  it.each<Case>([
    ['an adversary in the roll', ['people.csv', ',commander,', ',adversary,'], 'people.csv:2: yu-qiuyu is listed in the roll, but the role adversary never stands in the memorial hall; write no in the column roll'],
    ['a public figure in the roll', ['people.csv', ',soldier,', ',public-figure,'], 'people.csv:3: chen-mou is listed in the roll, but the role public-figure never stands in the memorial hall; write no in the column roll'],
    ['a name in the roll without pinyin', ['people.csv', 'Chén Mǒu', ''], 'people.csv:3: chen-mou stands in the roll, which is sorted by pinyin; write it with tone marks, the surname apart, such as Yáng Jìhé'],
    ['pinyin with a syllable missing', ['people.csv', 'Chén Mǒu', 'Chén'], 'people.csv:3: the pinyin "Chén" does not have the 2 syllables of 陈某; write one with a tone mark for every character (an apostrophe before a, o and e inside a word, Xī\'ān)'],
    ['pinyin of a place', ['places.csv', 'Shùlín', 'Shù'], 'places.csv:3: the pinyin "Shù" does not have the 2 syllables of 树林; write one with a tone mark for every character (an apostrophe before a, o and e inside a word, Xī\'ān)'],
    ['a group with pinyin', ['people.csv', '渡口十一人,渡口十一人,,', '渡口十一人,渡口十一人,Dùkǒu,'], 'people.csv:4: eleven-of-the-ford is a group; leave the column pinyin empty'],
    ['a count of one person', ['people.csv', ',soldier,not-recorded,yes,,,regiment-1,,,,,,', ',soldier,not-recorded,yes,,,regiment-1,,,,,7,'], 'people.csv:3: chen-mou has a count, but only a group has one; leave the column count empty'],
  ])('names %s', async (_, edit, message) => {
    await expectOnly(edit, message);
  });
});

describe('units', () => {
  it('names every unit of a circle', async () => {
    expect(await problemsAfter(['units.csv', 'division-1,,china', 'division-1,regiment-1,china'])).toEqual([
      'units.csv:2: division-1 stands below itself (division-1 below regiment-1 below division-1); correct one parent',
      'units.csv:3: regiment-1 stands below itself (regiment-1 below division-1 below regiment-1); correct one parent',
    ]);
  });

  it('names a unit under the other side', async () => {
    await expectOnly(['units.csv', 'division-1,,china', 'division-1,,japan'], 'units.csv:3: regiment-1 fights for china, the unit above it, division-1, for japan; correct the side or the parent');
  });
});

describe('dates', () => {
  it.each<Case>([
    ['an event that ends before it begins', ['timeline.csv', '1944-06-22,1944-06-22', '1944-06-22,1944-06-21'], 'timeline.csv:2: guard-arrives ends (1944-06-21) before it begins (1944-06-22); the earlier day belongs in the column from'],
    ['days in the wrong order', ['exhibits/ford/exhibit.yaml', 'to: 1944-06-23', 'to: 1944-06-20'], 'exhibits/ford/exhibit.yaml:1: ends (1944-06-20) before it begins (1944-06-22); the earlier day belongs under from'],
    ['a death before the birth', ['people.csv', ',1905,1944-06-23', ',1945,1944-06-23'], 'people.csv:2: yu-qiuyu died (1944-06-23) before the birth (1945); correct one of them'],
    ['a day that the calendar does not have', ['people.csv', ',1905,1944-06-23', ',1905,1944-06-31'], 'people.csv:2: yu-qiuyu: died is 1944-06-31, a day that the calendar does not have; correct it'],
    ['a date in another notation', ['people.csv', ',1905,1944-06-23', ',1905,23.6.1944'], 'people.csv:2: column died is "23.6.1944"; it must be a date such as 1920, 1920-03, 1920-03-15 or, for "about", 1928~'],
  ])('names %s', async (_, edit, message) => {
    await expectOnly(edit, message);
  });

  it('takes about and half-known dates as they are', async () => {
    expect(await problemsAfter(['people.csv', ',1905,1944-06-23', ',1944-06~,1944'])).toEqual([]);
  });
});

describe('languages and names', () => {
  it.each<Case>([
    ['a record in one language', ['people.csv', '守渡口。,Held the ford.', '守渡口。,'], 'people.csv:2: column record_en is empty while record_zh is not; write it in both languages'],
    ['a note in one language', ['places.csv', '守军渡河之处。', ''], 'places.csv:2: column note_zh is empty while note_en is not; write it in both languages'],
    ['a title that is too long', ['exhibits/grove/en.md', 'title: The grove', `title: ${'Grove '.repeat(20).trim()}`], 'exhibits/grove/en.md:2: has 119 characters, more than the 90 that a title may have; shorten it'],
    ['one name in two traditional spellings', ['places.csv', 'grove,树林,樹林,Shùlín', 'grove,渡口,渡囗,Dùkǒu'], 'places.csv:3: 渡口 is 渡囗 here and 渡口 in line 2; write both alike'],
    ['a reading of another length', ['pronunciation.csv', 'du4 kou3', 'du4 kou3\n石碑,shi2'], 'pronunciation.csv:3: 石碑 has 2 characters and "shi2" 1 syllables; write one for each'],
    ['a reading that is none', ['pronunciation.csv', 'du4 kou3', 'dù kǒu'], 'pronunciation.csv:2: column pinyin is "dù kǒu"; it must be numbered syllables with spaces between, such as lei3 shui3'],
  ])('names %s', async (_, edit, message) => {
    await expectOnly(edit, message);
  });
});
