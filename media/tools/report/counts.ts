import { FATES, pictureIds, MEMORIAL_KINDS, ROLES, SIDES, SOURCE_LANGUAGES, WORK_KINDS } from '../../schema/index.ts';
import type { Fate, Role, SourceLanguage } from '../../schema/index.ts';
import type { Table } from '../load/located.ts';
import type { ContentModel } from '../load/model.ts';
import { sortProblems } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import { sections } from '../validate/sections.ts';
import { countCharacters } from '../validate/texts.ts';

type Side = (typeof SIDES)[number];

/** What an exhibition holds. Only exhibits that a chapter lists are counted, and what they show. */
export interface Counts {
  readonly exhibits: {
    readonly total: number;
    /** By the id of the chapter. */
    readonly byChapter: Readonly<Record<string, number>>;
    readonly withAdvisory: number;
  };
  /** Of all bodies, white space not counted. */
  readonly characters: Readonly<Record<SourceLanguage, number>>;
  readonly narration: Readonly<Record<SourceLanguage, { readonly clips: number; readonly minutes: number; readonly synthetic: number }>>;
  readonly pictures: {
    readonly total: number;
    readonly byKind: Readonly<Record<string, number>>;
    /** Exhibits have one each; the same picture may be the hero of two. */
    readonly heroes: number;
    /** Pictures that only galleries show. */
    readonly galleryOnly: number;
    readonly shownNowhere: number;
  };
  readonly people: {
    readonly total: number;
    readonly inRoll: number;
    readonly byRole: Readonly<Record<Role, number>>;
    readonly byFate: Readonly<Record<Fate, number>>;
  };
  /** Nodes of the order of battle. `commanders` are different people, `withCommander` the nodes that have one. */
  readonly units: Readonly<Record<Side, {
    readonly inTable: number;
    readonly outsideTable: number;
    readonly withCommander: number;
    readonly commanders: number;
    /** Those of the nodes in the source's table alone. */
    readonly commandersInTable: number;
  }>>;
  readonly places: number;
  readonly memorials: { readonly total: number; readonly byKind: Readonly<Record<string, number>> };
  readonly works: { readonly total: number; readonly byKind: Readonly<Record<string, number>> };
  /** Dated events of the timeline. */
  readonly events: number;
  readonly accounts: { readonly notes: number; readonly versions: number; readonly shownNowhere: number };
  /** Notes for curators in the doubt columns. */
  readonly doubts: number;
  /** Rows and entries whose section is empty or no heading of a source: there must be none. */
  readonly rowsWithoutSource: readonly Problem[];
  /** Rows and entries that do not fit their schema and are in no other count. */
  readonly rowsNotRead: number;
}

/** Counts what a model holds. Every number comes from the source as it stands, whether it validates or not. */
export function countContent(model: ContentModel): Counts {
  const { people, units, places, memorials, works, timeline, accounts, pictures } = model;
  const doubts = [people, units, places, memorials, works, timeline].flatMap((table) => table.rows.filter(({ value }) => value.doubt !== ''));
  const tables: readonly Table<unknown>[] = [people, units, places, memorials, works, timeline, accounts, pictures];
  return {
    exhibits: countExhibits(model),
    characters: languages((language) => sum(listed(model).map(({ pages }) => pages[language]).map((page) => (page ? countCharacters(page) : 0)))),
    narration: languages((language) => countNarration(model, language)),
    pictures: countPictures(model),
    people: {
      total: people.rows.length,
      inRoll: people.rows.filter(({ value }) => value.roll).length,
      byRole: tally(ROLES, people.rows.map(({ value }) => value.role)),
      byFate: tally(FATES, people.rows.map(({ value }) => value.fate)),
    },
    units: Object.fromEntries(SIDES.map((side) => [side, countUnits(model, side)])) as Counts['units'],
    places: places.rows.length,
    memorials: { total: memorials.rows.length, byKind: tally(MEMORIAL_KINDS, memorials.rows.map(({ value }) => value.kind)) },
    works: { total: works.rows.length, byKind: tally(WORK_KINDS, works.rows.map(({ value }) => value.kind)) },
    events: timeline.rows.length,
    accounts: countAccounts(model),
    doubts: doubts.length,
    rowsWithoutSource: sortProblems(rowsWithoutSource(model)),
    rowsNotRead: sum(tables.map(({ ids, rows }) => ids.size - rows.length)),
  };
}

