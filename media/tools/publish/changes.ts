import { readFile } from 'node:fs/promises';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { LANGUAGES } from '../../schema/language.ts';
import type { Language, Text } from '../../schema/language.ts';
import { CHANGE_MAX_CHARACTERS, CHANGES_MAX_LINES } from '../../schema/update.ts';
import type { Release } from '../../schema/update.ts';
import type { Aspect, Counts, Differences, Table } from './compare.ts';
import { PublishProblem } from './problem.ts';

/** What is new, one line each, in every language. */
export type Changes = Release['changes'];

const lines = z.array(z.string().trim().min(1).max(CHANGE_MAX_CHARACTERS)).min(1).max(CHANGES_MAX_LINES);
const fileSchema = z.strictObject({ 'zh-Hans': lines, 'zh-Hant': lines.optional(), en: lines });

const EXAMPLE = 'zh-Hans:\n  - 新增展项……\nen:\n  - New exhibit …';

/** Makes changes of what a curator wrote in two languages. @throws PublishProblem when a line is empty or too long. */
export function writtenChanges(written: unknown, where: string, hant: (hans: string) => string): Changes {
  const parsed = fileSchema.safeParse(written);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join(' ')} ${message}`.trim()).join('; ');
    throw new PublishProblem(`${where}: ${wrong}. What is wanted is a list of lines in both languages, each of at most ${CHANGE_MAX_CHARACTERS} characters:\n${EXAMPLE}`);
  }
  const { 'zh-Hans': hans, en } = parsed.data;
  return { 'zh-Hans': hans, 'zh-Hant': parsed.data['zh-Hant'] ?? hans.map(hant), en };
}

/** Reads the curator's list of changes, a YAML file. @throws PublishProblem as `writtenChanges` does. */
export async function readChanges(file: string, hant: (hans: string) => string): Promise<Changes> {
  let written: unknown;
  try {
    written = parseYaml(await readFile(file, 'utf8'));
  } catch (error) {
    throw new PublishProblem(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)}). What is wanted:\n${EXAMPLE}`, { cause: error });
  }
  return writtenChanges(written, file, hant);
}

/** One list behind the other, as much of it as a person can read. */
export function joinChanges(...lists: readonly Changes[]): Changes {
  const join = (language: Language) => lists.flatMap((list) => list[language]).slice(0, CHANGES_MAX_LINES);
  return { 'zh-Hans': join('zh-Hans'), 'zh-Hant': join('zh-Hant'), en: join('en') };
}

/** Whether `list` begins with the lines of `start` in every language. */
export function startsWith(list: Changes, start: Changes): boolean {
  return LANGUAGES.every((language) => start[language].every((line, index) => list[language][index] === line));
}

function text(hans: string, hant: string, en: string): Text {
  return { 'zh-Hans': hans, 'zh-Hant': hant, en };
}

const ASPECT_WORDS: Readonly<Record<Aspect, Text>> = {
  text: text('文字', '文字', 'text'),
  pictures: text('图片', '圖片', 'pictures'),
  narration: text('讲解', '講解', 'narration'),
  sign: text('手语', '手語', 'sign language'),
};

const TABLE_WORDS: Readonly<Record<Table, Text>> = {
  units: text('部队序列', '部隊序列', 'the order of battle'),
  places: text('地点', '地點', 'places'),
  memorials: text('纪念地', '紀念地', 'memorials'),
  works: text('作品', '作品', 'works'),
  timeline: text('逐日记录', '逐日記錄', 'the day-by-day record'),
  map: text('示意图', '示意圖', 'the map'),
  chapters: text('章节', '章節', 'the chapters'),
};

function list(words: readonly Text[]): Text {
  const join = (language: Language, comma: string) => words.map((word) => word[language]).join(comma);
  return text(join('zh-Hans', '、'), join('zh-Hant', '、'), join('en', ', '));
}

/** `Pictures: 2 added, 1 changed.` Nothing where nothing differs. */
function counted(name: Text, measure: string, measureHant: string, { added, changed, removed }: Counts): Text[] {
  const parts = ([['新增', '新增', 'added', added], ['改动', '改動', 'changed', changed], ['撤下', '撤下', 'taken down', removed]] as const)
    .filter(([, , , number]) => number > 0)
    .map(([hans, hant, en, number]) => text(`${hans}${number}${measure}`, `${hant}${number}${measureHant}`, `${number} ${en}`));
  if (parts.length === 0) return [];
  const said = text(parts.map((part) => part['zh-Hans']).join('，'), parts.map((part) => part['zh-Hant']).join('，'), list(parts).en);
  return [text(`${name['zh-Hans']}：${said['zh-Hans']}。`, `${name['zh-Hant']}：${said['zh-Hant']}。`, `${name.en}: ${said.en}.`)];
}

function titled(hans: string, hant: string, en: string, title: Text): Text {
  return text(`${hans}：${title['zh-Hans']}`, `${hant}：${title['zh-Hant']}`, `${en}: ${title.en}`);
}

function toChanges(sentences: readonly Text[]): Changes {
  const of = (language: Language) => sentences.map((sentence) => sentence[language]);
  return { 'zh-Hans': of('zh-Hans'), 'zh-Hant': of('zh-Hant'), en: of('en') };
}

/** Differences as sentences. There is always one. */
export function differenceChanges({ exhibits, people, pictures, narrations, tables }: Differences): Changes {
  const others = list(tables.map((table) => TABLE_WORDS[table]));
  const sentences = [
    ...exhibits.added.map((title) => titled('新增展项', '新增展項', 'New exhibit', title)),
    ...exhibits.removed.map((title) => titled('撤下展项', '撤下展項', 'Exhibit taken down', title)),
    ...exhibits.changed.map(({ title, aspects }) => {
      const what = list(aspects.map((aspect) => ASPECT_WORDS[aspect]));
      const line = titled('改动展项', '改動展項', 'Exhibit changed', title);
      return text(`${line['zh-Hans']}（${what['zh-Hans']}）`, `${line['zh-Hant']}（${what['zh-Hant']}）`, `${line.en} (${what.en})`);
    }),
    ...counted(text('人物记录', '人物記錄', 'Records of people'), '条', '條', people),
    ...counted(text('图片', '圖片', 'Pictures'), '幅', '幅', pictures),
    ...counted(text('讲解', '講解', 'Narrations'), '段', '段', narrations),
    ...(tables.length > 0 ? [text(`另有改动：${others['zh-Hans']}。`, `另有改動：${others['zh-Hant']}。`, `Also changed: ${others.en}.`)] : []),
  ];
  return toChanges(sentences.length > 0 ? sentences : [text('重新制作，内容未变。', '重新製作，內容未變。', 'Made anew; what visitors see and hear is the same.')]);
}

/** The one line of an exhibition that nobody has published before. */
export function firstChanges(exhibits: number, people: number): Changes {
  return toChanges([
    text(
      `首次发布：展项${exhibits}个，人物记录${people}条。`,
      `首次發布：展項${exhibits}個，人物記錄${people}條。`,
      `First publication: ${exhibits} exhibit${exhibits === 1 ? '' : 's'}, ${people} record${people === 1 ? '' : 's'} of people.`,
    ),
  ]);
}

/** The line where the earlier content is no longer at hand. */
export function uncomparedChanges(version: string): Changes {
  return toChanges([
    text(`内容有改动；版本${version}的资料已不在手边，未能逐项比较。`, `內容有改動；版本${version}的資料已不在手邊，未能逐項比較。`, `The content has changed; version ${version} was no longer at hand to be compared.`),
  ]);
}
