import { letterCode } from '../../../schema/index.ts';
import { spellingsOf } from './spellings.ts';

/** Longest word, in letters: syllables have six, recorded spellings a few more. */
const WORD_MAX_LETTERS = 30;

/** The words of which spellings are made, numbered in the order of their letters. */
export interface WordList {
  /** @throws Error for a word that was not given. */
  number(word: string): number;
  /** Code of its first letter. */
  initial(word: number): number;
  /** Letters of every word in a row, and where each begins. */
  readonly pinyin: Spelled;
  readonly zhuyin: Spelled;
  readonly wade: Spelled;
}

interface Spelled {
  readonly codes: readonly number[];
  readonly at: readonly number[];
}

/** Words of a spelling in Latin letters: parted at whatever is no letter, tones and other marks gone, ü kept. */
export function wordsOf(spelling: string): string[] {
  const plain = spelling.toLowerCase().normalize('NFD').replace(/u\u0308/g, 'ü').replace(/\p{M}/gu, '').replace(/['’ʻ`]/g, '');
  return (plain.normalize('NFC').match(/[a-zü]+/g) ?? []).map((word) => word.slice(0, WORD_MAX_LETTERS));
}

/** Numbers words. A syllable of Mandarin is spelled in every way, any other word as it stands. */
export function createWords(all: Iterable<string>): WordList {
  const list = [...new Set(all)].map((word) => ({ word, spelled: spellingsOf(word) ?? { pinyin: word, zhuyin: '', wade: '' } }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  const numbers = new Map(list.map(({ word }, at) => [word, at]));
  const inARow = (spelling: 'pinyin' | 'zhuyin' | 'wade'): Spelled => {
    const codes: number[] = [];
    const at = [0];
    for (const { spelled } of list) {
      for (const letter of spelled[spelling]) codes.push(letterCode(letter));
      at.push(codes.length);
    }
    return { codes, at };
  };
  const pinyin = inARow('pinyin');
  return {
    number(word) {
      const number = numbers.get(word);
      if (number === undefined) throw new Error(`the word ${word} was not given`);
      return number;
    },
    initial: (word) => pinyin.codes[pinyin.at[word] ?? 0] ?? 0,
    pinyin,
    zhuyin: inARow('zhuyin'),
    wade: inARow('wade'),
  };
}
