import type { Text } from '../../media/schema/language.ts';
import { FATES, ROLES } from '../../media/schema/people.ts';
import type { SearchIndex } from '../../media/schema/search.ts';
import { at } from './tries.ts';

/** By what the hall can be walked through without writing. */
export const BROWSE_BY = ['surname', 'unit', 'birthplace', 'role', 'fate', 'date'] as const;
export type BrowseBy = (typeof BROWSE_BY)[number];

/** One choice: its number, how many people it leads to, and what it is: a text, or the word of a role, fate or date. */
export interface Choice {
  readonly value: number;
  readonly count: number;
  readonly label: Text | string;
  /** Of a surname: its strokes, 0 when they are not known. */
  readonly strokes?: number;
}

export type Choices = Readonly<Record<BrowseBy, readonly Choice[]>>;

/** Codes of these columns begin with 1, 0 being none; of the others with 0. */
const FROM_ONE: ReadonlySet<BrowseBy> = new Set(['surname', 'unit', 'birthplace', 'date']);

/** Everything that can be chosen; what leads to nobody is left out. */
export function choicesOf(index: SearchIndex): Choices {
  const { header } = index;
  const labels: Record<BrowseBy, readonly (Text | string)[]> = {
    surname: header.surnames.map(({ hans, hant, pinyin }) => ({ 'zh-Hans': hans, 'zh-Hant': hant, en: pinyin.charAt(0).toUpperCase() + pinyin.slice(1) })),
    unit: header.units.map(({ name }) => name),
    birthplace: header.birthplaces,
    role: ROLES,
    fate: FATES,
    date: header.dates,
  };
  return Object.fromEntries(BROWSE_BY.map((by) => {
    const counts = new Uint32Array(labels[by].length + 1);
    for (const value of index[by]) counts[value] = at(counts, value) + 1;
    const first = FROM_ONE.has(by) ? 1 : 0;
    const choices = labels[by].map((label, place): Choice => {
      const surname = by === 'surname' ? header.surnames[place] : undefined;
      return { value: place + first, count: at(counts, place + first), label, ...(surname ? { strokes: surname.strokes } : {}) };
    });
    return [by, choices.filter(({ count }) => count > 0)];
  })) as unknown as Choices;
}

/** The people whom a choice leads to, in the order of their names. */
export function peopleBy(index: SearchIndex, by: BrowseBy, value: number): Uint32Array {
  const people: number[] = [];
  index[by].forEach((each, person) => {
    if (each === value) people.push(person);
  });
  return Uint32Array.from(people);
}
