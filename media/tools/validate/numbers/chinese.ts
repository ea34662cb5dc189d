import { isYear, key } from './figure.ts';
import type { Figure } from './figure.ts';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};
const PLACES: Readonly<Record<string, number>> & { readonly 十: number } = { 十: 10, 百: 100, 千: 1000 };
const GROUPS: Readonly<Record<string, number>> & { readonly 万: number; readonly 亿: number } = { 万: 1e4, 亿: 1e8 };

/** What a single numeral must count to be a number and no idiom: 三个, 两位, 四门, but 两岸, 三面 and 四处 not. */
const MEASURES =
  '个|位|名|人|门|支|枝|架|艘|辆|挺|座|间|栋|条|张|封|份|次|天|年|岁|里|公里|华里|米|吨|口|发|枚|块|批|匹|箱|户|周年|层|日|点|时|小时|分钟|星期|连|营|团|师|军长|师长|团长|营长|师团|旅|联队|中队|大队';
/** What two of them count is often said with both or not counted at all: 两人, 两次. */
const PAIR_ONLY = /^(?:人|军|次|点|里)/;
const COUNTED = new RegExp(`^(?:多|余)?(?:${MEASURES})`);
const ORDINAL_COUNTED = /^(?:次|师团|联队|师|旅|团|军|营|支队|大队|中队|连)/;

const NUMERAL = '[零〇一二两三四五六七八九十百千万亿]';
const TOKEN = new RegExp(
  [
    String.raw`(?<century>\d{1,2})世纪(?<decade>\d{2})年代`,
    String.raw`(?<month>1[0-2]|[1-9])月`,
    String.raw`(?<written>\d+(?:,\d{3})*(?:\.\d+)?)(?:[余多几]?(?<scale>[十百千万亿]+))?`,
    `(?<wordMonth>十[一二]?|[一二三四五六七八九])月(?!余)`,
    `百分之(?<percent>${NUMERAL}+)`,
    `(?<fraction>${NUMERAL}+分之${NUMERAL}+)`,
    `(?<words>${NUMERAL}+)(?:[余多几](?<wordScale>[万亿]))?`,
    `(?<pair>双|俩|对|孪)`,
  ].join('|'),
  'gu',
);

/** Full-width figures count like others; the length stays. */
function narrow(text: string): string {
  return text.replace(/[０-９．，](?=[０-９\d]|[^０-９\d])/gu, (wide) => (/[０-９．]/.test(wide) ? wide.normalize('NFKC') : wide));
}

/** The numbers and months of a Chinese text, in its order. Names with numerals in them (五桂岭) are to be taken out before. */
export function chineseFigures(text: string): Figure[] {
  const plain = narrow(text);
  return [...plain.matchAll(TOKEN)].flatMap((match) => {
    const before = plain.slice(Math.max(0, match.index - 2), match.index);
    const after = plain.slice(match.index + match[0].length);
    return readToken(match.groups ?? {}, match[0], before, after);
  });
}

function readToken(groups: Record<string, string | undefined>, shown: string, before: string, after: string): Figure[] {
  const { century, decade, month, written, scale, wordMonth, percent, fraction, words, wordScale } = groups;
  if (century !== undefined && decade !== undefined) {
    const value = (Number(century) - 1) * 100 + Number(decade);
    return [{ keys: [key(value), key(Number(century)), key(Number(decade))], shown, claim: true, year: false }];
  }
  if (month !== undefined) return [{ keys: [key(Number(month), true)], shown, claim: true, year: false }];
  if (wordMonth !== undefined) return [{ keys: [key(readWords(wordMonth) ?? 0, true), key(readWords(wordMonth) ?? 0)], shown, claim: true, year: false }];
  if (written !== undefined) return [writtenFigure(written, scale, shown, after)];
  if (percent !== undefined) return [{ keys: [key(readWords(percent) ?? 0)], shown, claim: true, year: false }];
  if (fraction !== undefined) return fraction.split('分之').map((part) => mention(readWords(part) ?? 0, shown));
  if (words !== undefined) return wordFigures(words, wordScale, shown, before, after);
  return [mention(2, shown)];
}

