import { appendFile, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  MEMORIAL_COLUMNS, PEOPLE_COLUMNS, PLACE_COLUMNS, SOURCE_LANGUAGES, TIMELINE_COLUMNS, UNIT_COLUMNS, WORK_COLUMNS,
} from '../../schema/index.ts';
import { loadContent } from '../load/load.ts';
import { readingsOf } from '../narrate/readings.ts';
import { spokenHash } from '../narrate/script.ts';
import { formatVtt } from '../narrate/vtt.ts';
import { loadExhibitSentences, sentencesOf } from '../text/exhibit-sentences.ts';

/** Length of `silence.webm` in seconds. */
const SILENCE_SECONDS = 8;

/** Lines of the sample's captions stay below every limit. */
const CAPTION_CHARACTERS = { 'zh-Hans': 16, en: 38 } as const;

const EXHIBITION = `id: sample
version: 1.0.0
title: { zh-Hans: 渡口, en: The ford }
subtitle: { zh-Hans: 一个样本, en: A sample }
board: 渡口
siege: { from: 1944-06-22, to: 1944-08-08 }
chapters:
  - id: river
    title: { zh-Hans: 河, en: The river }
    lead: { zh-Hans: 河边的事。, en: What happened at the river. }
    exhibits: [ford]
  - id: after
    title: { zh-Hans: 后来, en: Afterwards }
    lead: { zh-Hans: 后来的事。, en: What came afterwards. }
    exhibits: [grove]
sources:
  - id: notes
    title: { zh-Hans: 样本笔记, en: Notes for the sample }
    licence: CC0-1.0
    address: https://example.org/notes
    sections: [渡口, 树林]
credits:
  - { zh-Hans: 图为样本而画。, en: Drawn for the sample. }
`;

const FORD = `days: { from: 1944-06-22, to: 1944-06-23 }
hero: ford-map
gallery: [grove-gate]
people: [chen-mou]
places: [grove]
accounts: [depth]
sections: [渡口]
`;

const GROVE = `hero: grove-gate
sections: [树林]
advisory: { zh-Hans: 以下内容沉重。, en: What follows is grave. }
`;

const FORD_ZH = `---
title: 渡口
subtitle: 清晨五点，河边的守军
titleHant: 渡口
---

[余秋雨](person:yu-qiuyu)带着[第一团](unit:regiment-1)来到[渡口](place:ford)。河水不深，敌军在对岸等待天黑。他们整夜没有睡，只听见水声和风声；天亮的时候，对岸已经空了。

> 我们守在这里，直到最后一人。
> —— 余秋雨致友人信，1944年6月22日
`;

const FORD_EN = `---
title: The ford
subtitle: The guard at the river
---

[Yu Qiuyu](person:yu-qiuyu) brought the [1st Regiment](unit:regiment-1) to the [ford](place:ford) at 5 a.m. The river was low, and the enemy waited on the far bank for the dark.
They did not sleep; at dawn the far bank was empty.

> We hold here to the last man.
> — Yu Qiuyu in a letter to a friend, 22 June 1944
`;

const GROVE_ZH = `---
title: 树林
subtitle: 后来的树林
---

树林在[渡口](exhibit:ford)的北面。后来的人在这里种下更多的树，一年又一年，树影盖住了旧日的壕沟。每到秋天，落叶厚得听不见脚步声，来的人也就不再说话。
`;

const GROVE_EN = `---
title: The grove
subtitle: The grove in later years
---

The grove lies north of the [ford](exhibit:ford). Those who came later planted more trees, year after year, until their shade covered the old trenches.
`;

const PEOPLE = `${PEOPLE_COLUMNS.join(',')}
yu-qiuyu,余秋雨,余秋雨,Yú Qiūyǔ,余雨,Yu Qiuyu,commander,fallen,yes,团长,Colonel,regiment-1,,,1905,1944-06-23,,ford,1944-06-23,守渡口。,Held the ford.,渡口,
chen-mou,陈某,陳某,Chén Mǒu,,Chen Mou,soldier,not-recorded,yes,,,regiment-1,,,,,,,,,,渡口,
eleven-of-the-ford,渡口十一人,渡口十一人,,,Eleven at the ford,group,fallen,yes,,,regiment-1,,,,,11,ford,,"十一人，
姓名未录。","Eleven, their names not recorded.",渡口,
`;

