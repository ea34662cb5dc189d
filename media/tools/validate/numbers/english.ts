import { isYear, key } from './figure.ts';
import type { Figure } from './figure.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const ONES = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ');
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };
/** Said of two and of twelve without naming the number. */
const GUESSES: Readonly<Record<string, readonly number[]>> = {
  both: [2], twice: [2], pair: [2], couple: [2], either: [2], twin: [2], twins: [2], double: [2], dozen: [12, 10], dozens: [10],
  hundreds: [100], thousands: [1000], million: [1e6], millions: [1e6], decade: [10], decades: [10], score: [20], nought: [0],
};

/** Two is often said without being counted (the two sides, two spellings): it answers a claim and makes none. */
const SPEECH_MAX = 2;

/** Ordinals up to this one are also figures of speech (a second time, the third of them) unless they are part of a name. */
const ORDINAL_SPEECH_MAX = 10;

interface Word {
  readonly value: number;
  readonly ordinal: boolean;
}

const WORDS: ReadonlyMap<string, Word> = new Map([
  ...ONES.map((word, value): [string, Word] => [word, { value, ordinal: false }]),
  ...ORDINALS.map((word, value): [string, Word] => [word, { value, ordinal: true }]),
  ...TENS.flatMap((word, ten): [string, Word][] =>
    word === '' ? [] : [[word, { value: ten * 10, ordinal: false }], [word.replace(/y$/, 'ieth'), { value: ten * 10, ordinal: true }]]),
]);

const TOKEN = new RegExp(
  [
    String.raw`(?<month>${MONTHS.join('|')})(?![a-z])`,
    String.raw`(?<decade>\d{4})s`,
    String.raw`(?<written>\d+(?:,\d{3})*(?:\.\d+)?)(?:st|nd|rd|th)?(?:\s+(?<scale>hundred|thousand|million|billion))?`,
    String.raw`(?<word>[A-Za-z]+)`,
  ].join('|'),
  'g',
);

/** The numbers and months of an English text, in its order. Names with numbers in them are to be taken out before. */
export function englishFigures(text: string): Figure[] {
  const tokens = [...text.matchAll(TOKEN)];
  const figures: Figure[] = [];
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (!token) break;
    const { month, decade, written, scale } = token.groups ?? {};
    const run = month === undefined && decade === undefined && written === undefined ? readNumber(tokens, index, text) : undefined;
    if (month !== undefined) figures.push(monthFigure(month, token, text));
    else if (decade !== undefined) figures.push({ keys: [key(Number(decade)), key(Number(decade) % 100)], shown: token[0], claim: true, year: false });
    else if (written !== undefined) figures.push(writtenFigure(written, scale, token[0]));
    else if (run) figures.push(run.figure);
    else figures.push(...(GUESSES[token[0].toLowerCase()] ?? []).map((value) => ({ keys: [key(value)], shown: token[0], claim: false, year: false })));
    index = run?.end ?? index + 1;
  }
  return figures;
}

/** May and March are also words: as months they stand beside a day, a year or a preposition. */
function monthFigure(month: string, { index }: RegExpExecArray, text: string): Figure {
  const before = text.slice(0, index);
  const after = text.slice(index + month.length);
  const doubtful = month === 'May' || month === 'March';
  const dated = /(?:\d|\b(?:[Ii]n|of|[Ee]arly|[Ll]ate|mid|[Bb]y|[Ss]ince|[Uu]ntil|to|last|[Ff]rom|that)[ -])\s*$/.test(before) || /^\s+\d/.test(after);
  return { keys: [key(MONTHS.indexOf(month) + 1, true)], shown: month, claim: !doubtful || dated, year: false };
}

function writtenFigure(written: string, scale: string | undefined, shown: string): Figure {
  const value = Number(written.replaceAll(',', '')) * (scale === undefined ? 1 : (SCALES[scale] ?? 1));
  return { keys: [key(value)], shown, claim: true, year: isYear(value) && /^\d{4}$/.test(shown) };
}

/** A number in words from `tokens[start]` on: `a hundred and forty-seven`, `twenty-third`, `half a million` as a guess. */
function readNumber(tokens: readonly RegExpExecArray[], start: number, text: string): { figure: Figure; end: number } | undefined {
  let total = 0;
  let group: number | undefined;
  let ordinal = false;
  let last = start;
  for (let index = start; index < tokens.length && !ordinal; index += 1) {
    const token = tokens[index];
    const word = token?.[0].toLowerCase() ?? '';
    if (index > start && !/^[\s-]+$/.test(between(tokens, index - 1, text))) break;
    if (word === 'and' && group !== undefined && index === last + 1 && isScale(tokens[last]) && (WORDS.get(next(tokens, index))?.value ?? 0) > 0) continue;
    if (word === 'a' && index === start && next(tokens, index) in SCALES) {
      group = 1;
      continue;
    }
    const named = WORDS.get(word);
    const scale = SCALES[word.replace(/th$/, '')];
    if (named) {
      if (!fits(group, named.value)) break;
      group = (group ?? 0) + named.value;
      ordinal = named.ordinal;
    } else if (scale !== undefined && group !== undefined) {
      if (scale === SCALES['hundred']) group *= scale;
      else {
        total += group * scale;
        group = 0;
      }
      ordinal = word.endsWith('th');
    } else {
      break;
    }
    last = index;
  }
  const [first, end] = [tokens[start], tokens[last]];
  if (group === undefined || !first || !end) return undefined;
  const shown = text.slice(first.index, end.index + end[0].length);
  const value = total + group;
  // `the Second General Assault` is a name, `a second time` is not; a sentence begins with a capital anyway.
  const named = /^[A-Z]/.test(shown) && !/(?:^|[.!?:“‘(]\s*|—\s*|\n\s*)$/.test(text.slice(0, first.index));
  const speech = ordinal ? value <= ORDINAL_SPEECH_MAX && !named : value <= SPEECH_MAX || /^-(?:sided|fold|square)/.test(text.slice(end.index + end[0].length));
  return { figure: { keys: [key(value)], shown, claim: value > 1 && !speech, year: false }, end: last + 1 };
}

function isScale(token: RegExpExecArray | undefined): boolean {
  return token !== undefined && token[0].toLowerCase() in SCALES;
}

function next(tokens: readonly RegExpExecArray[], index: number): string {
  return tokens[index + 1]?.[0].toLowerCase() ?? '';
}

function between(tokens: readonly RegExpExecArray[], index: number, text: string): string {
  const token = tokens[index];
  return token ? text.slice(token.index + token[0].length, tokens[index + 1]?.index) : '';
}

/** Whether a number up to ninety-nine can stand behind what has been read: twenty-three can, two three cannot. */
function fits(group: number | undefined, value: number): boolean {
  if (group === undefined || group === 0) return true;
  const rest = group % 100;
  return rest === 0 || (rest >= 20 && rest % 10 === 0 && value > 0 && value < 10);
}
