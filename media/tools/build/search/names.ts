import { KIND, POSTING_PERSON_SHIFT, POSTING_START_MAX, POSTING_START_SHIFT } from '../../../schema/index.ts';
import type { Person } from '../../../schema/index.ts';
import { hanOf, readingsOf, waysToRead } from './readings.ts';
import { keyOf } from './trie.ts';
import type { Entry } from './trie.ts';
import type { WordList } from './words.ts';
import { wordsOf } from './words.ts';

/** What the search needs of a person; the whole record is one. */
export type Named = Pick<Person, 'id' | 'name' | 'pinyin' | 'otherSpellings' | 'role' | 'fate' | 'unit' | 'birthplace' | 'born' | 'died' | 'count' | 'date'>;

/** A name as it is written: its characters in both scripts and how each is read, all of one length. */
export interface Form {
  readonly hans: readonly string[];
  readonly hant: readonly string[];
  readonly syllables: readonly string[];
}

/** A sequence of words by which a name may be asked for. */
interface Spelling {
  readonly words: readonly string[];
  readonly kind: number;
  /** From which word on it differs from spellings that came before; those that begin later need not be kept again. */
  readonly upTo: number;
}

export interface Reading {
  readonly forms: readonly Form[];
  readonly spellings: readonly Spelling[];
}

/** Longest spelling, in words. */
const WORDS_MAX = POSTING_START_MAX;

/** Everything by which a person may be found. */
export function readName({ name, pinyin, otherSpellings }: Named): Reading {
  const hans = hanOf(name['zh-Hans']);
  const hant = hanOf(name['zh-Hant']);
  const ways = waysToRead(readingsOf(name['zh-Hans'], pinyin));
  const own = ways[0]?.syllables ?? [];
  const forms: Form[] = [{ hans, hant: hant.length === hans.length ? hant : hans, syllables: own }];
  const spellings: Spelling[] = ways.map(({ syllables, lastMisread }, way) => ({
    words: syllables.filter((syllable) => syllable !== ''),
    kind: way === 0 ? KIND.right : KIND.misread,
    upTo: way === 0 ? syllables.length : lastMisread + 1,
  }));
  for (const spelling of otherSpellings.filter((each) => hanOf(each).length > 0)) {
    const characters = hanOf(spelling);
    const syllables = readingsOf(spelling, '').map(([first]) => first ?? '');
    forms.push({ hans: characters, hant: characters, syllables });
    spellings.push({ words: syllables.filter((syllable) => syllable !== ''), kind: KIND.alias, upTo: syllables.length });
  }
  for (const spelling of [name.en, ...otherSpellings.filter((each) => hanOf(each).length === 0)]) {
    const words = wordsOf(spelling);
    if (words.join('') !== own.join('')) spellings.push({ words, kind: KIND.alias, upTo: words.length });
  }
  return { forms, spellings: spellings.map((spelling) => ({ ...spelling, words: spelling.words.slice(0, WORDS_MAX) })) };
}

/** The entries of the two tries: names from their beginning, and from each later word. */
export function entriesOf(readings: readonly Reading[], words: WordList): { main: Entry[]; part: Entry[] } {
  const main: Entry[] = [];
  const part: Entry[] = [];
  readings.forEach(({ spellings }, person) => {
    for (const { words: spelled, kind, upTo } of spellings) {
      const key = keyOf(spelled.map((word) => words.number(word)));
      for (let start = 0; start < Math.min(upTo, spelled.length); start += 1) {
        const posting = (person << POSTING_PERSON_SHIFT) | (start << POSTING_START_SHIFT) | kind;
        (start === 0 ? main : part).push({ key: key.slice(start), posting });
      }
    }
  });
  return { main, part };
}
