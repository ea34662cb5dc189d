import { pinyin } from 'pinyin-pro';
import { spellNumbers } from './chinese-numbers.ts';
import { replaceWords } from './replace-words.ts';

/** What the voice hears of a mark: a pause as long as the mark asks for. Other marks are not heard. */
const PAUSES: Readonly<Record<string, string>> = {
  '，': ',', '、': ',', '；': ',', '：': ',', '—': ',', '…': ',', '（': ',', '）': ',', ',': ',', ';': ',', ':': ',',
  '。': '.', '！': '!', '？': '?', '.': '.', '!': '!', '?': '?',
};

/** Letters as Mandarin says them, for P-40 and the like. */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'ei1', B: 'bi4', C: 'xi1', D: 'di4', E: 'yi4', F: 'ai2 fu5', G: 'ji4', H: 'ei1 qi5', I: 'ai4', J: 'zhei4', K: 'kei4', L: 'ai2 lou5', M: 'ai2 mu5',
  N: 'en1', O: 'ou1', P: 'pi1', Q: 'kiu1', R: 'a4', S: 'ai2 si5', T: 'ti4', U: 'you1', V: 'wei1', W: 'da2 bu5 liu5', X: 'ai2 ke5 si5', Y: 'wai4', Z: 'zei4',
};

/**
 * A Chinese text as numbered pinyin with pauses, the way the voice cmn-latn-pinyin takes it: `lei3 shui3 xi1 an4, …`.
 * Numbers are read as speech has them; words of `readings` are read as it says; 一 and 不 change their tone before
 * others (the voice itself changes the third tone before a third).
 */
export function speakMandarin(text: string, readings: ReadonlyMap<string, readonly string[]>): string {
  const spelled = spellNumbers(text);
  const characters = [...spelled];
  const tokens = pinyin(spelled, { type: 'all', toneType: 'num', nonZh: 'spaced' }).flatMap(({ origin, isZh, result }) =>
    isZh ? [result.replace(/0$/, '5')] : [...origin],
  );
  if (tokens.length !== characters.length) throw new Error(`pinyin-pro reads ${characters.length} characters as ${tokens.length}: ${spelled}`);
  const heard = replaceWords(characters, tokens.map((token, at) => (isFigure(characters, at) ? 'yi1' : token)), readings);
  return heard.map(soundOf).join(' ').replace(/\s+/g, ' ').replace(/ ?([,.!?])(?: ?[,.!?])*/g, '$1').replace(/^[,.!? ]+/, '').trim();
}

/** Whether a 一 is a figure, which keeps its tone: in a row of digits, behind 第 and in 十一, before 月 and 日. */
function isFigure(characters: readonly string[], at: number): boolean {
  if (characters[at] !== '一') return false;
  return /[第零一二三四五六七八九十]/u.test(characters[at - 1] ?? '') || /[零一二三四五六七八九月日号]/u.test(characters[at + 1] ?? '');
}

function soundOf(token: string): string {
  if (/^[a-zü]+[1-5]$/.test(token)) return token;
  return PAUSES[token] ?? LETTERS[token.toUpperCase()] ?? '';
}
