import { charactersOf } from '../../media/schema/characters.ts';
import type { SearchIndex } from '../../media/schema/search.ts';
import type { Text } from '../../media/schema/language.ts';
import { FATES, ROLES, type Fate, type Role } from '../../media/schema/people.ts';
import { at } from './tries.ts';

/** A name as a list shows it. */
export interface NameRow {
  readonly id: string;
  readonly name: Text;
  /** Other recorded spellings, for one that was found by them; otherwise empty. */
  readonly by: string;
  readonly unit?: Text;
  readonly birthplace?: Text;
  readonly role: Role;
  readonly fate: Fate;
  /** Recorded dates, and the number of a group; empty where nothing is recorded. */
  readonly born: string;
  readonly died: string;
  readonly count: string;
  /** Which characters of the Chinese name were asked for, from and to, counted in characters of the name as written; none in a list that was not searched. */
  readonly mark?: readonly [from: number, to: number];
}

/** How a person was found: from which syllable to which, by what kind of reading, and which letters the first syllable took. */
export interface Found {
  readonly person: number;
  readonly start: number;
  readonly end: number;
  readonly kind: number;
  readonly lettersAt: number;
  readonly taken: number;
}

/** The first written form of each person; the others are other spellings. */
export function firstForms(index: SearchIndex): Uint32Array {
  const forms = new Uint32Array(index.id.length);
  for (let form = index.formPerson.length - 1; form >= 0; form -= 1) forms[at(index.formPerson, form)] = form;
  return forms;
}

/** A string of the index by its number. */
function stringAt(index: SearchIndex, number: number): string {
  return String.fromCharCode(...index.text.subarray(at(index.textAt, number), at(index.textAt, number + 1)));
}

/** A person as a list shows them. */
export function rowOf(index: SearchIndex, person: number, found?: Found, alias = false): NameRow {
  const string = (column: 'id' | 'hans' | 'hant' | 'en' | 'born' | 'died' | 'count' | 'spellings'): string => stringAt(index, at(index[column], person));
  const unit = index.header.units[at(index.unit, person) - 1];
  const birthplace = index.header.birthplaces[at(index.birthplace, person) - 1];
  const hans = string('hans');
  const mark = found && !alias && found.end > found.start ? markOf(hans, found.start, found.end) : undefined;
  return {
    id: string('id'),
    name: { 'zh-Hans': hans, 'zh-Hant': string('hant'), en: string('en') },
    by: alias ? string('spellings') : '',
    ...(unit ? { unit: unit.name } : {}),
    ...(birthplace ? { birthplace } : {}),
    role: ROLES[at(index.role, person)] ?? 'soldier',
    fate: FATES[at(index.fate, person)] ?? 'not-recorded',
    born: string('born'),
    died: string('died'),
    count: string('count'),
    ...(mark ? { mark } : {}),
  };
}

/** The places of syllables `from` to `to` among all characters of a name; dots and digits have no syllable. */
function markOf(name: string, from: number, to: number): [number, number] {
  const places = charactersOf(name).flatMap((character, place) => (/\p{Script=Han}/u.test(character) ? [place] : []));
  return [places[from] ?? 0, (places[to - 1] ?? -1) + 1];
}

