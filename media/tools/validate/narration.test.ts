import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findingsAfter, findingsOf, problemsAfter, withSample } from '../testing/broken.ts';
import { editSample, narrateSample } from '../testing/sample.ts';

it('names a machine voice behind an advisory, and lets a human one speak', async () => {
  await withSample(async (directory) => {
    await narrateSample(directory, 'grove', 'en');
    expect((await findingsOf(directory)).problems).toEqual([
      'narration/grove.en.json:9: an exhibit with an advisory is never narrated by a machine; remove the clip, or record a human voice',
    ]);
    await editSample(directory, 'narration/grove.en.json', 'synthetic', 'human');
    expect((await findingsOf(directory)).problems).toEqual([]);
  });
});

it('names a file that is no sound', async () => {
  await withSample(async (directory) => {
    await writeFile(join(directory, 'narration/ford.en.webm'), '');
    expect((await findingsOf(directory)).problems).toEqual(['narration/ford.en.webm:1: is no WebM file; make it again with "npm run content -- narrate"']);
  });
});

it('names a record that does not fit', async () => {
  expect(await problemsAfter(['narration/ford.en.json', '"synthetic"', '"robot"'])).toEqual([
    'narration/ford.en.json:9: voice is "robot"; it must be one of synthetic, human',
  ]);
});

it('warns of an exhibit without a voice', async () => {
  await withSample(async (directory) => {
    for (const part of ['webm', 'vtt', 'json']) await rm(join(directory, `narration/ford.en.${part}`));
    expect(await findingsOf(directory)).toEqual({
      problems: [],
      warnings: ['exhibits/ford/en.md:1: has no narration; make it with "npm run content -- narrate ford"'],
    });
  });
});

const STALE = 'the voice speaks an older text, reading or setting, and stays silent in the hall; make it again with "npm run content -- narrate ford"';

it('warns of a voice that speaks an older text or an older reading, a human one not', async () => {
  const stale = async (...edits: Parameters<typeof findingsAfter>) => (await findingsAfter(...edits)).warnings.filter((line) => line.includes('older text'));
  expect(await stale(['exhibits/ford/en.md', 'did not sleep; at dawn', 'did not sleep, at dawn'])).toEqual([`narration/ford.en.json:2: ${STALE}`]);
  expect(await stale(['pronunciation.csv', 'du4 kou3', 'du2 kou3'])).toEqual([`narration/ford.zh-Hans.json:2: ${STALE}`]);
  expect(await stale(['pronunciation.csv', 'du4 kou3', 'du2 kou3'], ['narration/ford.zh-Hans.json', 'synthetic', 'human'])).toEqual([]);
});

it('holds no voice to a text that was changed since, and lets it be shown', async () => {
  expect(await problemsAfter(['exhibits/ford/en.md', 'did not sleep', 'slept badly'])).toEqual([]);
});

it('does not judge the voice by tables that are broken', async () => {
  expect(await problemsAfter(['pronunciation.csv', 'du4 kou3', 'du kou'])).toEqual([
    'pronunciation.csv:2: column pinyin is "du kou"; it must be numbered syllables with spaces between, such as lei3 shui3',
  ]);
});
