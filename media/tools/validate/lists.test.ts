import { describe, expect, it } from 'vitest';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

type Case = [string, Edit, string];

async function expectOnly(edit: Edit, message: string): Promise<void> {
  expect(await problemsAfter(edit)).toEqual([message]);
}

describe('memorials and works', () => {
  it.each<Case>([
    ['a place', ['memorials.csv', ',stele,ford,', ',stele,forde,'], 'memorials.csv:2: names the place forde; there is no place forde in places.csv (did you mean ford?)'],
    ['a person', ['works.csv', ',yu-qiuyu,grove,', ',yu-qiuyo,grove,'], 'works.csv:2: names the person yu-qiuyo; there is no person yu-qiuyo in people.csv (did you mean yu-qiuyu?)'],
    ['an exhibit', ['memorials.csv', 'ford;grove,渡口', 'ford;groves,渡口'], 'memorials.csv:2: names the exhibit groves; no chapter lists an exhibit groves (did you mean grove?)'],
  ])('lead to %s that is there', async (_, edit, message) => expectOnly(edit, message));

  it('stand in an exhibit', async () => {
    await expectOnly(['works.csv', ',yu-qiuyu,grove,树林', ',yu-qiuyu,,树林'], 'works.csv:2: column exhibits: is empty; name the exhibit that lists it');
  });

  it.each<Case>([
    ['record', ['memorials.csv', 'Its words were written later.', ''], 'memorials.csv:2: column record_en is empty while record_zh is not; write it in both languages'],
    ['makers', ['works.csv', ',余秋雨,Yu Qiuyu,', ',,Yu Qiuyu,'], 'works.csv:2: column by_zh is empty while by_en is not; write it in both languages'],
    ['publisher', ['works.csv', 'Grove Books', ''], 'works.csv:2: column publisher_en is empty while publisher_zh is not; write it in both languages'],
  ])('say in both languages what is said of their %s', async (_, edit, message) => {
    await expectOnly(edit, message);
  });

  it.each<Case>([
    ['a name that another table has in other characters', ['memorials.csv', '渡口碑,渡口碑', '渡口,渡囗'], 'memorials.csv:2: 渡口 is 渡囗 here and 渡口'],
    ['pinyin with a syllable missing', ['memorials.csv', 'Dùkǒu Bēi', 'Dùkǒu'], 'memorials.csv:2: the pinyin "Dùkǒu" does not have the 3 syllables of 渡口碑'],
    ['a day that the calendar does not have', ['works.csv', ',1985,', ',1985-02-30,'], 'works.csv:2: night-at-the-ford: date is 1985-02-30, a day that the calendar does not have; correct it'],
    ['a kind that nobody knows', ['works.csv', ',memoir,', ',song,'], 'works.csv:2: column kind is "song"; it must be one of memoir'],
  ])('do not have %s', async (_, edit, message) => {
    expect((await problemsAfter(edit)).filter((problem) => problem.startsWith(message))).toHaveLength(1);
  });
});
