import { expect, it } from 'vitest';
import { problemsAfter } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';

const CASES: [string, Edit, string][] = [
  [
    'an exhibit without a folder',
    ['exhibition.yaml', 'exhibits: [ford]', 'exhibits: [ford, mill]'],
    'exhibition.yaml:11: there is no exhibit mill; make the folder exhibits/mill or take it out',
  ],
  [
    'an exhibit in two chapters',
    ['exhibition.yaml', 'exhibits: [grove]', 'exhibits: [grove, ford]'],
    'exhibition.yaml:15: the exhibit ford stands in the chapter river already; an exhibit has one place',
  ],
  [
    'a hero that is no picture',
    ['exhibits/ford/exhibit.yaml', 'hero: ford-map', 'hero: ford-mop'],
    'exhibits/ford/exhibit.yaml:2: names the picture ford-mop; there is no picture ford-mop in pictures.yaml (did you mean ford-map?)',
  ],
  [
    'a person in the margin that nobody knows',
    ['exhibits/ford/exhibit.yaml', 'people: [chen-mou]', 'people: [wang-mou]'],
    'exhibits/ford/exhibit.yaml:4: names the person wang-mou; there is no person wang-mou in people.csv',
  ],
  [
    'a place named twice',
    ['exhibits/ford/exhibit.yaml', 'places: [grove]', 'places: [grove, grove]'],
    'exhibits/ford/exhibit.yaml:5: names the place grove twice; once is enough',
  ],
  [
    'a note that is not there',
    ['exhibits/ford/exhibit.yaml', 'accounts: [depth]', 'accounts: [width-of-river]'],
    'exhibits/ford/exhibit.yaml:6: names the note width-of-river; there is no note width-of-river in accounts.yaml',
  ],
  [
    'a note about nobody',
    ['accounts.yaml', '- id: depth', '- id: depth\n  people: [chen-nou]'],
    'accounts.yaml:2: names the person chen-nou; there is no person chen-nou in people.csv (did you mean chen-mou?)',
  ],
  [
    'a link to nobody',
    ['exhibits/ford/zh-Hans.md', 'person:yu-qiuyu', 'person:yu-qiuya'],
    'exhibits/ford/zh-Hans.md:7: [余秋雨](person:yu-qiuya) leads nowhere; there is no person yu-qiuya in people.csv (did you mean yu-qiuyu?)',
  ],
  [
    'a link to no exhibit',
    ['exhibits/grove/en.md', 'exhibit:ford', 'exhibit:tower'],
    'exhibits/grove/en.md:6: [ford](exhibit:tower) leads nowhere; no chapter lists an exhibit tower',
  ],
  [
    'a link to itself',
    ['exhibits/grove/en.md', 'exhibit:ford', 'exhibit:grove'],
    'exhibits/grove/en.md:6: [ford](exhibit:grove) leads to the exhibit itself; take the link out',
  ],
  [
    'a person in no unit',
    ['people.csv', ',commander,fallen,yes,团长,Colonel,regiment-1,', ',commander,fallen,yes,团长,Colonel,army-99,'],
    'people.csv:2: names the unit army-99; there is no unit army-99 in units.csv',
  ],
  [
    'a parent that is no unit',
    ['units.csv', 'regiment-1,division-1', 'regiment-1,brigade-77'],
    'units.csv:3: names the unit brigade-77; there is no unit brigade-77 in units.csv',
  ],
  [
    'a commander whom nobody knows',
    ['units.csv', ',yu-qiuyu,', ',yu-qiuyu;li-mouwu,'],
    'units.csv:3: names the person li-mouwu; there is no person li-mouwu in people.csv',
  ],
  [
    'an event at no place',
    ['timeline.csv', ',ford,regiment-1', ',ford;old-town,regiment-1'],
    'timeline.csv:2: names the place old-town; there is no place old-town in places.csv',
  ],
];

it.each(CASES)('names %s', async (_, edit, message) => {
  expect(await problemsAfter(edit)).toEqual([message]);
});

it('does not blame links on a row that has another mistake', async () => {
  expect(await problemsAfter(['people.csv', ',commander,', ',general,'])).toEqual([
    'people.csv:2: column role is "general"; it must be one of commander, officer, soldier, paratrooper, monk, civilian, public-figure, adversary, group',
  ]);
});

it('does not blame links on a table that cannot be read', async () => {
  const problems = await problemsAfter(['people.csv', 'id,name_zh_hans', 'ID,name_zh_hans']);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^people\.csv:1: the header row is wrong: id missing; "ID" not known; it must be id,name_zh_hans,/);
});
