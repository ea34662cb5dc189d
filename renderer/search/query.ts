import { letterCode, LETTER_CODES, LETTER_UMLAUT } from '../../media/schema/search.ts';

/** Longest query that is looked at, in letters or characters: the search counts them in the bits of one number. */
export const QUERY_MAX = 30;

const LETTER_U = letterCode('u');
const LETTER_V = letterCode('v');

/** One thing typed: the code of a letter, or a Chinese character. */
export type Token = { readonly letter: number } | { readonly han: string };

/** Letters in a row, as the bits of where each letter stands in them. */
export interface Letters {
  readonly length: number;
  /** By the code of a letter: bit i is set where letter i of the query may be that letter. */
  readonly bits: Uint32Array;
  /** Whether there are signs of Zhuyin among them. */
  readonly zhuyin: boolean;
}

/** What was typed, as far as names can hold it: letters, signs of Zhuyin and Chinese characters; tones and all else fall out. */
export function readQuery(text: string): Token[] {
  const plain = text.slice(0, 4 * QUERY_MAX).normalize('NFKC').toLowerCase().normalize('NFD').replace(/u\u0308/g, 'v').replace(/\p{M}/gu, '');
  const tokens: Token[] = [];
  for (const each of plain) {
    const letter = letterCode(each);
    if (letter > 0) tokens.push({ letter });
    else if (/\p{Script=Han}/u.test(each)) tokens.push({ han: each });
    if (tokens.length === QUERY_MAX) break;
  }
  return tokens;
}

/** The letters of tokens that are letters; `u` and `v` both stand for ü. */
export function lettersOf(codes: readonly number[]): Letters {
  const bits = new Uint32Array(LETTER_CODES);
  codes.forEach((code, at) => {
    const bit = 1 << at;
    const set = (each: number) => { bits[each] = (bits[each] ?? 0) | bit; };
    set(code);
    if (code === LETTER_U || code === LETTER_V) set(LETTER_UMLAUT);
  });
  return { length: codes.length, bits, zhuyin: codes.some((code) => code > LETTER_UMLAUT) };
}
