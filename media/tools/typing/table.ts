import { pinyin, polyphonic } from 'pinyin-pro';
import { READ_BY_PART } from '../build/search/readings.ts';
import { spellingsOf } from '../build/search/spellings.ts';

/** How often something is written, in a count of large texts. */
export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** What a table is made of. */
export interface TypingSource {
  /** Words in simplified characters. */
  readonly counts: readonly WordCount[];
  /** The characters that the kiosk can show. */
  readonly shown: ReadonlySet<string>;
  /** Turns a word into the characters of the table's script. */
  convert(word: string): string;
}

/** So many words are looked at for the readings of their characters, the most frequent; reading one takes a tenth of a millisecond. */
const READ_WORDS = 60_000;
/** So many words of several characters are offered. */
const OFFERED_WORDS = 14_000;
const WORD_MAX_CHARACTERS = 5;

const HAN = /^\p{Script=Han}+$/u;

/**
 * The table of the text keyboard: one line for each spelling without tones (ü as v), of three columns parted by tabs: the
 * spelling, the characters that are read so, and the words, each the most frequent first. A character counts with the reading
 * that it has in each word. What nobody counted stands last.
 */
export function typingTable({ counts, shown, convert }: TypingSource): string {
  const characters = new Map<string, Map<string, number>>();
  const words = new Map<string, string[]>();
  const add = (syllable: string, character: string, count: number) => {
    if (!shown.has(character)) return;
    const known = characters.get(syllable) ?? new Map<string, number>();
    characters.set(syllable, known.set(character, (known.get(character) ?? 0) + count));
  };

  let offered = 0;
  for (const { word, count } of frequentWords(counts)) {
    const syllables = syllablesOf(word);
    const written = [...convert(word)];
    if (syllables.length !== written.length || syllables.includes('')) continue;
    written.forEach((character, at) => { add(syllables[at] ?? '', character, count); });
    if (written.length === 1 || written.length > WORD_MAX_CHARACTERS || offered >= OFFERED_WORDS || !written.every((character) => shown.has(character))) continue;
    offered += 1;
    const spelling = syllables.join('');
    words.set(spelling, [...(words.get(spelling) ?? []), written.join('')]);
  }
  for (const character of [...shown].filter((each) => HAN.test(each)).sort()) {
    for (const syllable of readingsOf(character)) add(syllable, character, 0);
  }

  const spellings = [...new Set([...characters.keys(), ...words.keys()])].sort();
  return spellings.map((spelling) => {
    const known = [...(characters.get(spelling) ?? [])].sort((a, b) => b[1] - a[1]).map(([character]) => character);
    return `${spelling}\t${known.join('')}\t${[...new Set(words.get(spelling) ?? [])].join(' ')}\n`;
  }).join('');
}

function frequentWords(counts: readonly WordCount[]): WordCount[] {
  return counts.filter(({ word }) => HAN.test(word)).sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)).slice(0, READ_WORDS);
}

function syllablesOf(word: string): string[] {
  return pinyin(word, { type: 'array', toneType: 'none' }).map(typed);
}

function readingsOf(character: string): string[] {
  const [all = []] = polyphonic(character, { type: 'array', toneType: 'none' });
  return [...new Set([...all, ...(READ_BY_PART[character] ?? [])].map(typed))].filter((syllable) => syllable !== '');
}

/** A syllable as it is typed; empty for what is none. */
function typed(syllable: string): string {
  const plain = syllable.normalize('NFC');
  return spellingsOf(plain) === undefined ? '' : plain.replaceAll('ü', 'v');
}
