import { CHARACTER_PLACE_MAX, CHARACTER_PLACE_SHIFT, encodeSearchIndex, FATES, ROLES } from '../../../schema/index.ts';
import type { SearchHeader, SearchSection, Text, Unit } from '../../../schema/index.ts';
import { entriesOf, readName } from './names.ts';
import type { Form, Named, Reading } from './names.ts';
import { strokesOf } from './strokes.ts';
import { buildTrie } from './trie.ts';
import type { Trie } from './trie.ts';
import { createWords, wordsOf } from './words.ts';

type Sections = { [S in SearchSection]: number[] };

/**
 * The index by which the hall finds names, as one file: everything that a dictionary knows is worked out here, so that
 * the kiosk needs none. People are numbered by their reading, those of the same name side by side.
 *
 * @param people those who stand in the hall
 */
export function buildSearchIndex(people: readonly Named[], units: readonly Pick<Unit, 'id' | 'name'>[]): Uint8Array {
  const read = people.map((person) => ({ person, reading: readName(person) })).sort(byReading);
  const readings = read.map(({ reading }) => reading);
  const words = createWords(readings.flatMap(({ forms, spellings }) => [...forms.flatMap(({ syllables }) => syllables), ...spellings.flatMap((spelling) => spelling.words)]));
  const { main, part } = entriesOf(readings, words);
  const { header, columns } = tabulate(read, units);
  return encodeSearchIndex(header, {
    ...columns,
    ...(Object.fromEntries((['pinyin', 'zhuyin', 'wade'] as const).flatMap((name) => [[name, words[name].codes], [`${name}At`, words[name].at]])) as Pick<Sections, 'pinyin' | 'pinyinAt' | 'zhuyin' | 'zhuyinAt' | 'wade' | 'wadeAt'>),
    ...trieSections('main', buildTrie(main, words.initial)),
    ...trieSections('part', buildTrie(part, words.initial)),
    ...written(readings, (word) => words.number(word)),
  } as Sections);
}

interface ReadPerson {
  readonly person: Named;
  readonly reading: Reading;
}

