import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../load/load.ts';
import { findingsOf, withSample } from '../testing/broken.ts';
import { editSample } from '../testing/sample.ts';
import { loadLabelFiles, spritePath } from './label-files.ts';
import { labelsByFile, labelsOf } from './labels.ts';

const WORDS = `- id: barHome
  zh-Hans: 首页
  en: Home
- id: pictureStage
  zh-Hans: 图：可拖动
  en: "Picture: drag"
  say: { zh-Hans: 图, en: The picture }
- id: narrationSpeed
  zh-Hans: 语速 {speed}
  en: Speed {speed}
  fill: { name: speed, values: ['0.8', '1.0'] }
- id: siegeDay
  zh-Hans: 第{mark}日
  en: Day {mark}
  fill: { name: mark, from: 1, to: 3 }
`;
const MAGIC = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

async function labelled(use: (directory: string) => Promise<void>, words = WORDS): Promise<void> {
  await withSample(async (directory) => {
    await writeFile(join(directory, 'labels.yaml'), words);
    await use(directory);
  });
}

async function labelsIn(directory: string) {
  const model = await loadContent(directory);
  return labelsOf(model, (await loadLabelFiles(model)).words);
}

/** Writes what the command would have written: a file and a record that holds every label as it stands. */
async function speakAll(directory: string): Promise<void> {
  await mkdir(join(directory, 'narration/labels'), { recursive: true });
  for (const { kind, language, labels } of labelsByFile(await labelsIn(directory))) {
    const clips = Object.fromEntries(labels.map(({ spoken }, index) => [spoken, [index, index + 0.5]]));
    await writeFile(join(directory, spritePath(kind, language, 'webm')), MAGIC);
    await writeFile(join(directory, spritePath(kind, language, 'json')), JSON.stringify({ duration: 9, loudness: -18, truePeak: -4, clips }));
  }
}

describe('labelsOf', () => {
  it('speaks words as they are shown, once for each value, and says something else where that helps', async () => {
    await labelled(async (directory) => {
      const words = (await labelsIn(directory)).filter(({ kind, language }) => kind === 'words' && language === 'en');
      expect(words.map(({ text, speech }) => [text, speech])).toEqual([
        ['Home', 'Home'], ['Picture: drag', 'The picture'], ['Speed 0.8', 'Speed 0.8'], ['Speed 1.0', 'Speed 1.0'], ['Day 1', 'Day 1'], ['Day 2', 'Day 2'], ['Day 3', 'Day 3'],
      ]);
    });
  });

  it('says a name by its own toned syllables, and finds it by its id', async () => {
    await labelled(async (directory) => {
      const names = (await labelsIn(directory)).filter(({ key }) => key === 'person:yu-qiuyu');
      expect(names).toMatchObject([{ text: '余秋雨', speech: 'yu2 qiu1 yu3', hant: '余秋雨' }, { text: 'Yu Qiuyu', speech: expect.stringMatching(/^\[\[.*\]\]$/) }]);
      await editSample(directory, 'people.csv', 'Yú Qiūyǔ', 'Yú Qiùyǔ');
      const [changed] = (await labelsIn(directory)).filter(({ key }) => key === 'person:yu-qiuyu');
      expect(changed?.speech).toBe('yu2 qiu4 yu3');
      expect(changed?.spoken).not.toBe(names[0]?.spoken);
    });
  });

  it('names every day of the siege without its year', async () => {
    await labelled(async (directory) => {
      const days = (await labelsIn(directory)).filter(({ kind }) => kind === 'days');
      expect(days).toHaveLength(2 * 48);
      expect(days[0]).toMatchObject({ text: '1944年6月22日', speech: 'liu4 yue4 er4 shi2 er4 ri4' });
      expect(days.at(-1)).toMatchObject({ text: '8 August 1944' });
      expect(days.at(-1)?.speech).not.toContain('1944');
    });
  });

  it('says nothing where the exhibition asks for no labels', async () => {
    await withSample(async (directory) => {
      expect(await labelsIn(directory)).toEqual([]);
      expect((await findingsOf(directory)).warnings).toEqual([]);
    });
  });
});

describe('validate', () => {
  it('warns of labels that nobody has spoken', async () => {
    await labelled(async (directory) => {
      const { problems, warnings } = await findingsOf(directory);
      expect(problems).toEqual([]);
      expect(warnings).toContain('labels.yaml:1: 7 labels of words in en are not spoken as they stand (Home, Picture: drag, Speed 0.8, …); make them with "npm run content -- narrate-labels"');
    });
  });

  it('is content when all are spoken, and warns of one that has changed since', async () => {
    await labelled(async (directory) => {
      await speakAll(directory);
      expect(await findingsOf(directory)).toEqual({ problems: [], warnings: [] });
      await editSample(directory, 'labels.yaml', 'en: Home', 'en: Back home');
      expect((await findingsOf(directory)).warnings).toEqual([
        expect.stringMatching(/^narration\/labels\/words\.en\.json:1: 1 labels of words in en are not spoken as they stand \(Back home\)/),
      ]);
    });
  });

  it('names a sound file that is none, and one without its record', async () => {
    await labelled(async (directory) => {
      await speakAll(directory);
      await writeFile(join(directory, 'narration/labels/days.en.webm'), 'no sound');
      await rm(join(directory, 'narration/labels/units.en.json'));
      expect((await findingsOf(directory)).problems).toEqual([
        'narration/labels/days.en.webm:1: is no WebM file; make it again with "npm run content -- narrate-labels"',
        'narration/labels/units.en.json:1: is missing; make it with "npm run content -- narrate-labels"',
      ]);
    });
  });

  it('names an entry that does not fit', async () => {
    await labelled(async (directory) => {
      expect((await findingsOf(directory)).problems).toEqual([expect.stringMatching(/^labels\.yaml:1: id is "bar home"; it must be a word such as barHome/)]);
    }, '- { id: bar home, zh-Hans: 首页, en: Home }\n');
  });
});
