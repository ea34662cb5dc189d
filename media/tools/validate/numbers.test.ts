import { describe, expect, it } from 'vitest';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

function beside(shown: string, other: string): string {
  return `"${shown}" stands here and not in the ${other} text beside it; write the number or the date in both languages, or in neither`;
}

const inChinese = (words: string): Edit => ['exhibits/grove/zh-Hans.md', '后来的人', `${words}后来的人`];
const inEnglish = (words: string): Edit => ['exhibits/grove/en.md', 'Those who came later', `${words} Those who came later`];

describe('a number in one language', () => {
  it.each([
    ['Chinese', inChinese('6月22日，'), ['exhibits/grove/zh-Hans.md:6: ' + beside('6月', 'English'), 'exhibits/grove/zh-Hans.md:6: ' + beside('22', 'English')]],
    ['Chinese numerals', inChinese('树有一百四十七棵。'), ['exhibits/grove/zh-Hans.md:6: ' + beside('一百四十七', 'English')]],
    ['English figures', inEnglish('There were 110,000 trees.'), ['exhibits/grove/en.md:6: ' + beside('110,000', 'Chinese')]],
    ['English words', inEnglish('There were forty-seven trees in the Third Row.'), ['exhibits/grove/en.md:6: ' + beside('forty-seven', 'Chinese'), 'exhibits/grove/en.md:6: ' + beside('Third', 'Chinese')]],
  ] as const)('is named: %s', async (_, edit, messages) => {
    expect(await problemsAfter(edit)).toEqual(messages);
  });

  it('is named in tables and in YAML at its line', async () => {
    expect(await problemsAfter(['timeline.csv', '守军到达渡口。', '守军三百人到达渡口。'], ['accounts.yaml', 'To the waist.', 'To the waist of 90 cm.'])).toEqual([
      `accounts.yaml:7: ${beside('90', 'Chinese')}`,
      `timeline.csv:2: ${beside('三百', 'English')}`,
    ]);
  });

  it('is named when the two do not agree', async () => {
    expect(await problemsAfter(inChinese('第568团来了。'), inEnglish('The 569th Regiment came.'))).toEqual([
      `exhibits/grove/en.md:6: ${beside('569th', 'Chinese')}`,
      `exhibits/grove/zh-Hans.md:6: ${beside('568', 'English')}`,
    ]);
  });

  it('is not answered by a far paragraph, where there are as many; years are', async () => {
    const far = (words: string, tail: string) => `${words}\n\n${tail}\n\n${tail}\n\n后来的人`;
    const chinese: Edit = ['exhibits/grove/zh-Hans.md', '后来的人', far('1944年，树有三百棵。', '一年又一年。')];
    const english: Edit = ['exhibits/grove/en.md', 'Those who', 'Year after year.\n\nYear after year.\n\nYear after year.\n\nIn 1944 there were three hundred. Those who'];
    expect(await problemsAfter(chinese, english)).toEqual([
      `exhibits/grove/en.md:12: ${beside('three hundred', 'Chinese')}`,
      `exhibits/grove/zh-Hans.md:6: ${beside('三百', 'English')}`,
    ]);
  });
});

describe('a number that need not be in the other language', () => {
  it('is a name with a numeral in it', async () => {
    const places: Edit = ['places.csv', 'grove,树林,樹林,Shùlín,The grove', 'grove,五百树林,五百樹林,Wǔbǎishùlín,Seven Elms'];
    expect(await problemsAfter(places, inChinese('五百树林里，'), inEnglish('In Seven Elms.'))).toEqual([]);
  });

  it('is a row that does not name its own number again', async () => {
    expect(await problemsAfter(['units.csv', '第一师,第一師,1st Division,,no,,', '第40军,第40軍,40th Army,,no,第40军守渡口。,It held the ford.'])).toEqual([]);
  });
});
