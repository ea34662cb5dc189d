import { mayStandInRoll } from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import { problemAt } from '../load/problem.ts';
import type { Problem } from '../load/problem.ts';
import type { PersonRow } from '../load/rows.ts';
import { countHan, countTones, splitsIntoSyllables } from './pinyin.ts';

/** The memorial hall lists nobody who attacked the city and no public figure, and can sort everybody by pinyin. */
export function people(model: ContentModel): Problem[] {
  const rows = model.people.rows.flatMap((row) => personMessages(row.value).map((message) => problemAt(row.at(), message)));
  const places = [...model.places.rows, ...model.memorials.rows].flatMap((row) => {
    const message = pinyinMessage(row.value.name_zh_hans, row.value.pinyin);
    return message === undefined ? [] : [problemAt(row.at(), message)];
  });
  return [...rows, ...places];
}

function personMessages(person: PersonRow): string[] {
  const messages: string[] = [];
  if (person.roll && !mayStandInRoll(person.role)) {
    messages.push(`${person.id} is listed in the roll, but the role ${person.role} never stands in the memorial hall; write no in the column roll`);
  }
  if (person.role === 'group' && person.pinyin !== '') messages.push(`${person.id} is a group; leave the column pinyin empty`);
  // An entry for somebody whose name is not recorded is a description, with brackets or figures in it.
  const named = person.role !== 'group' && countHan(person.name_zh_hans) !== undefined;
  if (named && person.roll && person.pinyin === '') {
    messages.push(`${person.id} stands in the roll, which is sorted by pinyin; write it with tone marks, the surname apart, such as Yáng Jìhé`);
  }
  if (person.count !== '' && person.role !== 'group') messages.push(`${person.id} has a count, but only a group has one; leave the column count empty`);
  const message = person.role === 'group' ? undefined : pinyinMessage(person.name_zh_hans, person.pinyin);
  return message === undefined ? messages : [...messages, message];
}

function pinyinMessage(name: string, pinyin: string): string | undefined {
  if (pinyin === '') return undefined;
  const characters = countHan(name);
  // A name with letters or figures in it is read in ways that no rule knows.
  if (characters === undefined) return undefined;
  if (splitsIntoSyllables(pinyin, characters) && countTones(pinyin) <= characters) return undefined;
  return `the pinyin "${pinyin}" does not have the ${characters} syllables of ${name}; write one with a tone mark for every character (an apostrophe before a, o and e inside a word, Xī'ān)`;
}
