import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findingsOf, problemsAfter, withSample } from '../testing/broken.ts';
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