const UNITS = `${UNIT_COLUMNS.join(',')}
division-1,,china,division,第一师,第一師,1st Division,,no,,,渡口,,
regiment-1,division-1,china,regiment,第一团,第一團,1st Regiment,yu-qiuyu,no,,,渡口,,
`;

const PLACES = `${PLACE_COLUMNS.join(',')}
ford,渡口,渡口,Dùkǒu,The ford,landing,守军渡河之处。,Where the guard crossed.,渡口,,400,500
grove,树林,樹林,Shùlín,The grove,region,,,树林,,,
`;

const MEMORIALS = `${MEMORIAL_COLUMNS.join(',')}
ford-stele,渡口碑,渡口碑,Dùkǒu Bēi,The stele of the ford,stele,ford,1984,碑文为后人所写。,Its words were written later.,eleven-of-the-ford,ford;grove,渡口,
`;

const WORKS = `${WORK_COLUMNS.join(',')}
night-at-the-ford,《渡口一夜》,《渡口一夜》,“A Night at the Ford”,memoir,余秋雨,Yu Qiuyu,树林书店,Grove Books,1985,写那一夜的事。,It tells of that night.,yu-qiuyu,grove,树林,
`;

const TIMELINE = `${TIMELINE_COLUMNS.join(',')}
guard-arrives,1944-06-22,1944-06-22,approach,ford,regiment-1,守军到达渡口。,The guard reaches the ford.,渡口,,yu-qiuyu,ford,,north>ford
`;

const MAP = `note: { zh-Hans: 示意图。, en: A sketch. }
waters:
  - { width: 40, points: [[0, 500], [1000, 520]] }
defences:
  - { places: [ford, ford], from: 1944-06-22, to: 1944-06-23, text: { zh-Hans: 渡口一线, en: The line at the ford } }
approaches:
  - { from: north, to: ford, points: [[400, 300], [400, 480]] }
`;

const ACCOUNTS = `- id: depth
  topic: { zh-Hans: 水有多深, en: How deep the water was }
  versions:
    - text: { zh-Hans: 及膝。, en: To the knee. }
      origin: { zh-Hans: 笔记, en: The notes }
      section: 渡口
    - text: { zh-Hans: 及腰。, en: To the waist. }
      origin: { zh-Hans: 书信, en: The letters }
      section: 渡口
`;

const PICTURES = `- id: ford-map
  file: ford-map.svg
  kind: drawing
  alt: { zh-Hans: 一条河，两岸有树。, en: A river with trees on both banks. }
  caption: { zh-Hans: 渡口的河, en: The river at the ford }
  basis: { zh-Hans: 据笔记, en: After the notes }
  credit: { zh-Hans: 本馆绘, en: Drawn by the museum }
  licence: CC0-1.0
  section: 渡口
- id: grove-gate
  file: grove-gate.png
  kind: photograph
  alt: { zh-Hans: 树林入口的石门。, en: The stone gate of the grove. }
  caption: { zh-Hans: 树林的石门, en: The gate of the grove }
  credit: { zh-Hans: 本馆摄, en: Photographed by the museum }
  licence: CC0-1.0
  section: 树林
`;

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400">
  <rect width="600" height="400" fill="#14120f"/>
  <path d="M0 200 Q300 120 600 200" stroke="#e8e2d4" fill="none" stroke-width="8"/>
