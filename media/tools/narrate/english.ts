import { spellDates } from './english-dates.ts';
import { splitterOf } from '../text/known-words.ts';
import type { Splitter } from '../text/known-words.ts';
import { parseSyllable } from './pinyin.ts';

/** Initials and finals of pinyin in the phonemes of espeak-ng's English, as a careful English speaker says them. */
const INITIALS: Readonly<Record<string, string>> = {
  b: 'b', p: 'p', m: 'm', f: 'f', d: 'd', t: 't', n: 'n', l: 'l', g: 'g', k: 'k', h: 'h', j: 'dZ', q: 'tS', x: 'S',
  zh: 'dZ', ch: 'tS', sh: 'S', r: 'r', z: 'dz', c: 'ts', s: 's', y: 'j', w: 'w',
};
const FINALS: Readonly<Record<string, string>> = {
  a: 'A:', o: 'O:', e: '3:', ai: 'aI', ei: 'eI', ao: 'aU', ou: 'oU', an: 'an', en: 'Vn', ang: 'aN', eng: 'VN', ong: 'UN', er: '3:',
  i: 'i:', ia: 'jA:', ie: 'jE', iao: 'jaU', iu: 'joU', ian: 'jEn', in: 'In', iang: 'jaN', ing: 'IN', iong: 'jUN',
  u: 'u:', ua: 'wA:', uo: 'wO:', uai: 'waI', ui: 'weI', uan: 'wan', un: 'wVn', uang: 'waN', ueng: 'wVN',
  ü: 'ju:', üe: 'jwE', ue: 'jwE', üan: 'jEn', ün: 'jUn',
};

/** After these initials a written i is the buzzing vowel, and u is ü. */
const BUZZING = new Set(['zh', 'ch', 'sh', 'r', 'z', 'c', 's']);
const ROUNDED = new Set(['j', 'q', 'x', 'y']);

/** The glide that an initial is or holds already: jia is "dja", yin is "yin". */
const GLIDE_HELD: Readonly<Record<string, RegExp>> = { j: /^j/, q: /^j/, y: /^j/ };

const POSSESSIVE = /^'s(?![\p{L}\p{N}-])/u;
const splitters = new WeakMap<ReadonlyMap<string, unknown>, Splitter>();

/** Whether a name is a word of its own, and no part of a longer one. */
function standsAlone(text: string, start: number, end: number): boolean {
  // Two code units hold whatever stands next to it.
  return !/[\p{L}\p{N}'-]$/u.test(text.slice(Math.max(0, start - 2), start)) && !/^[\p{L}\p{N}-]/u.test(text.slice(end, end + 2));
}

const MARKS = /([‘’“”"()[\]])|(\s*[—–]\s*|\s*…\s*)/g;

/**
 * An English text as the voice en-gb takes it: dates and years as they are spoken, Chinese names of `readings` in
 * phonemes.
 */
export function speakEnglish(text: string, readings: ReadonlyMap<string, readonly string[]>): string {
  const spelled = spellDates(text)
    .replace(/(?<=\p{L})–(?=\p{L})/gu, ' ')
    .replace(/(?<=\w)[’'](?=\w)/g, "'")
    .replace(MARKS, (_, silent: string | undefined) => (silent === undefined ? ', ' : ''))
    .replace(/^[\s,]+/, '')
    .replace(/ ?,(?: ?[,.])+/g, ',');
  const split = splitters.get(readings) ?? splitterOf(readings.keys(), standsAlone);
  splitters.set(readings, split);
  const parts = split(spelled);
  // Every syllable of Mandarin ends voiced, so its possessive is a z.
  return parts
    .map((part, at) =>
      at % 2 === 1 ? `[[${phonemes(readings.get(part) ?? [])}${POSSESSIVE.test(parts[at + 1] ?? '') ? 'z' : ''}]]` : at === 0 ? part : part.replace(POSSESSIVE, ''),
    )
    .join('')
    .trim();
}

/** Numbered syllables as English phonemes, the last one stressed; a name with a space in it is one word to the voice. */
export function phonemes(syllables: readonly string[]): string {
  return syllables.map((syllable, index) => `${index === syllables.length - 1 ? "'" : ','}${phonemesOf(syllable)}`).join('');
}

function phonemesOf(numbered: string): string {
  const syllable = parseSyllable(numbered);
  if (!syllable) throw new Error(`${numbered} is no numbered syllable such as lei3`);
  const { initial, final } = syllable;
  const onset = INITIALS[initial] ?? '';
  if (final === 'i' && BUZZING.has(initial)) return `${onset}3:`;
  if (ROUNDED.has(initial)) return onset + roundedFinal(final).replace(GLIDE_HELD[initial] ?? /^$/, '');
  const rhyme = FINALS[final] ?? '';
  return initial === '' || !rhyme.startsWith(onset) ? onset + rhyme : rhyme;
}

function roundedFinal(final: string): string {
  const rounded: Readonly<Record<string, string>> = { u: 'u:', ü: 'u:', ue: 'wE', üe: 'wE', uan: 'wan', üan: 'wan', un: 'Un', ün: 'Un' };
  return rounded[final] ?? FINALS[final] ?? '';
}
