import type { TypingChoice } from './choices.ts';

/** What is being written: text, and letters behind it that still wait for their characters. */
export interface Draft {
  readonly text: string;
  readonly letters: string;
}

export const EMPTY_DRAFT: Draft = { text: '', letters: '' };

/** More letters than any word of the table has. */
const LETTERS_MAX = 30;

/** What no text begins with, and holds once at a time. */
const SPACE = ' ';

/** Adds letters that wait for their characters. */
export function addLetter(draft: Draft, letter: string): Draft {
  return draft.letters.length < LETTERS_MAX ? { ...draft, letters: draft.letters + letter } : draft;
}

/** Adds a sign, a figure or a letter that stands as it is; letters that waited stay as they are. Whatever has no more room is left out. */
export function addSign(draft: Draft, sign: string, most: number): Draft {
  const before = settled(draft, most).text;
  if (before.length + sign.length > most || (sign === SPACE && (before === '' || before.endsWith(SPACE)))) return { text: before, letters: '' };
  return { text: before + sign, letters: '' };
}

/** Puts a choice in the place of the letters that it stands for. */
export function take({ text, letters }: Draft, choice: TypingChoice, most: number): Draft {
  return text.length + choice.text.length > most ? { text, letters } : { text: text + choice.text, letters: letters.slice(choice.letters) };
}

/** Takes the last letter back, or the last character. */
export function back({ text, letters }: Draft): Draft {
  return letters === '' ? { text: [...text].slice(0, -1).join(''), letters } : { text, letters: letters.slice(0, -1) };
}

/** Puts the first choice in the place of all letters that wait; those for which there is none stay as letters. */
export function compose(draft: Draft, choicesFor: (letters: string) => readonly TypingChoice[], most: number): Draft {
  let composed = draft;
  while (composed.letters !== '') {
    const [choice] = choicesFor(composed.letters);
    const next = choice && take(composed, choice, most);
    if (!next || next.letters === composed.letters) return settled(composed, most);
    composed = next;
  }
  return composed;
}

/** The text with the letters that still waited, as far as they have room: what was written is not lost. */
export function settled({ text, letters }: Draft, most: number): Draft {
  return { text: text + letters.slice(0, Math.max(0, most - text.length)), letters: '' };
}
