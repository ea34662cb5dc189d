import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../cli.ts';
import { findingsOf, withSample } from '../testing/broken.ts';
import type { Edit } from '../testing/broken.ts';
import { editSample } from '../testing/sample.ts';

/** In traditional characters, with a footnote and the address of a link amid the words. */
const ARTICLE = '後來，守軍在[渡口的北岸](https://example.org/wiki/北岸 "link")挖\\[1\\]下三道壕溝，等待援軍到來。\n';

async function findingsWith(text: string | undefined, ...edits: Edit[]): Promise<{ problems: string[]; warnings: string[] }> {
  return withSample(async (directory) => {
    await editSample(directory, 'exhibition.yaml', '    licence: CC0-1.0\n', '    licence: CC0-1.0\n    text: article.md\n');
    for (const [name, from, to] of edits) await editSample(directory, name, from, to);
    if (text !== undefined) await writeFile(join(directory, 'article.md'), text);
    return findingsOf(directory);
  });
}

const REMEDY = 'tell it in words of our own, or quote it with who, when and where';

it('names a body that repeats a source, whatever its script, its marks and its links', async () => {
  const edits: Edit[] = [
    ['exhibits/grove/zh-Hans.md', '后来的人', '守军在[渡口](place:ford)的北岸，\n挖下三道壕沟；等待援军到来。后来的人'],
    ['exhibits/grove/zh-Hans.md', '来的人也就', '守军在渡口的北岸挖下三道壕沟等待，来的人也就'],
  ];
  expect((await findingsWith(ARTICLE, ...edits)).problems).toEqual([
    `exhibits/grove/zh-Hans.md:6: repeats 20 characters of the source notes ("守军在渡口的北岸挖下三道壕沟等待援军到来"); ${REMEDY}`,
    `exhibits/grove/zh-Hans.md:7: repeats 16 characters of the source notes ("守军在渡口的北岸挖下三道壕沟等待"); ${REMEDY}`,
  ]);
});

it('names a record in a table', async () => {
  expect((await findingsWith(ARTICLE, ['people.csv', '守渡口。', '渡口的北岸挖下三道壕沟等待援军到来。'])).problems).toEqual([
    `people.csv:2: repeats 17 characters of the source notes ("渡口的北岸挖下三道壕沟等待援军到来"); ${REMEDY}`,
  ]);
});

it('counts what is repeated, without marks', async () => {
  const { problems } = await findingsWith(ARTICLE, ['places.csv', '守军渡河之处。', '北岸：挖下三道壕沟，“等待”援军。挖下三道壕沟等待援军到来。']);
  expect(problems).toEqual([]);
  const longer = await findingsWith(ARTICLE, ['places.csv', '守军渡河之处。', '在渡口的北岸，挖下三道壕沟等待援军到。']);
  expect(longer.problems).toEqual([`places.csv:2: repeats 17 characters of the source notes ("在渡口的北岸挖下三道壕沟等待援军到"); ${REMEDY}`]);
});

it('lets quotations, titles and fifteen characters stand', async () => {
  const quoted = '> 守军在渡口的北岸挖下三道壕沟，等待援军到来。\n> —— 样本笔记\n\n后来，“守军在渡口的北岸挖下三道壕沟，等待援军到来”，又有《守军在渡口的北岸挖下三道壕沟等待援军》。';
  expect(await findingsWith(ARTICLE, ['exhibits/grove/zh-Hans.md', '树林在[渡口]', `${quoted}树林在[渡口]`])).toEqual({ problems: [], warnings: [] });
  expect((await findingsWith(ARTICLE, ['places.csv', '守军渡河之处。', '渡口的北岸挖下三道壕沟等待。'])).problems).toEqual([]);
});

it('says that nothing was compared where the text of a source is not there', async () => {
  expect(await findingsWith(undefined)).toEqual({
    problems: [],
    warnings: ['exhibition.yaml:20: the text of the source notes is not at article.md, so that nothing was compared with it; put it there, or name it with "npm run content -- validate --source FILE"'],
  });
});

it('compares with a file that the command names', async () => {
  await withSample(async (directory) => {
    await editSample(directory, 'places.csv', '守军渡河之处。', '渡口的北岸挖下三道壕沟等待援军到来。');
    const file = join(directory, 'README.md');
    await writeFile(file, ARTICLE);
    const log: string[] = [];
    const code = await runCli(['validate', directory, '--source', file], { log: (line) => log.push(line), print: () => undefined });
    expect(code).toBe(1);
    expect(log[0]).toMatch(/places\.csv:2: repeats \d+ characters of the source README\.md \("渡口的北岸挖下三道壕沟等待援军到来"\)/);
  });
});
