import { spellDates } from './english-dates.ts';
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
  if (readings.size === 0) return spelled.trim();
  const words = [...readings.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const known = new RegExp(String.raw`(?<![\p{L}\p{N}'-])(${words.join('|')})('s)?(?![\p{L}\p{N}-])`, 'gu');
  // Every syllable of Mandarin ends voiced, so its possessive is a z.
  return spelled.replace(known, (_, word: string, possessive = '') => `[[${phonemes(readings.get(word) ?? [])}${possessive && 'z'}]]`).trim();
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

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
