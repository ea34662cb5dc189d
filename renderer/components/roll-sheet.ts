import { charactersOf } from '../../media/schema/characters.ts';
import type { Language } from '../../media/schema/language.ts';
import type { Person } from '../../media/schema/people.ts';

/** Room for names: so many cells across and down. */
export interface Sheet {
  readonly columns: number;
  readonly rows: number;
  /** Size of a description's text, as a part of a name's. */
  readonly small: number;
}

/** A cell, in the size of a name's text: an upright name of four characters, or a Latin one of two lines and its characters. */
export const CELLS = {
  upright: { width: 1.75, height: 4.7 },
  latin: { width: 8.4, height: 3.1 },
} as const;

/** Longest name of one cell, in characters; what is longer describes somebody whose name is not recorded. */
const NAME_MAX_CHARACTERS = 4;
/** An upright description: length of a character and width of a line, in the size of its own text; room for the gaps of its number. */
const CHARACTER = 1.14;
const LINE = 1.3;
const NUMBER_GAPS = 2;
const DIGITS_GAP = 0.3;
/** What stays free of a cell below and beside a description, in the size of a name. */
const FREE = 0.25;
/** A Latin description: width of a letter in the size of its own text, and how many lines a cell has for it. */
const LETTER = 0.54;
const LATIN_LINES = 2;

/** Whether the entry is a description: a group, or a person whose name is not recorded. */
export function isDescribed({ role, name }: Person): boolean {
  return role === 'group' || charactersOf(name['zh-Hans']).length > NAME_MAX_CHARACTERS;
}

export function isUpright(language: Language): boolean {
  return language !== 'en';
}

/** The name as it stands in a language; one that is recorded in Chinese only stands in Chinese. */
export function nameIn({ name }: Person, language: Language): string {
  return name[language] || name['zh-Hans'] || name['zh-Hant'];
}

/** How many cells an entry takes of a row. */
export function spanOf(person: Person, { columns, small }: Pick<Sheet, 'columns' | 'small'>, language: Language): number {
  if (!isDescribed(person)) return 1;
  const length = charactersOf(nameIn(person, language)).length + (person.count ? person.count.length + NUMBER_GAPS : 0);
  if (!isUpright(language)) return Math.min(columns, Math.ceil((length * LETTER * small) / CELLS.latin.width / LATIN_LINES));
  const gaps = (nameIn(person, language).match(/\d+/g) ?? []).length * DIGITS_GAP;
  const lines = Math.ceil(((length + gaps) * CHARACTER * small) / (CELLS.upright.height - FREE)) * LINE * small;
  return Math.min(columns, Math.ceil((lines + FREE) / CELLS.upright.width));
}

function at(people: readonly Person[], index: number): Person | undefined {
  return people[((index % people.length) + people.length) % people.length];
}

/** How many entries from `start` on fill a sheet, row after row: at least one, and nobody twice. */
function countFrom(people: readonly Person[], start: number, sheet: Sheet, language: Language): number {
  let [count, row, column] = [0, 0, 0];
  for (; count < people.length; count += 1) {
    const person = at(people, start + count);
    const span = person ? spanOf(person, sheet, language) : 1;
    if (column + span > sheet.columns) [row, column] = [row + 1, 0];
    if (row >= sheet.rows) break;
    column += span;
  }
  return Math.min(people.length, Math.max(1, count));
}

/** The entries of a page; after the last one the first follows. */
export function pageFrom(people: readonly Person[], start: number, sheet: Sheet, language: Language): Person[] {
  const count = countFrom(people, start, sheet, language);
  return Array.from({ length: count }, (_, index) => at(people, start + index)).filter((person) => person !== undefined);
}

/** Where the page begins whose last entry stands before `start`. */
export function startBefore(people: readonly Person[], start: number, sheet: Sheet, language: Language): number {
  let back = 1;
  while (back < people.length && countFrom(people, start - back - 1, sheet, language) > back) back += 1;
  return start - back;
}

/** The roll: every entry of the memorial hall, the unnamed in their place, in the order of the table. */
export function rollOf(people: readonly Person[]): Person[] {
  return people.filter(({ roll }) => roll);
}