function byReading(a: ReadPerson, b: ReadPerson): number {
  const [left, right] = [a, b].map(({ person, reading }) => `${person.role === 'group' ? '~' : ''}${reading.forms[0]?.syllables.join(' ') ?? ''} ${person.name['zh-Hans']} ${person.id}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function trieSections(name: 'main' | 'part', trie: Trie): Partial<Sections> {
  return Object.fromEntries(Object.entries(trie).map(([column, values]) => [`${name}${column.charAt(0).toUpperCase()}${column.slice(1)}`, values]));
}

/** Numbers values in the order in which they come; 0 is none. */
function numbering<T>(key: (value: T) => string) {
  const values: T[] = [];
  const known = new Map<string, number>();
  return {
    values,
    of(value: T | undefined): number {
      if (value === undefined || key(value) === '') return 0;
      const number = known.get(key(value)) ?? values.push(value);
      known.set(key(value), number);
      return number;
    },
  };
}

interface Surname {
  readonly hans: string;
  readonly hant: string;
  readonly pinyin: string;
}

/** The family name: as many characters as the first word of the pinyin has syllables; none of a group or a name of one word. */
function surnameOf({ person, reading }: ReadPerson): Surname | undefined {
  const [form] = reading.forms;
  const first = wordsOf(person.pinyin)[0];
  if (!form || person.role === 'group' || first === undefined || wordsOf(person.pinyin).length < 2) return undefined;
  const size = form.syllables.findIndex((_, at) => form.syllables.slice(0, at + 1).join('') === first) + 1;
  const [hans, hant] = [form.hans.slice(0, size).join(''), form.hant.slice(0, size).join('')];
  return size > 0 && size < form.hans.length && /^\p{Script=Han}+$/u.test(person.name['zh-Hans']) ? { hans, hant, pinyin: first } : undefined;
}

function tabulate(read: readonly ReadPerson[], units: readonly Pick<Unit, 'id' | 'name'>[]): { header: SearchHeader; columns: Partial<Sections> } {
  const strings = numbering<string>((text) => text);
  const places = numbering<Text>((text) => text['zh-Hans']);
  const unitAt = new Map(units.map(({ id }, at) => [id, at + 1]));
  const surnames = new Map<string, Surname>();
  for (const each of read) {
    const surname = surnameOf(each);
    if (surname) surnames.set(surname.hans, surname);
  }
  const byStrokes = [...surnames.values()].map((surname) => ({ ...surname, strokes: strokesOf([...surname.hans][0] ?? '') }))
    .sort((a, b) => a.strokes - b.strokes || (a.pinyin < b.pinyin ? -1 : 1));
  const surnameAt = new Map(byStrokes.map(({ hans }, at) => [hans, at + 1]));
  const dateOf = ({ date, died }: Named): string => date ?? died ?? '';
  const dates = [...new Set(read.map(({ person }) => dateOf(person)))].filter((date) => date !== '').sort();
  const dateAt = new Map(dates.map((date, at) => [date, at + 1]));

  const column = (value: (each: ReadPerson) => number): number[] => read.map(value);
  const columns: Partial<Sections> = {
    id: column(({ person }) => strings.of(person.id)),
    hans: column(({ person }) => strings.of(person.name['zh-Hans'])),
    hant: column(({ person }) => strings.of(person.name['zh-Hant'])),
    en: column(({ person }) => strings.of(person.name.en)),
    spellings: column(({ person }) => strings.of(person.otherSpellings.join(' · '))),
    born: column(({ person }) => strings.of(person.born)),
    died: column(({ person }) => strings.of(person.died)),
    count: column(({ person }) => strings.of(person.count)),
    unit: column(({ person }) => unitAt.get(person.unit ?? '') ?? 0),
    birthplace: column(({ person }) => places.of(person.birthplace)),
    surname: column((each) => surnameAt.get(surnameOf(each)?.hans ?? '') ?? 0),
    date: column(({ person }) => dateAt.get(dateOf(person)) ?? 0),
    role: column(({ person }) => ROLES.indexOf(person.role)),
    fate: column(({ person }) => FATES.indexOf(person.fate)),
  };
  const text: number[] = [];
  const textAt = [0, 0];
  for (const string of strings.values) {
    for (let at = 0; at < string.length; at += 1) text.push(string.charCodeAt(at));
    textAt.push(text.length);
  }
  return { header: { units: units.map(({ id, name }) => ({ id, name })), birthplaces: places.values, surnames: byStrokes, dates }, columns: { ...columns, text, textAt } };
}

/** The written forms of every name, and where each character stands in them, first places first. */
function written(readings: readonly Reading[], number: (word: string) => number): Partial<Sections> {
  const forms = readings.flatMap((reading, person) => reading.forms.map((form) => ({ ...form, person })));
  const characters = [...new Set(forms.flatMap(({ hans, hant }) => [...hans, ...hant]))].map((each) => each.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const places = new Map(characters.map((code, at) => [String.fromCodePoint(code), at]));
  const postings: Set<number>[] = characters.map(() => new Set());
  const formAt = [0];
  const [formHans, formHant, formWord]: [number[], number[], number[]] = [[], [], []];
  forms.forEach(({ hans, hant, syllables }: Form, form) => {
    hans.forEach((character, at) => {
      // Of a character by its parts the sign stands for the whole: nobody writes it.
      const pair = [character, hant[at] ?? character].map((each) => places.get(String.fromCodePoint(each.codePointAt(0) ?? 0)) ?? 0);
      for (const each of pair) postings[each]?.add((form << CHARACTER_PLACE_SHIFT) | Math.min(at, CHARACTER_PLACE_MAX));
      formHans.push(pair[0] ?? 0);
      formHant.push(pair[1] ?? 0);
      formWord.push(number(syllables[at] ?? ''));
    });
    formAt.push(formHans.length);
  });
  const place = (posting: number): number => posting & CHARACTER_PLACE_MAX;
  const sorted = postings.map((set) => [...set].sort((a, b) => place(a) - place(b) || a - b));
  const characterAt = [0];
  for (const list of sorted) characterAt.push((characterAt.at(-1) ?? 0) + list.length);
  return { formPerson: forms.map(({ person }) => person), formAt, formHans, formHant, formWord, character: characters, characterAt, characterPostings: sorted.flat() };
}
