import { expect, it } from 'vitest';
import { problemsAfter, withSample, findingsOf } from '../testing/broken.ts';

it('has nothing to say of the sample', async () => {
  expect(await withSample(findingsOf)).toEqual({ problems: [], warnings: [] });
});

it('reports every problem of every file in one run, in the order of files and lines', async () => {
  const problems = await problemsAfter(
    ['people.csv', ',commander,', ',general,'],
    ['people.csv', 'Chén Mǒu', 'Chén'],
    ['exhibits/ford/exhibit.yaml', 'hero: ford-map', 'hero: ford-mop'],
    ['exhibits/ford/zh-Hans.md', 'unit:regiment-1', 'unit:regiment-9'],
    ['pictures/ford-map.svg', '<path', '<script/><path'],
  );
  expect(problems.map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
    'exhibits/ford/exhibit.yaml:2',
    'exhibits/ford/zh-Hans.md:7',
    'people.csv:2',
    'people.csv:3',
    'pictures/ford-map.svg:3',
  ]);
});
