import { CAPTION_LINE_MAX_CHARACTERS, CAPTION_LINE_MAX_LATIN_CHARACTERS } from '../../schema/index.ts';
import type { SourceLanguage } from '../../schema/index.ts';

/** What is spoken in one go, and the caption cues, each of one or two lines, that it is shown in. */
export interface Breath {
  readonly text: string;
  readonly cues: readonly (readonly string[])[];
}

const LINE_MAX: Readonly<Record<SourceLanguage, number>> = {
  'zh-Hans': CAPTION_LINE_MAX_CHARACTERS,
  en: CAPTION_LINE_MAX_LATIN_CHARACTERS,
};
/** Where the voice may take breath: behind a mark and what closes with it. */
const PIECES: Readonly<Record<SourceLanguage, RegExp>> = {
  'zh-Hans': /[^，、；：。！？…—]*(?:[，、；：。！？…—]+[”’」』）》]*|$)/gu,
  en: /.*?(?:[,;:.!?…][”’)]*\s+|\s[—–]\s+|$)/gu,
};
const WEAK_END = /、$/;
const STRONG_END = /[，；：。！？…—,;:.!?”）]\s*$/u;
/** Marks that close, and particles that lean on the word before them. */
const LINE_START_FORBIDDEN = /^[\s，、；：。！？…—”’」』）》％%·的了着过地得们吗呢吧]/u;
const LINE_END_FORBIDDEN = /[“‘「『（《·]$/u;

/** Costs, in squared characters: fewer cues before all, then no enumeration parted, then no line broken behind no mark. */
const CUE_COST = 1_000_000;
const WEAK_COST = 400;
const PLAIN_BREAK_COST = 12;

/**
 * Divides a sentence into breaths and caption cues. A sentence that fits two lines is one cue; a longer one is
 * divided behind its marks into cues of like length; a stretch without marks that is longer still is spoken in one
 * breath and shown in several cues. The lines of all cues joined are the sentence.
 *
 * @param whole Words that no line may part, such as names.
 */
export function divideSentence(sentence: string, language: SourceLanguage, whole: Iterable<string> = []): Breath[] {
  const layout: Layout = { max: LINE_MAX[language], language, words: [...whole].filter((word) => sentence.includes(word)) };
  const pieces = (sentence.match(PIECES[language]) ?? []).filter((piece) => piece !== '');
  return groupPieces(pieces, layout).map((text) => ({ text: text.trim(), cues: cuesOf(text.trim(), layout) }));
}

interface Layout {
  readonly max: number;
  readonly language: SourceLanguage;
  /** The words of the sentence that stay whole. */
  readonly words: readonly string[];
}

/** Joins pieces into groups that fit a cue: as few as can be, and those as even as can be. */
function groupPieces(pieces: readonly string[], layout: Layout): string[] {
  const best: { cost: number; groups: string[] }[] = [{ cost: 0, groups: [] }];
  for (let end = 1; end <= pieces.length; end += 1) {
    for (let start = end - 1; start >= 0; start -= 1) {
      const text = pieces.slice(start, end).join('');
      if (start < end - 1 && breakLines(text.trim(), layout) === undefined) break;
      const before = best[start];
      const cost = (before?.cost ?? 0) + CUE_COST + text.length ** 2 + (WEAK_END.test(text) ? WEAK_COST : 0);
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = { cost, groups: [...(before?.groups ?? []), text] };
    }
  }
  return best[pieces.length]?.groups ?? [];
}

/** A text in as few cues as it fits, two lines each. */
function cuesOf(text: string, layout: Layout): string[][] {
  for (let count = 1; count <= text.length; count += 1) {
    const cues = breakEvenly(text, count, layout).map((part) => breakLines(part, layout));
    if (cues.every((lines) => lines !== undefined)) return cues;
  }
  return [[text]];
}

/** The text as one or two lines; undefined where it does not fit. */
function breakLines(text: string, layout: Layout): string[] | undefined {
  if (text.length <= layout.max) return [text];
  let best: { cost: number; lines: string[] } | undefined;
  for (const at of breaksOf(text, layout)) {
    const lines = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
    const [first = '', second = ''] = lines;
    if (first.length > layout.max || second.length > layout.max) continue;
    const cost = Math.abs(first.length - second.length) + (STRONG_END.test(first) ? 0 : PLAIN_BREAK_COST);
    if (!best || cost < best.cost) best = { cost, lines };
  }
  return best?.lines;
}

function breakEvenly(text: string, count: number, layout: Layout): string[] {
  const parts: string[] = [];
  let rest = text;
  for (let left = count; left > 1; left -= 1) {
    const target = rest.length / left;
    const at = breaksOf(rest, layout).reduce((near, place) => (Math.abs(place - target) < Math.abs(near - target) ? place : near), 0);
    if (at === 0) break;
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}

/** Offsets at which a line may break: between words, not behind a number or an opening mark, not before a closing one. */
function breaksOf(text: string, { language, words }: Layout): number[] {
  const inside = insideWords(text, words);
  const behind = language === 'en' ? /\s$/ : /[^第\d]$/u;
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
    .map(({ index }) => index)
    .filter((index) => index > 0 && !inside.has(index) && behind.test(text.slice(0, index)))
    .filter((index) => !LINE_START_FORBIDDEN.test(text.slice(index)) && !LINE_END_FORBIDDEN.test(text.slice(0, index).trimEnd()));
}

function insideWords(text: string, words: readonly string[]): Set<number> {
  const inside = new Set<number>();
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (let offset = 1; offset < word.length; offset += 1) inside.add(at + offset);
    }
  }
  return inside;
}