function writtenFigure(written: string, scale: string | undefined, shown: string, after: string): Figure {
  const value = Number(written.replaceAll(',', '')) * (scale === undefined ? 1 : scaleOf(scale));
  // 20时 is eight in the evening.
  const evening = /^(?:时|点|:)/.test(after) && value > 12 && value < 24 ? [key(value - 12)] : [];
  return { keys: [key(value), ...evening], shown, claim: true, year: isYear(value) && after.startsWith('年') };
}

function wordFigures(words: string, wordScale: string | undefined, shown: string, before: string, after: string): Figure[] {
  const characters = [...words];
  const [only] = characters;
  if (characters.every((character) => character in DIGITS)) {
    if (characters.length === 1 && only !== undefined) return [singleDigit(DIGITS[only] ?? 0, wordScale, shown, before, after)];
    // 五六 is five or six; 一九四四 is a year.
    if (characters.length === 2) return characters.map((character) => mention(DIGITS[character] ?? 0, shown));
    const value = Number(characters.map((character) => DIGITS[character]).join(''));
    return [{ keys: [key(value)], shown, claim: true, year: isYear(value) }];
  }
  const guess = /([一二两三四五六七八九])([一二两三四五六七八九])(?=[十百千万亿])|十([一二三四五六七八九])([一二三四五六七八九])/u.exec(words);
  const factor = wordScale === undefined ? 1 : scaleOf(wordScale);
  const value = guess ? undefined : readWords(words);
  // 三四百, or 万一: nothing that the other language could be held to.
  if (value === undefined) return characters.flatMap((character) => mentionsOf(character, shown));
  const vague = /[数几好]$/.test(before);
  const bare = characters.every((character) => !(character in DIGITS));
  // 数十, 十余, 千万: said of many. 十 alone counts where something is counted.
  const idiom = bare && !(words === '十' && COUNTED.test(after) && !/^[余多]/.test(after));
  return [{ keys: [key(value * factor)], shown, claim: !vague && !idiom && !/^几/.test(after), year: false }];
}

function singleDigit(value: number, wordScale: string | undefined, shown: string, before: string, after: string): Figure {
  if (wordScale !== undefined) return { keys: [key(value * scaleOf(wordScale))], shown, claim: true, year: false };
  const ordinal = before.endsWith('第');
  const counts = ordinal ? value > 2 && ORDINAL_COUNTED.test(after) : COUNTED.test(after) && !(value === 2 && PAIR_ONLY.test(after));
  return { keys: [key(value)], shown: counts ? `${ordinal ? '第' : ''}${shown}${[...after][0] ?? ''}` : shown, claim: value > 1 && counts, year: false };
}

function mention(value: number, shown: string): Figure {
  return { keys: [key(value)], shown, claim: false, year: false };
}

function mentionsOf(character: string, shown: string): Figure[] {
  const value = DIGITS[character] ?? PLACES[character] ?? GROUPS[character];
  return value === undefined ? [] : [mention(value, shown)];
}

function scaleOf(scale: string): number {
  return [...scale].reduce((product, character) => product * (PLACES[character] ?? GROUPS[character] ?? 1), 1);
}

/** 一万七千六百 is 17600, 十一万 110000; undefined for what is no number in good order, such as 万一. */
export function readWords(words: string): number | undefined {
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  let place = Infinity;
  for (const character of words) {
    const named = DIGITS[character];
    const unit = PLACES[character];
    if (named !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = named;
    } else if (unit !== undefined) {
      if (unit >= place) return undefined;
      group += (digit ?? 1) * unit;
      digit = undefined;
      place = unit;
    } else {
      const section = group + (digit ?? 0) || (total === 0 ? 1 : 0);
      total = character === '亿' ? (total + section) * GROUPS.亿 : total + section * GROUPS.万;
      group = 0;
      digit = undefined;
      place = Infinity;
    }
  }
  // Behind a unit of a hundred and more a digit needs 零; without it 三百五 is short for 350, and 万一 no number.
  const short = digit !== undefined && digit !== 0 && (place === Infinity ? total > 0 : place > PLACES.十) && !/[零〇]/.test(words);
  return short ? undefined : total + group + (digit ?? 0);
}
