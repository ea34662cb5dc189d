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
  const tokens = pinyin(spelled, { type: 'all', toneType: 'num', nonZh: 'spaced' }).flatMap(({ origin, isZh, result }) => {
    if (isZh) return [result.replace(/0$/, '5')];
    return [...origin];
  });
  const characters = [...spelled];
  if (tokens.length !== characters.length) throw new Error(`pinyin-pro reads ${characters.length} characters as ${tokens.length}: ${spelled}`);
  const heard = replaceWords(characters, tokens, readings);
  return heard.map(soundOf).join(' ').replace(/\s+/g, ' ').replace(/ ?([,.!?])(?: ?[,.!?])*/g, '$1').replace(/^[,.!? ]+/, '').trim();
}

function soundOf(token: string): string {
  if (/^[a-zü]+[1-5]$/.test(token)) return token;
  return PAUSES[token] ?? LETTERS[token.toUpperCase()] ?? '';
}