</svg>
`;

/** 1080 by 720 pixels of one grey: as wide as a hero must be, and encoded in no time. */
const PHOTOGRAPH = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAABDgAAALQAQMAAABPGVIZAAAAA1BMVEWKhHhK6QfNAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAdklEQVR42u3BMQEAAADCoPVPbQ0PoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACAFwN+jwAB3CObaAAAAABJRU5ErkJggg==',
  'base64',
);

const FILES: Readonly<Record<string, string | Buffer>> = {
  'exhibition.yaml': EXHIBITION,
  'exhibits/ford/exhibit.yaml': FORD,
  'exhibits/ford/zh-Hans.md': FORD_ZH,
  'exhibits/ford/en.md': FORD_EN,
  'exhibits/grove/exhibit.yaml': GROVE,
  'exhibits/grove/zh-Hans.md': GROVE_ZH,
  'exhibits/grove/en.md': GROVE_EN,
  'people.csv': PEOPLE,
  'units.csv': UNITS,
  'places.csv': PLACES,
  'memorials.csv': MEMORIALS,
  'works.csv': WORKS,
  'timeline.csv': TIMELINE,
  'map.yaml': MAP,
  'accounts.yaml': ACCOUNTS,
  'pronunciation.csv': 'word,pinyin\n渡口,du4 kou3\n',
  'zh-hant.yaml': '壕沟: 壕溝\n',
  'pictures/pictures.yaml': PICTURES,
  'pictures/ford-map.svg': DRAWING,
  'pictures/grove-gate.png': PHOTOGRAPH,
};

/**
 * Writes a tiny exhibition of two exhibits that validates without a problem or a warning: for tests, which then break
 * one thing, and for whoever needs an exhibition in a hurry. `ford` is narrated (by silence) in both languages, `grove`
 * has an advisory and no voice. The folder is made.
 */
export async function writeSample(directory: string): Promise<void> {
  for (const [name, content] of Object.entries(FILES)) {
    const file = join(directory, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await mkdir(join(directory, 'narration'), { recursive: true });
  for (const language of SOURCE_LANGUAGES) await narrateSample(directory, 'ford', language);
}

/** Adds a comparison to the ford: of one place, invented like the rest of the sample, then and now. */
export async function compareSample(directory: string): Promise<void> {
  const entry = (id: string, file: string, date: string) => `- id: ${id}
  file: ${file}
  kind: photograph
  alt: { zh-Hans: 渡口的石阶。, en: The steps at the ford. }
  caption: { zh-Hans: 渡口的石阶, en: The steps at the ford }
  credit: { zh-Hans: 本馆摄, en: Photographed by the museum }
  licence: CC0-1.0
  date: ${date}
  section: 渡口
`;
  await appendFile(join(directory, 'pictures/pictures.yaml'), entry('ford-earlier', 'ford-earlier.png', '1938') + entry('ford-later', 'ford-later.png', '2026-04-05'));
  for (const name of ['ford-earlier.png', 'ford-later.png']) await writeFile(join(directory, 'pictures', name), PHOTOGRAPH);
  await editSample(directory, 'exhibits/ford/exhibit.yaml', 'gallery: [grove-gate]', 'gallery: [grove-gate, { before: ford-earlier, after: ford-later }]');
}

/** Replaces a text in one of the sample's files; a text that is not there is an error, not a silent nothing. */
export async function editSample(directory: string, name: string, from: string, to: string): Promise<void> {
  const file = join(directory, name);
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
  await writeFile(file, text.replace(from, to));
}

/** Writes a silent clip with captions that fit the present text of an exhibit. */
export async function narrateSample(directory: string, exhibit: string, language: (typeof SOURCE_LANGUAGES)[number]): Promise<void> {
  const clip = join(directory, 'narration', `${exhibit}.${language}`);
  const sentences = await loadExhibitSentences(directory, exhibit, language);
  const cues = sentences.flatMap(({ id, text }) =>
    captionLines(text, language).map((line, index) => ({ id: index === 0 ? id : `${id}.${index + 1}`, lines: [line] })),
  );
  const seconds = SILENCE_SECONDS / cues.length;
  await copyFile(join(import.meta.dirname, 'silence.webm'), `${clip}.webm`);
  await writeFile(`${clip}.vtt`, formatVtt(cues.map((cue, index) => ({ ...cue, start: index * seconds, end: (index + 1) * seconds }))));
  const model = await loadContent(directory);
  const paragraphs = model.exhibits.get(exhibit)?.pages[language]?.blocks.map((block) => sentencesOf([block])) ?? [];
  const spoken = spokenHash(paragraphs, language, readingsOf(model));
  const record = { spoken, duration: SILENCE_SECONDS, peaks: [0, 0.5, 1], voice: 'synthetic', loudness: -18, truePeak: -3 };
  await writeFile(`${clip}.json`, `${JSON.stringify(record, undefined, 2)}\n`);
}

function captionLines(text: string, language: (typeof SOURCE_LANGUAGES)[number]): string[] {
  const limit = CAPTION_CHARACTERS[language];
  const pieces = language === 'en' ? text.split(' ') : [...text];
  const glue = language === 'en' ? ' ' : '';
  const lines: string[] = [];
  for (const piece of pieces) {
    const before = lines.at(-1);
    if (before !== undefined && before.length + glue.length + piece.length <= limit) lines[lines.length - 1] = before + glue + piece;
    else lines.push(piece);
  }
  return lines;
}
