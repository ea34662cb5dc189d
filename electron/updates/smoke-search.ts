import { CHARACTER_PLACE_SHIFT, openSearchIndex } from '../../media/schema/index.ts';
import type { Person, SearchIndex } from '../../media/schema/index.ts';

/** How many people are looked for, drawn evenly from all. */
const PEOPLE_LOOKED_FOR = 25;

function stringOf(index: SearchIndex, number: number | undefined): string {
  const [from, to] = [index.textAt[number ?? 0] ?? 0, index.textAt[(number ?? 0) + 1] ?? 0];
  return String.fromCharCode(...index.text.subarray(from, to));
}

/** People in whose written names a character stands, by their ids. */
function peopleWith(index: SearchIndex, character: string): Set<string> {
  const at = index.character.indexOf(character.codePointAt(0) ?? 0);
  if (at < 0) return new Set();
  const postings = index.characterPostings.subarray(index.characterAt[at], index.characterAt[at + 1]);
  return new Set([...postings].map((posting) => stringOf(index, index.id[index.formPerson[posting >>> CHARACTER_PLACE_SHIFT] ?? 0])));
}

/**
 * Opens the index of names and looks for people by the characters of their names, as the page does.
 *
 * @param people those who stand in the hall; at least one.
 * @returns a sentence for every problem.
 * @throws ParseError or RangeError when the bytes are no index.
 */
export function problemsOfSearch(bytes: ArrayBuffer, people: readonly Person[]): string[] {
  const index = openSearchIndex(bytes);
  const problems: string[] = [];
  if (index.id.length !== people.length) problems.push(`the index of names holds ${index.id.length} names, and the hall ${people.length}`);
  const step = Math.max(1, people.length / PEOPLE_LOOKED_FOR);
  for (let place = 0; place < people.length; place += step) {
    const person = people[Math.floor(place)];
    if (person && !finds(index, person)) problems.push(`the search does not find ${person.name['zh-Hans']} (${person.id})`);
  }
  return problems;
}

function finds(index: SearchIndex, { id, name }: Person): boolean {
  const characters = [...name['zh-Hans']].filter((character) => /\p{Script=Han}/u.test(character));
  return characters.every((character) => peopleWith(index, character).has(id));
}
