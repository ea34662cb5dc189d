import { charactersOf, isChinese } from '../../schema/index.ts';
import type { ContentModel } from '../load/model.ts';
import { numberSyllables, stripTones } from './pinyin.ts';

/** How words are read, as numbered syllables, by the word as it is written in the text. */
export interface Readings {
  /** Chinese words, such as 耒水. */
  readonly mandarin: ReadonlyMap<string, readonly string[]>;
  /** Chinese names in Latin letters, such as Quanxi. */
  readonly latin: ReadonlyMap<string, readonly string[]>;
}

/** One-syllable words of place names that are English words too, or too common to be taken for names. */
const NOT_NAMES = new Set(['he', 'she', 'an', 'a', 'long', 'can', 'men', 'sun', 'you', 'me', 'so', 'to', 'song', 'ban', 'pan', 'die', 'tie']);

/**
 * Readings from `pronunciation.csv`, and below it from the names in the tables of people and places, whose pinyin is
 * confirmed there. In English only names that are spelled in pinyin are taken; others are left to the voice.
 */
export function readingsOf({ people, places, pronunciation }: Pick<ContentModel, 'people' | 'places' | 'pronunciation'>): Readings {
  const mandarin = new Map<string, readonly string[]>();
  const latin = new Map<string, readonly string[]>();
  for (const { value } of [...people.rows, ...places.rows]) {
    const syllables = syllablesOf(value.name_zh_hans, value.pinyin);
    if (!syllables) continue;
    if (syllables.length > 1) mandarin.set(value.name_zh_hans, syllables);
    if (sameLetters(value.name_en, value.pinyin)) latin.set(value.name_en, syllables);
  }
  for (const { value } of places.rows) {
    for (const [word, syllables] of wordsOf(value.name_zh_hans, value.pinyin)) {
      if (!NOT_NAMES.has(word.toLowerCase()) && value.name_en.split(/\s+/).includes(word) && !latin.has(word)) latin.set(word, syllables);
    }
  }
  for (const { value } of pronunciation.rows) {
    (/\p{Script=Han}/u.test(value.word) ? mandarin : latin).set(value.word, value.pinyin.split(' '));
  }
  return { mandarin, latin };
}

function syllablesOf(name: string, pinyin: string): string[] | undefined {
  return isChinese(name) && pinyin !== '' ? numberSyllables(pinyin, charactersOf(name).length) : undefined;
}

/** The words of a name in Latin letters, each with its own syllables. */
function wordsOf(name: string, pinyin: string): [string, string[]][] {
  const syllables = syllablesOf(name, pinyin);
  if (!syllables) return [];
  let taken = 0;
  return pinyin.split(/\s+/).flatMap((word): [string, string[]][] => {
    for (let count = 1; taken + count <= syllables.length; count += 1) {
      const own = syllables.slice(taken, taken + count);
      if (numberSyllables(word, count)?.join() !== own.join()) continue;
      taken += count;
      const plain = stripTones(word);
      return [[plain.charAt(0).toUpperCase() + plain.slice(1), own]];
    }
    return [];
  });
}

function sameLetters(name: string, pinyin: string): boolean {
  const letters = (text: string) => stripTones(text).replace(/[\s’'-]/g, '');
  return letters(pinyin) === letters(name);
}
