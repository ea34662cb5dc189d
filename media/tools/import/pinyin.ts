import { pinyin, polyphonic } from 'pinyin-pro';
import { CHARACTER_BY_PARTS } from '../../schema/index.ts';
import { numberSyllables, stripTones } from '../narrate/pinyin.ts';
import { countHan } from '../validate/pinyin.ts';

/** Surnames of two characters that are borne, GB/T 28039 and the Hundred Family Surnames. */
const DOUBLE_SURNAMES = new Set(
  ('欧阳 司马 诸葛 上官 尉迟 皇甫 令狐 慕容 夏侯 端木 东方 公孙 司徒 司空 宇文 长孙 独孤 南宫 轩辕 钟离 闻人 百里 东郭 西门 呼延 申屠 太史 澹台 公冶 ' +
    '宗政 濮阳 淳于 单于 太叔 仲孙 鲜于 闾丘 亓官 赫连 万俟').split(' '),
);
const NEUTRAL = /[05]$/;

/** The pinyin of a name, and what a curator should know about it. */
export interface NamePinyin {
  readonly pinyin: string;
  /** Read by the dictionary: all of it, or the tones. */
  readonly made: 'all' | 'tones' | undefined;
  /** What looks wrong. */
  readonly doubt: string | undefined;
}

/**
 * Completes and judges the pinyin of a name in simplified characters: without any it is read by the dictionary, the surname
 * as a surname; without tone marks it gets them; with them every syllable must be a reading of its character.
 */
export function pinyinOf(name: string, recorded: string): NamePinyin {
  const given = recorded.normalize('NFC').trim();
  const count = countHan(name);
  // How letters and figures in a name are read, no dictionary knows.
  if (count === undefined) {
    const inParts = given === '' && CHARACTER_BY_PARTS.test(name);
    return { pinyin: given, made: undefined, doubt: inParts ? `${name}: how a character is read that is written by its parts, no dictionary says; write the pinyin into the list` : undefined };
  }
  const characters = [...name.replace(/[·・\s]/g, '')];
  const read = pinyin(characters.join(''), { type: 'array', surname: 'head', toneType: 'num' });
  const unread = characters.filter((character) => readings(character).length === 0);
  if (given === '') {
    if (unread.length > 0) return { pinyin: '', made: undefined, doubt: `${name}: the dictionary has no reading of ${unread.join(' ')}; write the pinyin into the list` };
    return { pinyin: spell(name, pinyin(characters.join(''), { type: 'array', surname: 'head' })), made: 'all', doubt: undefined };
  }
  const syllables = numberSyllables(given, count);
  // That it does not divide is said by the rules of the content.
  if (!syllables) return { pinyin: given, made: undefined, doubt: undefined };
  const wrong = syllables.flatMap((syllable, at) => {
    const character = characters[at] ?? '';
    const known = new Set([...readings(character), read[at] ?? '']);
    if (readings(character).length === 0) return [];
    const bare = syllable.slice(0, -1);
    const fits = NEUTRAL.test(syllable) ? [...known].some((reading) => reading.slice(0, -1) === bare) : known.has(syllable);
    return fits ? [] : [`${character} is read ${[...known].filter((reading) => reading !== '').join(' or ')}, not ${bare}${NEUTRAL.test(syllable) ? '' : syllable.slice(-1)}`];
  });
  if (wrong.length > 0) return { pinyin: given, made: undefined, doubt: `${name}, "${given}": ${wrong.join('; ')}; correct it, or accept it where the family reads it so` };
  if (syllables.every((syllable) => NEUTRAL.test(syllable))) return { pinyin: spell(name, toned(characters, syllables, read)), made: 'tones', doubt: undefined };
  if (syllables.some((syllable) => NEUTRAL.test(syllable))) return { pinyin: given, made: undefined, doubt: `${name}, "${given}": one syllable has no tone mark; add it` };
  return { pinyin: given, made: undefined, doubt: undefined };
}

/** Syllables with tone marks: the reading of the whole name where it has these letters, else the character's first one that has. */
function toned(characters: readonly string[], syllables: readonly string[], read: readonly string[]): string[] {
  return syllables.map((syllable, at) => {
    const bare = syllable.slice(0, -1);
    const character = characters[at] ?? '';
    const order = [read[at] ?? '', ...readings(character)];
    const wanted = order.find((reading) => reading.slice(0, -1) === bare);
    const [marked = []] = polyphonic(character, { type: 'array' });
    const place = readings(character).indexOf(wanted ?? '');
    // A reading that only surnames have is not among those of the character.
    return marked[place] ?? pinyin(characters.join(''), { type: 'array', surname: 'head' })[at] ?? bare;
  });
}

const readingsKnown = new Map<string, readonly string[]>();

/** Readings of a character, numbered: jue2, jiao4. None where the dictionary does not have it. */
function readings(character: string): readonly string[] {
  const known = readingsKnown.get(character);
  if (known) return known;
  const [all = []] = polyphonic(character, { type: 'array', toneType: 'num' });
  const found = all.map((reading) => reading.normalize('NFC')).filter((reading) => /^[a-zü]+\d$/.test(reading));
  readingsKnown.set(character, found);
  return found;
}

/** `Ōuyáng Xiū`, `Wáng Xī'ān`: the surname apart, an apostrophe before a vowel inside a word (GB/T 28039). */
function spell(name: string, syllables: readonly string[]): string {
  const length = [...name].length;
  const own = length > 2 && DOUBLE_SURNAMES.has([...name].slice(0, 2).join('')) ? 2 : 1;
  return [syllables.slice(0, own), syllables.slice(own)].filter((word) => word.length > 0).map(word).join(' ');
}

/** Syllables as one word that begins with a capital. */
function word(syllables: readonly string[]): string {
  const joined = syllables.map((syllable, at) => (at > 0 && /^[aeo]/.test(stripTones(syllable)) ? `'${syllable}` : syllable)).join('');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

/** Chinese text without a recorded reading in Latin letters, one word: 衡阳 is Hengyang. */
export function latin(text: string): string {
  return word(pinyin(text, { type: 'array', toneType: 'none' }));
}

/** Pinyin without its tone marks, capitals kept: `Róng Yǒulüè` is Rong Youlüe. */
export function withoutTones(marked: string): string {
  return marked.normalize('NFD').replace(/[\u0300\u0301\u0304\u030C]/g, '').normalize('NFC');
}

const ID_MAX = 56;

/** The beginning of an id: `Lǚ Xī'ān` is lu-xian. Empty for what has no Latin letters. */
export function idOf(text: string): string {
  const words = text.normalize('NFD').replace(/[\p{M}'’]/gu, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, ID_MAX).replace(/-$/, '');
}
