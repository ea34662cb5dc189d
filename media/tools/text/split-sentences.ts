import type { Run, SourceLanguage } from '../../schema/index.ts';

/** What ends a Chinese sentence, and what closes behind the end and still belongs to it. */
const CHINESE_SENTENCE = /[^。！？；!?]*[。！？；!?]+[”’"'」』）)】》〉〕］\]]*\s*/gu;

const englishSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Their full stop never ends a sentence: a name follows. */
const TITLES =
  /(?:^|[\s(“‘"'[—–])(?:St|Mt|Ft|Dr|Mr|Mrs|Ms|Prof|Gen|Maj|Brig|Lt|Col|Capt|Sgt|Cpl|Pte|Adm|Gov|Pres|Rev|Hon|ca|c|cf|vs|approx)\.\s+$/;

/** Their full stop ends no sentence when a number follows: `No. 3`, `p. 12`. */
const NUMBERED = /(?:^|[\s(“‘"'[—–])(?:No|Nos|Vol|Fig|p|pp)\.\s+$/;

/** One capital and a full stop, the initial of a name. */
const INITIAL = /(?:^|[\s(“‘"'.])[A-Z]\.\s+$/;

/** `a.m.`, `p.m.`, `U.S.`, `i.e.`: letters with full stops, which may or may not end a sentence. */
const DOTTED = /(?:^|[\s(“‘"'])(?:[A-Za-z]\.){2,}\s+$/;

/** A sentence that follows `5 a.m.` nearly always starts with one of these; a name does not. */
const STARTERS = new Set(
  `A After All Among An And Another As At Before Behind Both But By Counting During Each Early Eight Even Every Few Fifteen Fifty
  Five For Forty Four From He Her Here His How If In Inside Into It Its Later Many More Most Near Neither Nine No None Not Nothing
  Now Of On Once One Only Others Our Out Outside Over Rain She Seven Since Six So Some Soon Still Ten That The Their Then There
  These They Thirty This Those Three Through Thus To Today Toward Towards Twelve Twenty Two Under Until Up Upon We What When Where
  Which While Who With Within Without Yet You`.split(/\s+/),
);

/**
 * Splits a paragraph into its sentences. Runs that cross a border are cut there, each half keeping what the run had
 * (its link above all); white space between two sentences stays at the end of the first, so that the pieces joined
 * are the paragraph. Chinese ends at 。！？； with the quotes and brackets that close behind; English ends as Unicode's
 * rules say (UAX 29), corrected for titles, initials, `a.m.` and a quotation within a sentence.
 */
export function splitSentences<R extends Run>(runs: readonly R[], language: SourceLanguage): R[][] {
  const text = runs.map((run) => run.text).join('');
  const sentences = language === 'en' ? splitEnglish(text) : splitChinese(text);
  return cutRuns(runs, sentences.map((sentence) => sentence.length));
}

function splitChinese(text: string): string[] {
  const sentences = text.match(CHINESE_SENTENCE) ?? [];
  const rest = text.slice(sentences.join('').length);
  return rest === '' ? sentences : [...sentences, rest];
}

function splitEnglish(text: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of englishSegmenter.segment(text)) {
    const before = sentences.at(-1);
    if (before !== undefined && continues(before, segment)) sentences[sentences.length - 1] = before + segment;
    else sentences.push(segment);
  }
  return sentences;
}

/** Whether the segmenter cut too early, between `before` and `next`. */
function continues(before: string, next: string): boolean {
  if (/^\p{Ll}/u.test(next)) return true;
  // A quotation that ends within a sentence: `“Hold!” (he said) …`, `“Hold!” — and they held.`
  if (/^[—–,;:]/.test(next)) return true;
  if (TITLES.test(before) || (NUMBERED.test(before) && /^\d/.test(next))) return true;
  if (DOTTED.test(before)) return !STARTERS.has(/^\p{L}+/u.exec(next)?.[0] ?? '');
  return INITIAL.test(before);
}

function cutRuns<R extends Run>(runs: readonly R[], lengths: readonly number[]): R[][] {
  const pieces: R[][] = [];
  let index = 0;
  let offset = 0;
  for (const length of lengths) {
    const piece: R[] = [];
    let wanted = length;
    while (wanted > 0) {
      const run = runs[index];
      if (!run) break;
      const text = run.text.slice(offset, offset + wanted);
      if (text !== '') piece.push({ ...run, text });
      wanted -= text.length;
      offset += text.length;
      if (offset >= run.text.length) {
        index += 1;
        offset = 0;
      }
    }
    pieces.push(piece);
  }
  return pieces;
}
