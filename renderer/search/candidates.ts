import { CHARACTER_BY_PARTS } from '../../media/schema/characters.ts';
import { KIND, type SearchIndex } from '../../media/schema/search.ts';
import type { Found } from './rows.ts';
import { at } from './tries.ts';

/** A character that occurs in names, in both scripts, and how many of the first letters it takes the place of; none where it follows. */
export interface Candidate {
  readonly hans: string;
  readonly hant: string;
  readonly letters: number;
}

/** Most characters that are offered. */
const CANDIDATES_MAX = 24;
/** So many of those found are looked at. */
const LOOKED_MAX = 200;

/**
 * The characters of names found that stand for the first letters typed, the most frequent first; behind characters alone,
 * those that follow.
 *
 * @param following whether the query is of characters alone
 */
export function candidatesOf(index: SearchIndex, forms: Uint32Array, found: readonly Found[], following: boolean): Candidate[] {
  const counts = new Map<number, number>();
  for (const { person, kind, lettersAt, taken, end } of found.slice(0, LOOKED_MAX)) {
    const form = at(forms, person);
    const place = at(index.formAt, form) + (following ? end : lettersAt);
    if (kind === KIND.alias || (!following && lettersAt < 0) || place >= at(index.formAt, form + 1)) continue;
    const key = pairKey(at(index.formHans, place), at(index.formHant, place), following ? 0 : taken);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const candidates = [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => candidate(index, key));
  // One that is described by its parts cannot be written.
  return candidates.filter(({ hans, hant }) => !CHARACTER_BY_PARTS.test(hans + hant)).slice(0, CANDIDATES_MAX);
}

const LETTERS_RANGE = 32;
const CHARACTER_RANGE = 65_536;

function pairKey(hans: number, hant: number, letters: number): number {
  return (hans * CHARACTER_RANGE + hant) * LETTERS_RANGE + letters;
}

function candidate(index: SearchIndex, key: number): Candidate {
  const character = (number: number): string => String.fromCodePoint(at(index.character, number));
  const pair = Math.floor(key / LETTERS_RANGE);
  return { hans: character(Math.floor(pair / CHARACTER_RANGE)), hant: character(pair % CHARACTER_RANGE), letters: key % LETTERS_RANGE };
}
