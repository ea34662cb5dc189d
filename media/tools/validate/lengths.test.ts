import { expect, it } from 'vitest';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

it.each<[string, Edit, string]>([
  ['a note', ['places.csv', '守军渡河之处。', '守军渡河之处，'.repeat(12)], 'places.csv:2: the Chinese note has 84 characters, more than the 80 that its place holds; shorten it'],
  ['a record', ['people.csv', 'Held the ford.', 'Held the ford. '.repeat(30).trim()], 'people.csv:2: the English record has 449 characters, more than the 420 that its place holds; shorten it'],
  ['what is said of a memorial', ['memorials.csv', '碑文为后人所写。', '碑文为后人所写，'.repeat(11)], 'memorials.csv:2: the Chinese note has 88 characters, more than the 80 that its place holds; shorten it'],
  ['who made a work', ['works.csv', 'Grove Books', 'Grove Books '.repeat(16).trim()], 'works.csv:2: the English maker has 191 characters, more than the 180 that its place holds; shorten it'],
  ['an event', ['timeline.csv', '守军到达渡口。', '守军到达渡口，'.repeat(15)], 'timeline.csv:2: the Chinese event has 105 characters, more than the 100 that its place holds; shorten it'],
  ['a caption', ['pictures/pictures.yaml', 'zh-Hans: 渡口的河', `zh-Hans: ${'渡口的河'.repeat(16)}`], 'pictures/pictures.yaml:5: the Chinese caption has 64 characters, more than the 60 that its place holds; shorten it'],
  ['what a drawing rests on', ['pictures/pictures.yaml', 'After the notes', 'After the notes'.repeat(31)], 'pictures/pictures.yaml:6: the English basis has 465 characters, more than the 460 that its place holds; shorten it'],
  ['a version of an account', ['accounts.yaml', '及腰。', '及腰，'.repeat(27)], 'accounts.yaml:7: the Chinese version has 81 characters, more than the 80 that its place holds; shorten it'],
  ['an advisory', ['exhibits/grove/exhibit.yaml', '以下内容沉重。', '以下内容沉重。'.repeat(12)], 'exhibits/grove/exhibit.yaml:3: the Chinese advisory has 84 characters, more than the 80 that its place holds; shorten it'],
  ['a lead', ['exhibition.yaml', '河边的事。', '河边的事。'.repeat(11)], 'exhibition.yaml:10: the Chinese lead has 55 characters, more than the 50 that its place holds; shorten it'],
  ['a text of the map', ['map.yaml', '示意图。', '示意图，'.repeat(21)], 'map.yaml:1: the Chinese text of the map has 84 characters, more than the 80 that its place holds; shorten it'],
  ['an upright title', ['exhibits/grove/zh-Hans.md', 'title: 树林', 'title: 树林在渡口的北面后来又种下更多的树'], 'exhibits/grove/zh-Hans.md:2: the title has 17 characters, more than the 16 that stand upright in two columns; shorten it'],
  ['a subtitle beside it', ['exhibits/grove/zh-Hans.md', 'subtitle: 后来的树林', `subtitle: ${'后来的树林'.repeat(7)}`], 'exhibits/grove/zh-Hans.md:3: the subtitle has 35 characters, more than the 34 that stand upright in two columns; shorten it'],
])('names %s that is too long', async (_, edit, message) => {
  expect(await problemsAfter(edit)).toEqual([message]);
});
