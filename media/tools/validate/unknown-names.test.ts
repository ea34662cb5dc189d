import { expect, it } from 'vitest';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

const REMEDY = 'looks like the name of a person whom people.csv does not have; add the person (or the spelling to other_spellings), or correct the name';

it.each<[string, Edit, string]>([
  ['behind a name', ['exhibits/grove/zh-Hans.md', '后来的人', '李若栋营长和后来的人'], `exhibits/grove/zh-Hans.md:6: 李若栋 ${REMEDY}`],
  ['before a name', ['exhibits/grove/zh-Hans.md', '后来的人', '团长周慎与后来的人'], `exhibits/grove/zh-Hans.md:6: 周慎 ${REMEDY}`],
  ['before a name that ends a sentence', ['places.csv', '守军渡河之处。', '渡河的是师长曾京。'], `places.csv:2: 曾京 ${REMEDY}`],
  ['of a monk', ['accounts.yaml', 'zh-Hans: 书信', 'zh-Hans: 王清传和尚的书信'], `accounts.yaml:8: 王清传 ${REMEDY}`],
  ['behind a double surname', ['timeline.csv', '守军到达渡口。', '欧阳海少将到达渡口。'], `timeline.csv:2: 欧阳海 ${REMEDY}`],
])('warns of a name that the table does not have, beside a title %s', async (_, edit, message) => {
  expect(await problemsAfter(edit)).toEqual([message]);
});

it.each([
  '余秋雨团长和后来的人', // in the table
  '团长余雨和后来的人', // another spelling
  '任何连长和后来的人',
  '第一军军长、师长和后来的人',
  '全体营长与后来的人',
  '连长马上同后来的人',
  '师长曾经同后来的人',
  '一个和尚同后来的人',
  '张家庄的老兵和后来的人',
])('finds no stranger in %s', async (words) => {
  expect(await problemsAfter(['exhibits/grove/zh-Hans.md', '后来的人', words])).toEqual([]);
});

it('leaves a linked name to the rule of links', async () => {
  expect(await problemsAfter(['exhibits/grove/zh-Hans.md', '后来的人', '团长[周庆祥](person:chen-mou)和后来的人'])).toEqual([]);
});
