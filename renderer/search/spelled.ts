import { letterCode, letterOf, LETTER_CODES, LETTER_UMLAUT } from '../../media/schema/search.ts';
import type { Letters } from './query.ts';
import { at } from './tries.ts';
import type { Alphabet, Trie } from './tries.ts';

/** How much of a name a query spells, the best first. */
export const SHAPE = { whole: 0, wholeAlmost: 1, wholeInitials: 2, begun: 3, begunAlmost: 4, begunInitials: 5 } as const;
type Shape = (typeof SHAPE)[keyof typeof SHAPE];

/** Receives the postings from `from` to `to`: names of which the first `depth` words are touched, the first of them by `taken` letters. */
export type TakeHit = (shape: Shape, from: number, to: number, depth: number, taken: number) => void;

const LETTER_H = letterCode('h');
const TWO_LETTER_INITIALS: ReadonlySet<number> = new Set(['z', 'c', 's'].map(letterCode));

/** Every letter that can follow, by its code. */
export type NextLetters = Uint8Array<ArrayBuffer>;

export function noLetters(): NextLetters {
  return new Uint8Array(LETTER_CODES);
}

/** The letters that were gathered, as they are typed. */
export function lettersIn(next: NextLetters): Set<string> {
  const letters = new Set<string>();
  next.forEach((set, code) => {
    if (set && code > 0) letters.add(letterOf(code));
    // Both keys write ü.
    if (set && code === LETTER_UMLAUT) letters.add('u');
  });
  return letters;
}

/** Gathers the letters with which names begin, in every alphabet. */
export function initialsOf(trie: Trie, alphabets: Readonly<Record<string, Alphabet>>, next: NextLetters): void {
  for (const { codes, at: starts } of Object.values(alphabets)) {
    for (let child = at(trie.first, 0); child < at(trie.first, 1); child += 1) {
      const word = at(trie.word, child);
      if (at(starts, word + 1) > at(starts, word)) next[at(codes, at(starts, word))] = 1;
    }
  }
}

export interface SpelledOptions {
  /** Whether a word may be shortened to its initial: not in Wade-Giles, where initials are those of pinyin or nothing. */
  readonly initials: boolean;
  /** Gathers the letters that can follow. */
  readonly next: NextLetters;
}

/**
 * Finds the names that begin as the letters do: each word spelled out or by its initial (`fxj`, `fangxj`, `zhxj`), the
 * last as far as it was typed. Walks only where letters fit.
 */
export function findSpelled(trie: Trie, { codes, at: starts }: Alphabet, letters: Letters, { initials, next }: SpelledOptions, take: TakeHit): void {
  const { length, bits } = letters;
  const pinyin = !letters.zhuyin && initials;

  /** Letters that may begin the word after `node`. */
  function followers(node: number): void {
    if (pinyin) {
      const mask = at(trie.mask, node);
      for (let code = 1; code <= LETTER_UMLAUT; code += 1) if ((mask >>> code) & 1) next[code] = 1;
      return;
    }
    for (let child = at(trie.first, node); child < at(trie.first, node + 1); child += 1) next[at(codes, at(starts, at(trie.word, child)))] = 1;
  }

  function end(node: number, size: number, matched: number, full: boolean, depth: number, taken: number): void {
    const spelled = matched === size;
    if (spelled) followers(node);
    else {
      next[at(codes, at(starts, at(trie.word, node)) + matched)] = 1;
      if (initials && isInitial(node, matched)) followers(node);
    }
    const [own, to] = [at(trie.own, node), at(trie.to, node)];
    const late = full ? (spelled ? 0 : 1) : 2;
    if (own > at(trie.from, node)) take(late as Shape, at(trie.from, node), own, depth, taken);
    if (to > own) take((SHAPE.begun + late) as Shape, own, to, depth, taken);
  }

  function isInitial(node: number, matched: number): boolean {
    const start = at(starts, at(trie.word, node));
    return matched === 1 || (matched === 2 && TWO_LETTER_INITIALS.has(at(codes, start)) && at(codes, start + 1) === LETTER_H);
  }

  function walk(node: number, place: number, full: boolean, depth: number, first: number): void {
    const last = at(trie.first, node + 1);
    for (let child = at(trie.first, node); child < last; child += 1) {
      const word = at(trie.word, child);
      const start = at(starts, word);
      const size = at(starts, word + 1) - start;
      for (let matched = 1; matched <= size && (at(bits, at(codes, start + matched - 1)) >>> (place + matched - 1)) & 1; matched += 1) {
        const taken = depth === 0 ? matched : first;
        if (place + matched === length) end(child, size, matched, full, depth + 1, taken);
        else if (matched === size) walk(child, place + matched, full, depth + 1, taken);
        else if (initials && isInitial(child, matched)) walk(child, place + matched, false, depth + 1, taken);
      }
    }
  }

  if (length > 0) walk(0, 0, true, 0, 0);
}
