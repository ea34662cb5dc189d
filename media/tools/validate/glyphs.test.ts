import { expect, it } from 'vitest';
import { loadContent } from '../load/load.ts';
import { formatProblem } from '../load/problem.ts';
import { findingsOf, problemsAfter, withSample } from '../testing/broken.ts';
import { editSample } from '../testing/sample.ts';
import { glyphs } from './glyphs.ts';

it.each([
  ['a character that no face has, at its first place', '样本🙂🙂', '🙂 (U+1F642)'],
  ['a letter of a script that no face has', '样本 ก', 'ก (U+0E01)'],
])('names %s', async (_, name, shown) => {
  expect(await problemsAfter(['exhibition.yaml', '一个样本', name], ['places.csv', '守军渡河之处。', `守军渡河之处。${name.slice(2)}`])).toEqual([
    `exhibition.yaml:4: no face that ships with the kiosk has a glyph for ${shown}; write it with another character or in words`,
  ]);
});

it('warns once of characters that only the full face has, in either script, where the faces are cut for the exhibition', async () => {
  await withSample(async (directory) => {
    await editSample(directory, 'accounts.yaml', '及膝。', '鼯鼹。');
    const { problems, warnings } = await glyphs(await loadContent(directory), directory);
    expect(problems).toEqual([]);
    expect(warnings.map((warning) => formatProblem(warning, directory))).toEqual([
      expect.stringMatching(/^accounts\.yaml:\d: here stands the first of \d+ characters that the cut faces lack and only the full face has \((. )*鼯 鼹 鼴.*\); run "npm run content -- fonts"$/),
    ]);
    expect(await glyphs(await loadContent(directory))).toEqual({ problems: [], warnings: [] });
  });
});

it('leaves what is not UTF-8 to the reader of the file', async () => {
  await withSample(async (directory) => {
    await editSample(directory, 'accounts.yaml', '及膝。', '及膝。\uFFFD');
    expect((await findingsOf(directory)).problems).toEqual([]);
  });
});
