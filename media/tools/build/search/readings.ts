import { pinyin, polyphonic } from 'pinyin-pro';
import { CHARACTER_BY_PARTS, charactersOf } from '../../../schema/index.ts';
import { numberSyllables } from '../../narrate/pinyin.ts';
import { spellingsOf } from './spellings.ts';

/** Characters that are read by the part that they show, whatever the dictionary says; only such as stand in names. */
export const READ_BY_PART: Readonly<Record<string, readonly string[]>> = {
  冼: ['xi'], 佘: ['yu'], 逄: ['feng'], 郗: ['xi'], 佟: ['dong'], 隗: ['kui'], 亓: ['qi'], 晁: ['zhao'], 覃: ['tan'], 瑔: ['quan', 'xuan'], 坒: ['pi', 'bi'],
  璋: ['zhang'], 燮: ['xie'], 恺: ['kai', 'qi'], 愷: ['kai', 'qi'], 鸢: ['yuan'], 堃: ['kun', 'fang'], 喆: ['zhe', 'ji'], 垚: ['yao', 'tu'], 昶: ['chang', 'yong'],
  祎: ['yi', 'wei'], 禕: ['yi', 'wei'], 赟: ['yun', 'bin'], 贇: ['yun', 'bin'], 彧: ['yu', 'huo'], 翀: ['chong', 'yu'], 骞: ['qian', 'sai'], 騫: ['qian', 'sai'],
};

/** Most ways to read one name. */
const WAYS_MAX = 16;
/** Longest name that is misread, in characters: what is longer describes a group, and nobody spells it out. */
const MISREAD_NAME_MAX = 5;

/** Stands for a character that no dictionary reads. */
const UNKNOWN = '□';

const others = new Map<string, readonly string[]>();

/** How the characters of a name are read, one list for each: what is recorded first, then the other readings of the character. */
export type Readings = readonly (readonly string[])[];

/** The Chinese characters of a name, in their order; one that is described by its parts is one. */
export function hanOf(name: string): string[] {
  return charactersOf(name).filter((character) => /\p{Script=Han}/u.test(character));
}

/**
 * Reads a name by its recorded pinyin, or by the dictionary where there is none or it does not divide into as many
 * syllables; the surname by its reading as a surname.
 */
export function readingsOf(name: string, recorded: string): Readings {
  const han = hanOf(name);
  const right = numberSyllables(recorded, han.length)?.map((syllable) => syllable.slice(0, -1)) ?? byDictionary(han);
  return han.map((character, at) => {
    const own = right[at] ?? '';
    return [own, ...otherReadings(character).filter((reading) => reading !== own)];
  });
}

function byDictionary(han: readonly string[]): string[] {
  if (han.length === 0) return [];
  const known = han.map((character) => (CHARACTER_BY_PARTS.test(character) ? UNKNOWN : character)).join('');
  return pinyin(known, { toneType: 'none', type: 'array', surname: 'head' }).map((syllable) => (syllable === UNKNOWN ? '' : syllable.normalize('NFC')));
}

function otherReadings(character: string): readonly string[] {
  const known = others.get(character);
  if (known) return known;
  if (CHARACTER_BY_PARTS.test(character)) return [];
  const [all = []] = polyphonic(character, { toneType: 'none', type: 'array' });
  const readings = [...new Set([...all, ...(READ_BY_PART[character] ?? [])])].filter((reading) => spellingsOf(reading) !== undefined);
  others.set(character, readings);
  return readings;
}

export interface Way {
  readonly syllables: readonly string[];
  /** The last syllable that is read otherwise than recorded; -1 where none is. */
  readonly lastMisread: number;
}

/** Ways to read a name: the right one first, then those with one syllable read otherwise, then with more. */
export function waysToRead(readings: Readings): Way[] {
  const ways: Way[] = [{ syllables: readings.map(([own]) => own ?? ''), lastMisread: -1 }];
  if (readings.length > MISREAD_NAME_MAX) return ways;
  for (let known = 0; known < ways.length && ways.length < WAYS_MAX; known += 1) {
    const { syllables, lastMisread } = ways[known] ?? { syllables: [], lastMisread: readings.length };
    for (let at = lastMisread + 1; at < readings.length; at += 1) {
      for (const other of readings[at]?.slice(1) ?? []) ways.push({ syllables: syllables.with(at, other), lastMisread: at });
    }
  }
  return ways.slice(0, WAYS_MAX);
}
