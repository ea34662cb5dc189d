/** Initials in pinyin, Zhuyin and Wade-Giles; of the last without its apostrophe, which nobody types. Longer ones first. */
const INITIALS = [
  ['zh', 'ㄓ', 'ch'], ['ch', 'ㄔ', 'ch'], ['sh', 'ㄕ', 'sh'], ['b', 'ㄅ', 'p'], ['p', 'ㄆ', 'p'], ['m', 'ㄇ', 'm'], ['f', 'ㄈ', 'f'],
  ['d', 'ㄉ', 't'], ['t', 'ㄊ', 't'], ['n', 'ㄋ', 'n'], ['l', 'ㄌ', 'l'], ['g', 'ㄍ', 'k'], ['k', 'ㄎ', 'k'], ['h', 'ㄏ', 'h'],
  ['j', 'ㄐ', 'ch'], ['q', 'ㄑ', 'ch'], ['x', 'ㄒ', 'hs'], ['r', 'ㄖ', 'j'], ['z', 'ㄗ', 'ts'], ['c', 'ㄘ', 'ts'], ['s', 'ㄙ', 's'],
] as const;

/** Finals as they stand behind an initial, in Zhuyin and Wade-Giles. */
const FINALS: Readonly<Record<string, readonly [string, string]>> = {
  a: ['ㄚ', 'a'], o: ['ㄛ', 'o'], e: ['ㄜ', 'e'], ai: ['ㄞ', 'ai'], ei: ['ㄟ', 'ei'], ao: ['ㄠ', 'ao'], ou: ['ㄡ', 'ou'], an: ['ㄢ', 'an'],
  en: ['ㄣ', 'en'], ang: ['ㄤ', 'ang'], eng: ['ㄥ', 'eng'], er: ['ㄦ', 'erh'], i: ['ㄧ', 'i'], ia: ['ㄧㄚ', 'ia'], ie: ['ㄧㄝ', 'ieh'],
  iao: ['ㄧㄠ', 'iao'], iu: ['ㄧㄡ', 'iu'], ian: ['ㄧㄢ', 'ien'], in: ['ㄧㄣ', 'in'], iang: ['ㄧㄤ', 'iang'], ing: ['ㄧㄥ', 'ing'],
  iong: ['ㄩㄥ', 'iung'], u: ['ㄨ', 'u'], ua: ['ㄨㄚ', 'ua'], uo: ['ㄨㄛ', 'o'], uai: ['ㄨㄞ', 'uai'], ui: ['ㄨㄟ', 'ui'], uan: ['ㄨㄢ', 'uan'],
  un: ['ㄨㄣ', 'un'], uang: ['ㄨㄤ', 'uang'], ong: ['ㄨㄥ', 'ung'], ü: ['ㄩ', 'ü'], üe: ['ㄩㄝ', 'üeh'], üan: ['ㄩㄢ', 'üan'], ün: ['ㄩㄣ', 'ün'],
};

/** Syllables without an initial, written with y and w in pinyin: the final that they are, and their Wade-Giles. */
const ALONE: Readonly<Record<string, readonly [string, string]>> = {
  yi: ['ㄧ', 'i'], ya: ['ㄧㄚ', 'ya'], yo: ['ㄧㄛ', 'yo'], ye: ['ㄧㄝ', 'yeh'], yao: ['ㄧㄠ', 'yao'], you: ['ㄧㄡ', 'yu'], yan: ['ㄧㄢ', 'yen'],
  yin: ['ㄧㄣ', 'yin'], yang: ['ㄧㄤ', 'yang'], ying: ['ㄧㄥ', 'ying'], yong: ['ㄩㄥ', 'yung'], yu: ['ㄩ', 'yü'], yue: ['ㄩㄝ', 'yüeh'],
  yuan: ['ㄩㄢ', 'yüan'], yun: ['ㄩㄣ', 'yün'], wu: ['ㄨ', 'wu'], wa: ['ㄨㄚ', 'wa'], wo: ['ㄨㄛ', 'wo'], wai: ['ㄨㄞ', 'wai'],
  wei: ['ㄨㄟ', 'wei'], wan: ['ㄨㄢ', 'wan'], wen: ['ㄨㄣ', 'wen'], wang: ['ㄨㄤ', 'wang'], weng: ['ㄨㄥ', 'weng'],
  a: ['ㄚ', 'a'], o: ['ㄛ', 'o'], e: ['ㄜ', 'o'], ai: ['ㄞ', 'ai'], ei: ['ㄟ', 'ei'], ao: ['ㄠ', 'ao'], ou: ['ㄡ', 'ou'], an: ['ㄢ', 'an'],
  en: ['ㄣ', 'en'], ang: ['ㄤ', 'ang'], eng: ['ㄥ', 'eng'], er: ['ㄦ', 'erh'],
};

/** Syllables that are their initial alone in Zhuyin, and where Wade-Giles goes its own way. */
const BARE: Readonly<Record<string, string>> = { zhi: 'chih', chi: 'chih', shi: 'shih', ri: 'jih', zi: 'tzu', ci: 'tzu', si: 'ssu' };
const WADE_APART: Readonly<Record<string, string>> = {
  ge: 'ko', ke: 'ko', he: 'ho', guo: 'kuo', kuo: 'kuo', huo: 'huo', shuo: 'shuo', gui: 'kuei', kui: 'kuei',
};

export interface Spellings {
  /** With `ü` wherever it is spoken, also where pinyin writes u: jü for ju. */
  readonly pinyin: string;
  /** Without its tone. */
  readonly zhuyin: string;
  /** Without apostrophes and tones. */
  readonly wade: string;
}

/** A syllable of pinyin without its tone in the three spellings; undefined for what is no syllable of Mandarin. */
export function spellingsOf(syllable: string): Spellings | undefined {
  const alone = ALONE[syllable];
  // yu is typed as yv by those who are used to it.
  if (alone) return { pinyin: /^yu(?:e|an|n)?$/.test(syllable) ? syllable.replace('u', 'ü') : syllable, zhuyin: alone[0], wade: alone[1] };
  const initial = INITIALS.find(([letters]) => syllable.startsWith(letters));
  if (!initial) return undefined;
  const [letters, zhuyin, wade] = initial;
  const bare = BARE[syllable];
  if (bare !== undefined) return { pinyin: syllable, zhuyin, wade: bare };
  const written = syllable.slice(letters.length);
  const spoken = /^[jqx]$/.test(letters) ? written.replace(/^u/, 'ü') : written;
  const final = FINALS[spoken];
  if (!final) return undefined;
  return { pinyin: `${letters}${spoken}`, zhuyin: `${zhuyin}${final[0]}`, wade: WADE_APART[syllable] ?? `${wade}${final[1]}` };
}
