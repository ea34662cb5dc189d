import type { TypingTable } from './table.ts';

/** What the letters may stand for, and how many of the first ones it takes the place of. */
export interface TypingChoice {
  readonly text: string;
  readonly letters: number;
}

/** Most that is offered at once: a row that goes on sideways. */
const CHOICES_MAX = 120;
/** Of each syllable that begins with the letters so many are offered. */
const EACH_MAX = 8;
const SYLLABLE_MAX_LETTERS = 6;

/** So many characters of a syllable stand before the words that are written with the same letters: 现 before 西安. */
const FIRST_MAX = 6;

/**
 * Words of all the letters, then of fewer and fewer of the first ones, then the characters of the first syllable, the longest
 * first; of letters that are no syllable yet, the characters of those that begin so.
 */
export function choicesOf({ characters, words }: TypingTable, letters: string): TypingChoice[] {
  const choices: TypingChoice[] = (characters.get(letters) ?? []).slice(0, FIRST_MAX).map((text) => ({ text, letters: letters.length }));
  for (let length = letters.length; length > 1; length -= 1) {
    for (const text of words.get(letters.slice(0, length)) ?? []) choices.push({ text, letters: length });
  }
  for (let length = Math.min(letters.length, SYLLABLE_MAX_LETTERS); length > 0; length -= 1) {
    const known = characters.get(letters.slice(0, length)) ?? [];
    choices.push(...known.slice(length === letters.length ? FIRST_MAX : 0).map((text) => ({ text, letters: length })));
  }
  if (choices.length > 0) return choices.slice(0, CHOICES_MAX);
  for (const [syllable, known] of letters === '' ? [] : characters) {
    if (syllable.startsWith(letters)) choices.push(...known.slice(0, EACH_MAX).map((text) => ({ text, letters: letters.length })));
  }
  return choices.slice(0, CHOICES_MAX);
}
