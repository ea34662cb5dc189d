import { CHARACTER_PLACE_SHIFT, CHARACTER_PLACE_MAX, letterCode, type SearchIndex } from '../../media/schema/search.ts';
import type { NextLetters } from './spelled.ts';
import { lettersOf, type Letters, type Token } from './query.ts';
import { at, type Alphabet } from './tries.ts';

/** A part of a query with characters: one character (its number, -1 for one that no name has), or the letters between. */
export type Segment = { readonly character: number } | { readonly letters: Letters };

/** A name in which characters were found, from which place to which, and the first letters: at which place, how many. */
export interface Written {
  readonly person: number;
  /** In which of the person's written forms. */
  readonly form: number;
  readonly start: number;
  readonly end: number;
  /** Whether the end is the name's end. */
  readonly complete: boolean;
  readonly lettersAt: number;
  readonly taken: number;
}

const LETTER_H = letterCode('h');
/** Most names that are looked at for one that is near. */
const NEAR_LOOKS_MAX = 4000;

/** The number of a character in the index, or -1. */
export function characterNumber(index: SearchIndex, character: string): number {
  const code = character.codePointAt(0) ?? 0;
  let [low, high] = [0, index.character.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(index.character, middle) < code) low = middle + 1;
    else high = middle;
  }
  return low < index.character.length && at(index.character, low) === code ? low : -1;
}

export function segmentsOf(index: SearchIndex, tokens: readonly Token[]): Segment[] {
  const segments: Segment[] = [];
  let codes: number[] = [];
  const flush = (): void => {
    if (codes.length > 0) segments.push({ letters: lettersOf(codes) });
    codes = [];
  };
  for (const token of tokens) {
    if ('letter' in token) codes.push(token.letter);
    else {
      flush();
      segments.push({ character: characterNumber(index, token.han) });
    }
  }
  flush();
  return segments;
}

function postingsOf(index: SearchIndex, character: number): Uint32Array {
  return index.characterPostings.subarray(index.characterAt[character], index.characterAt[character + 1]);
}

function rarest(index: SearchIndex, segments: readonly Segment[]): { character: number; before: number } | undefined {
  let found: { character: number; before: number } | undefined;
  let size = Infinity;
  let before = 0;
  for (const segment of segments) {
    if ('letters' in segment) {
      before = -1;
      continue;
    }
    const count = segment.character < 0 ? 0 : postingsOf(index, segment.character).length;
    if (count < size) [found, size] = [{ character: segment.character, before }, count];
    if (before >= 0) before += 1;
  }
  return found;
}

/** Finds names that hold the segments one after the other, and gathers the letters with which they go on. Calls `take` until it answers false. */
export function findWritten(index: SearchIndex, alphabet: Alphabet, segments: readonly Segment[], next: NextLetters, take: (found: Written) => boolean): void {
  const key = rarest(index, segments);
  if (!key || key.character < 0) return;
  for (const posting of postingsOf(index, key.character)) {
    const form = posting >>> CHARACTER_PLACE_SHIFT;
    const place = posting & CHARACTER_PLACE_MAX;
    const base = at(index.formAt, form);
    const length = at(index.formAt, form + 1) - base;
    // Behind letters it is not known where the first segment begins.
    const starts = key.before >= 0 ? [place - key.before] : Array.from({ length: place }, (_, start) => start);
    for (const start of starts) {
      const found = start < 0 ? undefined : matchForm(index, alphabet, segments, base, length, start, next);
      if (!found) continue;
      if (!take({ person: at(index.formPerson, form), form, start, complete: found.end === length, ...found })) return;
      break;
    }
  }
}

interface Match {
  readonly end: number;
  readonly lettersAt: number;
  readonly taken: number;
}

function matchForm(index: SearchIndex, alphabet: Alphabet, segments: readonly Segment[], base: number, length: number, start: number, next: NextLetters): Match | undefined {
  const { codes, at: starts } = alphabet;

  function segment(number: number, place: number): Match | undefined {
    const each = segments[number];
    if (!each) {
      if (place < length) next[at(codes, at(starts, at(index.formWord, base + place)))] = 1;
      return { end: place, lettersAt: -1, taken: 0 };
    }
    if (place >= length) return undefined;
    if ('letters' in each) return run(number, each.letters, place, 0);
    const same = at(index.formHans, base + place) === each.character || at(index.formHant, base + place) === each.character;
    return same ? segment(number + 1, place + 1) : undefined;
  }

  function run(number: number, { bits, length: size, zhuyin }: Letters, place: number, used: number): Match | undefined {
    if (place >= length) return undefined;
    const word = at(index.formWord, base + place);
    const first = at(starts, word);
    const all = at(starts, word + 1) - first;
    for (let matched = 1; matched <= all && used + matched <= size && (at(bits, at(codes, first + matched - 1)) >>> (used + matched - 1)) & 1; matched += 1) {
      const whole = used + matched === size;
      const shortened = matched === 1 || (!zhuyin && matched === 2 && at(codes, first + 1) === LETTER_H);
      if (!whole && matched < all && !shortened) continue;
      const rest = whole ? segment(number + 1, place + 1) : run(number, { bits, length: size, zhuyin }, place + 1, used + matched);
      if (rest && whole && number === segments.length - 1 && matched < all) next[at(codes, first + matched)] = 1;
      if (rest) return used === 0 ? { ...rest, lettersAt: place, taken: matched } : rest;
    }
    return undefined;
  }

  return segment(0, start);
}

/** Finds names that differ from the characters by one that is missing, added, changed or swapped. */
export function findWrittenNear(index: SearchIndex, characters: readonly number[], take: (found: Written) => boolean): void {
  const looked = new Set<number>();
  for (const character of characters.filter((each) => each >= 0).sort((a, b) => postingsOf(index, a).length - postingsOf(index, b).length)) {
    for (const posting of postingsOf(index, character)) {
      const form = posting >>> CHARACTER_PLACE_SHIFT;
      if (looked.size >= NEAR_LOOKS_MAX) return;
      if (looked.has(form)) continue;
      looked.add(form);
      const [from, to] = [at(index.formAt, form), at(index.formAt, form + 1)];
      if (Math.abs(to - from - characters.length) > 1 || !isNear(index, characters, from, to)) continue;
      if (!take({ person: at(index.formPerson, form), form, start: 0, end: 0, complete: true, lettersAt: -1, taken: 0 })) return;
    }
  }
}

/** Whether one mistake parts the characters from the form: what stands before and behind it is the same. */
function isNear(index: SearchIndex, characters: readonly number[], from: number, to: number): boolean {
  const same = (character: number | undefined, place: number): boolean => at(index.formHans, place) === character || at(index.formHant, place) === character;
  const length = to - from;
  let head = 0;
  while (head < Math.min(length, characters.length) && same(characters[head], from + head)) head += 1;
  let tail = 0;
  while (tail < Math.min(length, characters.length) - head && same(characters[characters.length - 1 - tail], to - 1 - tail)) tail += 1;
  const [typed, written] = [characters.length - head - tail, length - head - tail];
  if (typed <= 1 && written <= 1) return true;
  return typed === 2 && written === 2 && same(characters[head], from + head + 1) && same(characters[head + 1], from + head);
}
