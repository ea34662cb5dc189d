import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { findingsOf, withSample } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';
import { compareSample, editSample } from '../testing/sample.ts';

/** The problems of the sample with a comparison of the ford then and now, after some edits. */
async function problemsOf(edits: readonly Edit[], size = { width: 1200, height: 800 }): Promise<string[]> {
  return withSample(async (directory) => {
    await compareSample(directory);
    await writeFile(join(directory, 'pictures/ford-later.png'), await sharp({ create: { ...size, channels: 3, background: '#777' } }).png().toBuffer());
    for (const [name, from, to] of edits) await editSample(directory, name, from, to);
    return (await findingsOf(directory)).problems;
  });
}

const SHEET = 'exhibits/ford/exhibit.yaml';
const TABLE = 'pictures/pictures.yaml';

it('takes two pictures of one place at two times', async () => {
  expect(await problemsOf([])).toEqual([]);
  expect(await problemsOf([], { width: 1205, height: 800 })).toEqual([]);
});

it('names a picture that is compared and has no date', async () => {
  expect(await problemsOf([[TABLE, '  date: 1938\n', '']])).toEqual([
    'pictures/pictures.yaml:18: the picture ford-earlier is compared and does not say when it is of; add date: 1944, 1944-06 or, for "about", 1944~',
  ]);
});

it('names a date that is none', async () => {
  expect(await problemsOf([[TABLE, 'date: 1938', 'date: before']])).toEqual([
    'pictures/pictures.yaml:25: date is "before"; it must be a date such as 1920, 1920-03, 1920-03-15 or, for "about", 1928~',
  ]);
});

it('names a comparison whose later picture stands first', async () => {
  expect(await problemsOf([[SHEET, 'before: ford-earlier, after: ford-later', 'before: ford-later, after: ford-earlier']])).toEqual([
    'exhibits/ford/exhibit.yaml:3: compares ford-later and ford-earlier, of which the first (2026-04-05) is the later one; change their places',
  ]);
});

it('names a comparison of pictures that do not lie over each other', async () => {
  expect(await problemsOf([], { width: 1200, height: 760 })).toEqual([
    'exhibits/ford/exhibit.yaml:3: compares ford-earlier and ford-later, whose proportions differ by 5.3 %; crop one like the other, so that the same place lies at the same point',
  ]);
});

it('names a comparison of a picture with itself, with none, and an entry that is neither', async () => {
  expect(await problemsOf([[SHEET, 'after: ford-later', 'after: ford-earlier']])).toEqual([
    'exhibits/ford/exhibit.yaml:3: names the picture ford-earlier twice; once is enough',
  ]);
  expect(await problemsOf([[SHEET, 'after: ford-later', 'after: ford-latest']])).toEqual([
    'exhibits/ford/exhibit.yaml:3: names the picture ford-latest; there is no picture ford-latest in pictures.yaml (did you mean ford-later?)',
  ]);
  expect(await problemsOf([[SHEET, '{ before: ford-earlier, after: ford-later }', '{ then: ford-earlier }']])).toEqual([
    'exhibits/ford/exhibit.yaml:3: gallery[1]: must be the id of a picture, or { before: ID, after: ID } for two pictures to be compared',
  ]);
});
