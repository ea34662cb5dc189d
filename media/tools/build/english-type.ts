const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const NO_BREAK = '\u00a0';
/** Takes no room, and keeps a line from breaking behind a hyphen. */
const WORD_JOINER = '\u2060';

/**
 * English as it is printed: the mark of an omission stands on the line (the Chinese faces draw it half-way up), a day stays
 * with its month, and Ichi-Go on one line. An apostrophe stays as it is typed: the faces set the curved one as wide as a letter.
 */
export function englishType(text: string): string {
  return text
    .replaceAll('…', '...')
    .replace(new RegExp(`(?<=\\b\\d{1,2}) (?=(?:${MONTHS})\\b)`, 'g'), NO_BREAK)
    .replace(/(?<=\p{L})-(?=\p{Lu})/gu, `-${WORD_JOINER}`);
}
