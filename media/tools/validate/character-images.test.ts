import { expect, it } from 'vitest';
import { findingsAfter, problemsAfter } from '../testing/broken.ts';

const NAMED = ['people.csv', 'chen-mou,陈某,陳某,Chén Mǒu,', 'chen-mou,陈⿰火欣,陳⿰火欣,Chén Xīn,'] as const;
const DRAWN = ['pictures/pictures.yaml', "licence: CC0-1.0\n  section: 渡口\n", "licence: CC0-1.0\n  section: 渡口\n  character: ⿰火欣\n"] as const;

it('asks for an image of a character that a name holds by its parts, and is content with one', async () => {
  const { problems, warnings } = await findingsAfter(NAMED);
  expect(problems).toEqual([]);
  expect(warnings.join('\n')).toMatch(/people\.csv:3: 陈⿰火欣 has a character by its parts and no image/);
  const drawn = await findingsAfter(NAMED, DRAWN, ['pictures/ford-map.svg', '<rect width="600" height="400" fill="#14120f"/>', '']);
  expect(drawn.problems).toEqual([]);
  expect(drawn.warnings.join('\n')).not.toMatch(/by its parts/);
});

it('wants a drawing, once, of a character that a name holds', async () => {
  expect(await problemsAfter(DRAWN)).toContainEqual(expect.stringMatching(/no name in people\.csv holds ⿰火欣/));
  const photograph = ['pictures/pictures.yaml', 'licence: CC0-1.0\n  section: 树林\n', 'licence: CC0-1.0\n  section: 树林\n  character: ⿰火欣\n'] as const;
  const problems = await problemsAfter(NAMED, DRAWN, photograph);
  expect(problems).toContainEqual(expect.stringMatching(/grove-gate is the image of ⿰火欣, but no drawing/));
  expect(problems).toContainEqual(expect.stringMatching(/has the image ford-map already/));
  expect(problems).toContainEqual(expect.stringMatching(/ford-map covers all of its ground/));
  const letter = ['pictures/pictures.yaml', DRAWN[1], DRAWN[2].replace('⿰火欣', '甲')] as const;
  expect(await problemsAfter(letter)).toContainEqual(expect.stringMatching(/must be a character by its parts/));
});
