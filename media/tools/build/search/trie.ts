import { LETTER_UMLAUT } from '../../../schema/index.ts';

/** A name as a sequence of numbered words, and its posting. */
export interface Entry {
  /** One UTF-16 unit a word, so that entries sort by words. */
  readonly key: string;
  readonly posting: number;
}

export interface Trie {
  readonly word: number[];
  readonly first: number[];
  readonly from: number[];
  readonly own: number[];
  readonly to: number[];
  /** Of each node the initial letters of its children, one bit a letter. */
  readonly mask: number[];
  readonly postings: number[];
}

/** The key of a sequence of words; the first unit is 1, since the keys of shorter names sort before longer ones anyway. */
export function keyOf(words: readonly number[]): string {
  return String.fromCharCode(...words.map((word) => word + 1));
}

/**
 * Sorts entries into a trie whose nodes stand level by level, the root first.
 *
 * @param initial code of the first letter of a word
 */
export function buildTrie(entries: readonly Entry[], initial: (word: number) => number): Trie {
  const sorted = entries.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.posting - b.posting))
    .filter(({ key, posting }, at, all) => all[at - 1]?.key !== key || all[at - 1]?.posting !== posting);
  const trie: Trie = { word: [0], first: [], from: [0], own: [], to: [sorted.length], mask: [], postings: sorted.map(({ posting }) => posting) };
  const depths = [0];
  for (let node = 0; node < trie.word.length; node += 1) {
    const depth = depths[node] ?? 0;
    const to = trie.to[node] ?? 0;
    let at = trie.from[node] ?? 0;
    while (at < to && sorted[at]?.key.length === depth) at += 1;
    trie.own.push(at);
    trie.first.push(trie.word.length);
    let mask = 0;
    while (at < to) {
      const unit = sorted[at]?.key.charCodeAt(depth) ?? 0;
      const start = at;
      while (at < to && sorted[at]?.key.charCodeAt(depth) === unit) at += 1;
      trie.word.push(unit - 1);
      trie.from.push(start);
      trie.to.push(at);
      depths.push(depth + 1);
      mask |= 1 << Math.min(initial(unit - 1), LETTER_UMLAUT);
    }
    trie.mask.push(mask);
  }
  trie.first.push(trie.word.length);
  return trie;
}
