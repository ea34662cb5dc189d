import { expect, it } from 'vitest';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

it.each<[string, Edit, string]>([
  [
    'a body that is too short',
    ['exhibits/grove/zh-Hans.md', '后来的人在这里种下更多的树，一年又一年，', ''],
    'exhibits/grove/zh-Hans.md:6: the body has 46 characters, fewer than the 60 that the page is made for; say more, or tell it in another exhibit',
  ],
  [
    'a body that is too long',
    ['exhibits/grove/zh-Hans.md', '一年又一年', '一年又一年'.repeat(200)],
    'exhibits/grove/zh-Hans.md:6: the body has 1061 characters, more than the 1000 that the page is made for; shorten it',
  ],
  [
    'an English body that is too long',
    ['exhibits/grove/en.md', 'year after year', 'year after year'.repeat(320)],
    'exhibits/grove/en.md:6: the body has 4259 characters, more than the 4000 that the page is made for; shorten it',
  ],
])('names %s', async (_, edit, message) => {
  expect(await problemsAfter(edit)).toEqual([message]);
});

it('names a quotation without a source, in each language', async () => {
  const problems = await problemsAfter(
    ['exhibits/grove/zh-Hans.md', '树林在', '> 守住。\n\n树林在'],
    ['exhibits/grove/en.md', 'The grove lies', '> Hold.\n> Yes, hold.\n\nThe grove lies'],
  );
  expect(problems).toEqual([
    'exhibits/grove/en.md:6: the quotation does not say where it is from; end it with a line "—— who, when, where"',
    'exhibits/grove/zh-Hans.md:6: the quotation does not say where it is from; end it with a line "—— who, when, where"',
  ]);
});

it('names a source without a quotation', async () => {
  expect(await problemsAfter(['exhibits/grove/en.md', 'The grove lies', '> — A, undated\n\nThe grove lies'])).toEqual([
    'exhibits/grove/en.md:6: the quotation has a source but no words; quote them above it',
  ]);
});
