const TONE_MARKS = /[\u0300\u0301\u0304\u030C]/g;

const FINALS =
  'iang|iong|uang|üan|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|üe|ün|a|o|e|i|u|ü';

/** One syllable of pinyin without its tone mark; a little wider than what exists, to let every real one through. */
const SYLLABLE = new RegExp(`^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)(?:${FINALS})$`);

/** A syllable without a consonant before it; inside a word it stands behind an apostrophe, as in Xī'ān. */
const OPEN_SYLLABLE = /^(?:ang|eng|ai|ei|ao|ou|an|en|er|a|o|e)$/;

const SYLLABLE_MAX_LETTERS = 6;

/** Number of Chinese characters in a name; undefined when it holds anything else than them and parting dots. */
export function countHan(name: string): number | undefined {
  const bare = name.replace(/[·・\s]/g, '');
  return /^\p{Script=Han}+$/u.test(bare) ? [...bare].length : undefined;
}

/** Number of tone marks in pinyin; a neutral tone has none. */
export function countTones(pinyin: string): number {
  return pinyin.normalize('NFD').match(TONE_MARKS)?.length ?? 0;
}

/** Whether pinyin such as `Yáng Jìhé` can be read as exactly `count` syllables; spaces, hyphens and apostrophes part. */
export function splitsIntoSyllables(pinyin: string, count: number): boolean {
  const words = pinyin.normalize('NFD').replace(TONE_MARKS, '').normalize('NFC').toLowerCase().split(/[\s'’·・-]+/).filter((word) => word !== '');
  const possible = words.reduce<Set<number>>(
    (sums, word) => {
      const counts = syllableCounts(word);
      return new Set([...sums].flatMap((sum) => [...counts].map((more) => sum + more)));
    },
    new Set([0]),
  );
  return possible.has(count);
}

/** In how many syllables a word can be read: `jinan` in two (`ji nan`), `fangan` in two as well (`fan gan`). */
function syllableCounts(word: string): Set<number> {
  const at: Set<number>[] = Array.from({ length: word.length + 1 }, () => new Set<number>());
  at[0]?.add(0);
  for (let start = 0; start < word.length; start += 1) {
    for (let end = start + 1; end <= Math.min(word.length, start + SYLLABLE_MAX_LETTERS); end += 1) {
      const part = word.slice(start, end);
      if (!SYLLABLE.test(part) && !(start === 0 && OPEN_SYLLABLE.test(part))) continue;
      for (const count of at[start] ?? []) at[end]?.add(count + 1);
    }
  }
  return at[word.length] ?? new Set();
}