function listed(model: ContentModel) {
  return (model.exhibition?.value.chapters ?? []).flatMap((chapter) => chapter.exhibits).flatMap((id) => model.exhibits.get(id) ?? []);
}

function countExhibits(model: ContentModel): Counts['exhibits'] {
  const exhibits = listed(model);
  const chapters = model.exhibition?.value.chapters ?? [];
  return {
    total: exhibits.length,
    byChapter: Object.fromEntries(chapters.map((chapter) => [chapter.id, chapter.exhibits.filter((id) => model.exhibits.has(id)).length])),
    withAdvisory: exhibits.filter(({ sheet }) => sheet?.value.advisory !== undefined).length,
  };
}

const SECONDS_PER_MINUTE = 60;

function countNarration(model: ContentModel, language: SourceLanguage) {
  const records = listed(model).flatMap(({ clips }) => clips[language]?.record?.value ?? []);
  return {
    clips: records.length,
    minutes: Number((sum(records.map(({ duration }) => duration)) / SECONDS_PER_MINUTE).toFixed(1)),
    synthetic: records.filter(({ voice }) => voice === 'synthetic').length,
  };
}

function countPictures(model: ContentModel): Counts['pictures'] {
  const sheets = listed(model).flatMap(({ sheet }) => (sheet ? [sheet.value] : []));
  const heroes = new Set(sheets.map(({ hero }) => hero));
  const shown = new Set(sheets.flatMap(({ hero, gallery }) => [hero, ...pictureIds(gallery)]));
  const rows = model.pictures.rows.map(({ value }) => value);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return {
    total: rows.length,
    byKind: tally(kinds, rows.map(({ kind }) => kind)),
    heroes: rows.filter(({ id }) => heroes.has(id)).length,
    galleryOnly: rows.filter(({ id }) => shown.has(id) && !heroes.has(id)).length,
    shownNowhere: rows.filter(({ id }) => !shown.has(id)).length,
  };
}

function countUnits(model: ContentModel, side: Side) {
  const nodes = model.units.rows.map(({ value }) => value).filter((unit) => unit.side === side);
  return {
    inTable: nodes.filter((unit) => !unit.outside_table).length,
    outsideTable: nodes.filter((unit) => unit.outside_table).length,
    withCommander: nodes.filter((unit) => unit.commanders.length > 0).length,
    commanders: new Set(nodes.flatMap((unit) => unit.commanders)).size,
    commandersInTable: new Set(nodes.filter((unit) => !unit.outside_table).flatMap((unit) => unit.commanders)).size,
  };
}

function countAccounts(model: ContentModel): Counts['accounts'] {
  const shown = new Set(listed(model).flatMap(({ sheet }) => sheet?.value.accounts ?? []));
  const notes = model.accounts.rows.map(({ value }) => value);
  return {
    notes: notes.length,
    versions: sum(notes.map(({ versions }) => versions.length)),
    shownNowhere: notes.filter(({ id }) => !shown.has(id)).length,
  };
}

/** How the readers of tables and lists speak of a section that is not written. */
const SECTION_NOT_WRITTEN = /^(?:column )?(?:\S+\.)?sections?(?:\[\d+\])? is (?:empty|missing)/;

function rowsWithoutSource(model: ContentModel): Problem[] {
  return [...model.findings.problems.filter(({ message }) => SECTION_NOT_WRITTEN.test(message)), ...sections(model)];
}

function languages<T>(count: (language: SourceLanguage) => T): Readonly<Record<SourceLanguage, T>> {
  return Object.fromEntries(SOURCE_LANGUAGES.map((language) => [language, count(language)])) as Record<SourceLanguage, T>;
}

function tally<K extends string>(keys: readonly K[], values: readonly K[]): Readonly<Record<K, number>> {
  return Object.fromEntries(keys.map((key) => [key, values.filter((value) => value === key).length])) as Record<K, number>;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
