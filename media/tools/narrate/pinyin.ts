/** Tone marks of pinyin as combining characters, in the order of the tones. */
const TONE_MARKS = ['\u0304', '\u0301', '\u030C', '\u0300'] as const;
const NEUTRAL_TONE = 5;

/** A syllable without its tone. Permissive: it also takes some that Mandarin does not use. */
const SYLLABLE =
  /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(iang|iong|uang|ueng|iao|ian|ing|ang|eng|ong|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ue|ui|un|üan|üe|ün|a|o|e|i|u|ü)$/;
const LONGEST_SYLLABLE = 6;

/** A syllable taken apart: `quan2` is q, uan and 2. */
export interface Syllable {
  readonly initial: string;
  readonly final: string;
  /** 1 to 4, 5 for the neutral tone. */
  readonly tone: number;
}

/** Takes a numbered syllable apart; undefined where it is none. */
export function parseSyllable(numbered: string): Syllable | undefined {
  const match = SYLLABLE.exec(numbered.slice(0, -1));
  const tone = Number(numbered.at(-1));
  if (!match || !(tone >= 1 && tone <= NEUTRAL_TONE)) return undefined;
  return { initial: match[1] ?? '', final: match[2] ?? '', tone };
}

/**
 * Pinyin with tone marks as numbered syllables: `Yáng Jìhé` is yang2 ji4 he2. Undefined when it does not divide into
 * `count` syllables (the characters of the name). A syllable that begins with a vowel inside a word needs its
 * apostrophe (GB/T 16159), so the division is the only one.
 */
export function numberSyllables(marked: string, count: number): string[] | undefined {
  const words = marked.toLowerCase().normalize('NFD').split(/[\s'’‑-]+/).filter((word) => word !== '');
  return divideWords(words.map(readMarks), count);
}

/** Pinyin without its tones in lower case, ü kept: `Lǚ Gōng` is lü gong. */
export function stripTones(marked: string): string {
  const unmarked = [...marked.normalize('NFD')].filter((character) => !TONE_MARKS.some((mark) => mark === character));
  return unmarked.join('').normalize('NFC').toLowerCase();
}

interface Letter {
  readonly letter: string;
  readonly tone: number;
}

function readMarks(word: string): Letter[] {
  const letters: Letter[] = [];
  for (const character of word) {
    const tone = TONE_MARKS.findIndex((mark) => mark === character) + 1;
    const before = letters.at(-1);
    if (before && tone > 0) letters[letters.length - 1] = { ...before, tone };
    else if (before && character === '\u0308') letters[letters.length - 1] = { ...before, letter: 'ü' };
    else letters.push({ letter: character, tone: NEUTRAL_TONE });
  }
  return letters;
}

function divideWords([word, ...rest]: readonly Letter[][], count: number): string[] | undefined {
  if (!word) return count === 0 ? [] : undefined;
  for (let own = 1; own <= count - rest.length; own += 1) {
    const first = divideWord(word, own, true);
    const others = first && divideWords(rest, count - own);
    if (first && others) return [...first, ...others];
  }
  return undefined;
}

function divideWord(letters: readonly Letter[], count: number, first: boolean): string[] | undefined {
  if (count === 0) return letters.length === 0 ? [] : undefined;
  for (let length = Math.min(LONGEST_SYLLABLE, letters.length); length > 0; length -= 1) {
    const head = letters.slice(0, length);
    const match = SYLLABLE.exec(head.map(({ letter }) => letter).join(''));
    const marks = head.filter(({ tone }) => tone !== NEUTRAL_TONE);
    if (!match || marks.length > 1 || (!first && match[1] === undefined)) continue;
    const rest = divideWord(letters.slice(length), count - 1, false);
    if (rest) return [`${match[0]}${marks[0]?.tone ?? NEUTRAL_TONE}`, ...rest];
  }
  return undefined;
}
