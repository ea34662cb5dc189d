import { CHARACTER_PLACE_MAX, CHARACTER_PLACE_SHIFT, KIND, POSTING_KIND_MASK, POSTING_PERSON_SHIFT, POSTING_START_MAX, POSTING_START_SHIFT, type SearchIndex } from '../../media/schema/search.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { findNear } from './near.ts';
import { lettersOf, QUERY_MAX, readQuery, type Letters, type Token } from './query.ts';
import { NEAR_RANK, RANK } from './ranks.ts';
import { firstForms, type Found } from './rows.ts';
import { findSpelled, initialsOf, lettersIn, noLetters, type NextLetters, type TakeHit } from './spelled.ts';
import { at, triesOf, type AlphabetName, type Trie, type Tries } from './tries.ts';
import { characterNumber, findWritten, findWrittenNear, segmentsOf } from './written.ts';

/** Most names that one query lists: who gets more writes more. */
const LISTED_MAX = 300;
/** With fewer than so many that fit, those that nearly fit are listed behind them. */
const NEAR_BELOW = 5;
const NEAR_MAX = 30;
/** Shortest query in which a mistake is looked for, in letters; of Zhuyin, in which a sign is half a syllable. */
const NEAR_MIN_LETTERS = 4;
const NEAR_MIN_ZHUYIN = 3;

interface Answer {
  /** The best first; who fits exactly comes before who nearly fits. */
  readonly found: readonly Found[];
  /** How many of them fit exactly. */
  readonly exact: number;
  /** Whether there are more than are listed. */
  readonly more: boolean;
  /** Letters and signs of Zhuyin with which a name can go on. */
  readonly next: ReadonlySet<string>;
  /** Characters of names that can stand for the first letters, or follow the characters typed. */
  readonly candidates: readonly Candidate[];
}

export interface Engine {
  readonly index: SearchIndex;
  /** Finds names; any text may be given. Synchronous, and never throws. */
  search(text: string): Answer;
}

interface Hit {
  readonly trie: Trie;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly taken: number;
}

