import type { SearchIndex } from '../../media/schema/search.ts';

/** A trie of the index, see `media/schema/search.ts`. */
export interface Trie {
  readonly word: Uint16Array;
  readonly first: Uint32Array;
  readonly from: Uint32Array;
  readonly own: Uint32Array;
  readonly to: Uint32Array;
  readonly mask: Uint32Array;
  readonly postings: Uint32Array;
}

/** How words are spelled: the codes of all letters in a row, and where each word begins. */
export interface Alphabet {
  readonly codes: Uint8Array;
  readonly at: Uint32Array;
}

export type AlphabetName = 'pinyin' | 'zhuyin' | 'wade';

export interface Tries {
  readonly main: Trie;
  readonly part: Trie;
  readonly alphabets: Readonly<Record<AlphabetName, Alphabet>>;
}

export function triesOf(index: SearchIndex): Tries {
  return {
    main: { word: index.mainWord, first: index.mainFirst, from: index.mainFrom, own: index.mainOwn, to: index.mainTo, mask: index.mainMask, postings: index.mainPostings },
    part: { word: index.partWord, first: index.partFirst, from: index.partFrom, own: index.partOwn, to: index.partTo, mask: index.partMask, postings: index.partPostings },
    alphabets: {
      pinyin: { codes: index.pinyin, at: index.pinyinAt },
      zhuyin: { codes: index.zhuyin, at: index.zhuyinAt },
      wade: { codes: index.wade, at: index.wadeAt },
    },
  };
}

/** A typed array at a place that is known to be in it. */
export function at(array: Uint8Array | Uint16Array | Uint32Array, place: number): number {
  return array[place] as number;
}
