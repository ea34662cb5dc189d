import { LANGUAGES, pictureIds } from '../../schema/index.ts';
import type { Exhibit, ExhibitSummary, Link, LinkKind, Picture } from '../../schema/index.ts';
import type { Table } from '../load/located.ts';
import type { Clip, ContentModel, ExhibitFolder } from '../load/model.ts';
import type { SourceBlock } from '../load/markdown.ts';
import type { GenerationFiles } from './generation-files.ts';
import { buildNarration } from './narration.ts';
import { buildSign } from './sign.ts';
import { toAccounts, toMemorial, toPerson, toPlace, toUnit, toWork } from './tables.ts';
import type { Words } from './words.ts';

/** Where an exhibit stands on the way. */
export interface Station {
  readonly chapter: string;
  /** Its place in its chapter, from 1. */
  readonly number: number;
  readonly id: string;
  readonly next: string | undefined;
}

/** The way through the exhibition: every exhibit that a chapter lists, in order. */
export function stations(chapters: readonly { readonly id: string; readonly exhibits: readonly string[] }[]): Station[] {
  const way = chapters.flatMap((chapter) => chapter.exhibits.map((id, index) => ({ chapter: chapter.id, number: index + 1, id })));
  return way.map((station, index) => ({ ...station, next: way[index + 1]?.id }));
}

/** The parts that the build has made before the exhibits. */
export interface Parts {
  readonly words: Words;
  readonly files: GenerationFiles;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Clips that speak an older text. */
  readonly stale: ReadonlySet<Clip>;
}

/** Compiles one exhibit of a model that has validated; adds its narration to the files. */
export async function buildExhibit(model: ContentModel, { chapter, number, id, next }: Station, { words, files, pictures, stale }: Parts): Promise<Exhibit> {
  const { folder, sheet, chinese, english } = whole(model, id);
  const blocks = [...chinese.blocks, ...english.blocks];
  const hant = words.hantBlocks(chinese.blocks);
  const signing = await buildSign(model.directory, sheet.sign, files);
  const [memorials, works] = [listedBy(model.memorials, id), listedBy(model.works, id)];
  const picture = (wanted: string) => found(pictures.get(wanted), `picture ${wanted}`);
  return {
    id,
    chapter,
    number,
    title: { ...words.columns(chinese.front.title, english.front.title), ...(chinese.front.titleHant ? { 'zh-Hant': chinese.front.titleHant } : {}) },
    subtitle: words.columns(chinese.front.subtitle, english.front.subtitle),
    ...(sheet.days ? { days: sheet.days } : {}),
    ...(sheet.advisory ? { advisory: words.text(sheet.advisory) } : {}),
    body: { 'zh-Hans': words.blocks(chinese.blocks), 'zh-Hant': hant, en: words.englishBlocks(english.blocks) },
    hero: picture(sheet.hero),
    gallery: sheet.gallery.map((entry) => (typeof entry === 'string' ? picture(entry) : { before: picture(entry.before), after: picture(entry.after) })),
    narration: await buildNarration(folder, hant, words, files, stale),
    people: pick(model.people, [...linked(blocks, 'person'), ...sheet.people, ...[...memorials, ...works].flatMap(({ people }) => people)]).map((row) => toPerson(row, words)),
    places: pick(model.places, [...linked(blocks, 'place'), ...sheet.places, ...memorials.flatMap(({ place }) => place ?? [])]).map((row) => toPlace(row, words)),
    units: pick(model.units, linked(blocks, 'unit')).map((row) => toUnit(row, words)),
    accounts: pick(model.accounts, sheet.accounts).map((entry) => toAccounts(entry, words)),
    memorials: memorials.map((row) => toMemorial(row, words)),
    works: works.map((row) => toWork(row, words)),
    sections: sheet.sections,
    ...(signing ? { sign: signing } : {}),
    ...(next === undefined ? {} : { next }),
  };
}

export function toSummary({ id, number, title, subtitle, days, advisory, hero, narration }: Exhibit): ExhibitSummary {
  return {
    id,
    number,
    title,
    subtitle,
    ...(days ? { days } : {}),
    advisory: advisory !== undefined,
    hero,
    narration: Object.fromEntries(LANGUAGES.flatMap((language) => (narration[language] ? [[language, narration[language].src]] : []))),
  };
}

/** Pictures that an exhibit shows. */
export function picturesOf(model: ContentModel, id: string): string[] {
  const sheet = model.exhibits.get(id)?.sheet?.value;
  return sheet ? [sheet.hero, ...pictureIds(sheet.gallery)] : [];
}

function whole(model: ContentModel, id: string) {
  const folder: ExhibitFolder = found(model.exhibits.get(id), `exhibit ${id}`);
  const page = (language: 'zh-Hans' | 'en') => {
    const { front, blocks } = found(folder.pages[language], `${id} in ${language}`);
    return { front: found(front, `front matter of ${id} in ${language}`).value, blocks };
  };
  return { folder, sheet: found(folder.sheet, `exhibit.yaml of ${id}`).value, chinese: page('zh-Hans'), english: page('en') };
}

/** What the rules have promised to be there. */
function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing although the content validates`);
  return value;
}

function linked(blocks: readonly SourceBlock[], kind: LinkKind): string[] {
  const links: Link[] = blocks.flatMap((block) => block.sentences.flatMap((sentence) => sentence.runs.flatMap((run) => run.link ?? [])));
  return links.filter((link) => link.kind === kind).map((link) => link.id);
}

/** The rows of a table that name an exhibit, in the order of the table. */
function listedBy<T extends { readonly exhibits: readonly string[] }>(table: Table<T>, exhibit: string): T[] {
  return table.rows.map(({ value }) => value).filter(({ exhibits }) => exhibits.includes(exhibit));
}

/** The entries of a table in the order of the ids, each once. */
function pick<T extends { readonly id: string }>(table: Table<T>, ids: readonly string[]): T[] {
  const rows = new Map(table.rows.map(({ value }) => [value.id, value]));
  return [...new Set(ids)].map((id) => found(rows.get(id), `${id} in ${table.file}`));
}