/** The search over an opened index. Not reentrant: it marks who is listed in an array of its own. */
export function createEngine(index: SearchIndex): Engine {
  const tries: Tries = triesOf(index);
  const forms = firstForms(index);
  const seen = new Uint32Array(index.id.length);
  let round = 0;

  /** A list that takes nobody twice. */
  function createList(max: number) {
    round += 1;
    const found: Found[] = [];
    let limit = max;
    let more = false;
    return {
      found,
      get more() { return more; },
      full: () => found.length >= limit,
      extend(by: number) { limit = found.length + by; },
      add(each: Found): void {
        if (seen[each.person] === round) return;
        if (found.length >= limit) {
          more = true;
          return;
        }
        seen[each.person] = round;
        found.push(each);
      },
    };
  }
  type List = ReturnType<typeof createList>;

  /** Lists hits of one rank: those by another reading of a character come last. */
  function listHits(hits: readonly Hit[], list: List): void {
    for (const misread of [false, true]) {
      for (const { trie, from, to, depth, taken } of hits) {
        for (let place = from; place < to; place += 1) {
          const posting = at(trie.postings, place);
          const kind = posting & POSTING_KIND_MASK;
          if ((kind === KIND.misread) !== misread) continue;
          const start = (posting >>> POSTING_START_SHIFT) & POSTING_START_MAX;
          list.add({ person: posting >>> POSTING_PERSON_SHIFT, start, end: start + depth, kind, lettersAt: start, taken });
          if (list.more) return;
        }
      }
    }
  }

  function gather(ranks: Hit[][], trie: Trie, table: readonly number[]): TakeHit {
    return (shape, from, to, depth, taken) => {
      const rank = table[shape] ?? 0;
      (ranks[rank] ??= []).push({ trie, from, to, depth, taken });
    };
  }

  function spelled(letters: Letters, next: NextLetters, list: List): void {
    const ranks: Hit[][] = [];
    const own: AlphabetName = letters.zhuyin ? 'zhuyin' : 'pinyin';
    for (const name of ['main', 'part'] as const) {
      findSpelled(tries[name], tries.alphabets[own], letters, { initials: true, next }, gather(ranks, tries[name], RANK.own[name]));
      if (!letters.zhuyin) findSpelled(tries[name], tries.alphabets.wade, letters, { initials: false, next }, gather(ranks, tries[name], RANK.wade[name]));
    }
    for (const hits of ranks) if (hits && !list.more) listHits(hits, list);
  }

  function near(letters: Letters, list: List): void {
    if (letters.length < (letters.zhuyin ? NEAR_MIN_ZHUYIN : NEAR_MIN_LETTERS)) return;
    for (const alphabet of letters.zhuyin ? (['zhuyin'] as const) : (['pinyin', 'wade'] as const)) {
      const ranks: Hit[][] = [];
      findNear(tries.main, tries.alphabets[alphabet], letters, gather(ranks, tries.main, NEAR_RANK.main));
      findNear(tries.part, tries.alphabets[alphabet], letters, gather(ranks, tries.part, NEAR_RANK.part));
      for (const hits of ranks) if (hits && !list.more) listHits(hits.map((hit) => ({ ...hit, depth: 0 })), list);
    }
  }

  /** Nothing is near: names that begin as the query begins. */
  function beginnings(codes: readonly number[], list: List): void {
    for (let length = codes.length - 1; length > 0 && list.found.length === 0; length -= 1) spelled(lettersOf(codes.slice(0, length)), noLetters(), list);
  }

  function writtenOut(tokens: readonly Token[], next: NextLetters, list: List): void {
    const segments = segmentsOf(index, tokens);
    const ranks: Found[][] = [[], [], [], []];
    const zhuyin = segments.some((segment) => 'letters' in segment && segment.letters.zhuyin);
    findWritten(index, tries.alphabets[zhuyin ? 'zhuyin' : 'pinyin'], segments, next, ({ person, form, start, end, complete, lettersAt, taken }) => {
      ranks[(start === 0 ? 0 : 2) + (complete ? 0 : 1)]?.push({ person, start, end, kind: form === at(forms, person) ? KIND.right : KIND.alias, lettersAt, taken });
      const enough = (ranks[0]?.length ?? 0) + (ranks[1]?.length ?? 0) > LISTED_MAX;
      // Of so many, any letter may be the next.
      if (enough) next.fill(1);
      return !enough;
    });
    for (const each of ranks.flat()) list.add(each);
  }

  /** Characters that sound alike, then names that differ by one character. */
  function writtenNear(tokens: readonly Token[], list: List): void {
    const characters = tokens.flatMap((token) => ('han' in token ? [characterNumber(index, token.han)] : []));
    if (characters.length !== tokens.length) return;
    const codes = characters.flatMap((character) => soundOf(character));
    if (characters.every((character) => character >= 0) && characters.length > 1) spelled(lettersOf(codes.slice(0, QUERY_MAX)), noLetters(), list);
    findWrittenNear(index, characters, ({ person }) => {
      list.add({ person, start: 0, end: 0, kind: KIND.right, lettersAt: -1, taken: 0 });
      return !list.full();
    });
  }

  function soundOf(character: number): number[] {
    if (character < 0) return [];
    const posting = at(index.characterPostings, at(index.characterAt, character));
    const word = at(index.formWord, at(index.formAt, posting >>> CHARACTER_PLACE_SHIFT) + (posting & CHARACTER_PLACE_MAX));
    return [...index.pinyin.subarray(at(index.pinyinAt, word), at(index.pinyinAt, word + 1))];
  }

  function search(text: string): Answer {
    const tokens = readQuery(text);
    const codes = tokens.flatMap((token) => ('letter' in token ? [token.letter] : []));
    const written = codes.length < tokens.length;
    const next = noLetters();
    const list = createList(LISTED_MAX);
    if (tokens.length === 0) {
      for (const trie of [tries.main, tries.part]) initialsOf(trie, tries.alphabets, next);
      return { found: [], exact: 0, more: false, next: lettersIn(next), candidates: [] };
    }
    if (written) writtenOut(tokens, next, list);
    else spelled(lettersOf(codes), next, list);
    const exact = list.found.length;
    if (exact < NEAR_BELOW) {
      list.extend(NEAR_MAX);
      if (written) writtenNear(tokens, list);
      else near(lettersOf(codes), list);
      if (list.found.length === 0) beginnings(codes, list);
    }
    return {
      found: list.found,
      exact,
      more: exact >= LISTED_MAX && list.more,
      next: lettersIn(next),
      candidates: candidatesOf(index, forms, list.found.slice(0, exact), written && codes.length === 0),
    };
  }

  return { index, search };
}
