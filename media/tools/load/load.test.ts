import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editSample } from '../testing/sample.ts';
import { findingsOf, problemsAfter, withSample } from '../testing/broken.ts';
import { loadExhibitSentences } from '../text/exhibit-sentences.ts';
import { loadContent } from './load.ts';

async function after(change: (directory: string) => Promise<unknown>) {
  return withSample(async (directory) => {
    await change(directory);
    return findingsOf(directory);
  });
}

describe('files', () => {
  it.each([
    ['exhibition.yaml', 'exhibition.yaml:1: is missing; write the title, the chapters and the sources there'],
    ['exhibits/ford/en.md', 'exhibits/ford/en.md:1: is missing; write the text of the exhibit in English there'],
    ['exhibits/ford/zh-Hans.md', 'exhibits/ford/zh-Hans.md:1: is missing; write the text of the exhibit in simplified Chinese there'],
    ['exhibits/ford/exhibit.yaml', 'exhibits/ford/exhibit.yaml:1: is missing; write the hero picture and the sections of the source there'],
    ['places.csv', 'places.csv:1: is missing; make it with the header row id,name_zh_hans,name_zh_hant,pinyin,name_en,kind,note_zh,note_en,section,doubt,x,y'],
    ['pictures/ford-map.svg', 'pictures/pictures.yaml:2: the picture ford-map has no file pictures/ford-map.svg; add it or correct the name'],
    ['narration/ford.en.vtt', 'narration/ford.en.vtt:1: is missing; make it with "npm run content -- narrate", or remove the .webm and the .json of the clip'],
  ])('misses %s', async (name, problem) => {
    expect((await after((directory) => rm(join(directory, name)))).problems).toEqual([problem]);
  });

  it.each(['accounts.yaml', 'pronunciation.csv', 'zh-hant.yaml'])('can do without %s', async (name) => {
    const { problems } = await after((directory) => rm(join(directory, name)));
    expect(problems.filter((problem) => !problem.includes('names the note depth'))).toEqual([]);
  });

  it('names the line that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('id,parent\nd,'), Buffer.from([0xba, 0xe2]), Buffer.from('\n')]);
    const { problems } = await after((directory) => writeFile(join(directory, 'units.csv'), bytes));
    expect(problems).toEqual(['units.csv:2: is not UTF-8 here; save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")']);
  });

  it('reads a table with a byte order mark and the line ends of Windows as it reads any other', async () => {
    const read = (directory: string) => loadContent(directory).then(({ people }) => people.rows.map((row) => ({ ...row.value, line: row.at().line })));
    const [plain, windows] = await withSample(async (directory) => {
      const before = await read(directory);
      const { readFile } = await import('node:fs/promises');
      const text = await readFile(join(directory, 'people.csv'), 'utf8');
      await writeFile(join(directory, 'people.csv'), `\ufeff${text.replaceAll('\n', '\r\n')}`);
      return [before, await read(directory)];
    });
    expect(windows).toEqual(plain);
    expect(plain[2]).toMatchObject({ record_zh: '十一人，\n姓名未录。', line: 4 });
  });

  it('says when there is no such folder', async () => {
    await expect(loadContent('no/such/folder')).rejects.toMatchObject({
      name: 'ContentProblems',
      problems: [{ file: 'no/such/folder', line: 1, message: 'is no folder that can be read (ENOENT); name the folder that holds exhibition.yaml' }],
    });
  });
});

describe('warnings', () => {
  it('name what nothing uses, without failing', async () => {
    const findings = await after(async (directory) => {
      await writeFile(join(directory, 'pictures/old.svg'), '<svg/>');
      await writeFile(join(directory, 'peple.csv'), '');
      await writeFile(join(directory, '.DS_Store'), '');
      await writeFile(join(directory, 'README.md'), 'For curators.');
      await editSample(directory, 'exhibits/ford/exhibit.yaml', 'gallery: [grove-gate]', 'gallery: []');
      await editSample(directory, 'exhibits/grove/exhibit.yaml', 'hero: grove-gate', 'hero: ford-map');
      await mkdir(join(directory, 'exhibits/mill'));
      for (const name of ['exhibit.yaml', 'zh-Hans.md', 'en.md']) {
        await writeFile(join(directory, 'exhibits/mill', name), await readSample(directory, `exhibits/grove/${name}`));
      }
    });
    expect(findings).toEqual({
      problems: [],
      warnings: [
        'exhibits/mill/exhibit.yaml:1: no chapter lists the exhibit mill; add it to a chapter in exhibition.yaml',
        'peple.csv:1: nothing uses this file; name it in the content, correct its name or remove it',
        'pictures/old.svg:1: nothing uses this file; name it in the content, correct its name or remove it',
        'pictures/pictures.yaml:10: no exhibit shows the picture grove-gate; name it as hero or in a gallery',
      ],
    });
  });
});

describe('pages', () => {
  it.each<[string, Parameters<typeof problemsAfter>[0], string]>([
    ['no front matter', ['exhibits/grove/en.md', '---\ntitle', 'title'], 'exhibits/grove/en.md:1: has no front matter; begin with ---, title: ..., subtitle: ..., ---'],
    ['no title', ['exhibits/grove/en.md', 'title: The grove\n', ''], 'exhibits/grove/en.md:2: title is missing; it must be a text'],
    ['a field that nothing reads', ['exhibits/grove/en.md', 'title: The grove', 'title: The grove\nauthor: A'], 'exhibits/grove/en.md:3: this has "author", which nothing reads; correct the spelling or remove it'],
    ['a traditional title in English', ['exhibits/grove/en.md', 'title: The grove', 'title: The grove\ntitleHant: 樹林'], 'exhibits/grove/en.md:3: titleHant belongs to zh-Hans.md; remove it here'],
    ['raw HTML', ['exhibits/grove/en.md', 'The grove lies', 'The <b>grove</b> lies'], 'exhibits/grove/en.md:6: raw HTML is not allowed in a text; only paragraphs, quotations (>) and links'],
  ])('report %s at its line', async (_, edit, problem) => {
    expect(await problemsAfter(edit)).toContain(problem);
  });

  it('give their sentences to whoever speaks them', async () => {
    const sentences = await withSample((directory) => loadExhibitSentences(directory, 'ford', 'en'));
    expect(sentences).toEqual([
      { id: 's1', text: 'Yu Qiuyu brought the 1st Regiment to the ford at 5 a.m.', kind: 'paragraph', attribution: false, line: 6 },
      { id: 's2', text: 'The river was low, and the enemy waited on the far bank for the dark.', kind: 'paragraph', attribution: false, line: 6 },
      { id: 's3', text: 'They did not sleep; at dawn the far bank was empty.', kind: 'paragraph', attribution: false, line: 7 },
      { id: 's4', text: 'We hold here to the last man.', kind: 'quote', attribution: false, line: 9 },
      { id: 's5', text: '— Yu Qiuyu in a letter to a friend, 22 June 1944', kind: 'quote', attribution: true, line: 10 },
    ]);
  });

  it('do not give sentences of a text that is not as it should be', async () => {
    await withSample(async (directory) => {
      await editSample(directory, 'exhibits/ford/en.md', 'They did', '*They* did');
      await expect(loadExhibitSentences(directory, 'ford', 'en')).rejects.toThrow('exhibits/ford/en.md:7: emphasis is not allowed');
      await expect(loadExhibitSentences(directory, 'mill', 'en')).rejects.toThrow('exhibits/mill/en.md:1: is missing');
    });
  });
});

async function readSample(directory: string, name: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(join(directory, name), 'utf8');
}
